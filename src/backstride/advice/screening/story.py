"""The free-text story is read only to ask about a side remark. It decides nothing."""

import re
from dataclasses import dataclass

from backstride.advice.facts import Facts
from backstride.knowledge.model import StoryPrompt


@dataclass(frozen=True, slots=True)
class Remark:
    """Words in the story that touch a question not settled since it was told. ``ask``: what to ask the runner."""

    fact: str
    words: str
    ask: str


def remarks(facts: Facts) -> tuple[Remark, ...]:
    """Questions that the story gives reason to ask (again), each with the words that prompted it."""
    story = facts.value("story")
    if not isinstance(story, str):
        return ()
    found: dict[str, Remark] = {}
    for prompt in facts.knowledge.story_prompts.values():
        match = next((hit for phrase in prompt.phrases if (hit := _find(phrase, story))), None)
        if match and prompt.fact not in found and not _settled(prompt, facts):
            found[prompt.fact] = Remark(prompt.fact, match, prompt.ask)
    return tuple(found.values())


def _settled(prompt: StoryPrompt, facts: Facts) -> bool:
    """Whether it was answered yes, or asked again after the story was told."""
    told = facts.runner.told_nth
    return facts.value(prompt.fact) in prompt.settled_by or told.get(prompt.fact, -1) > told.get("story", -1)


def _find(phrase: str, story: str) -> str | None:
    pattern = r"\b" + r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()) + r"\b"
    hit = re.search(pattern, story, re.IGNORECASE)
    return hit.group(0) if hit else None
