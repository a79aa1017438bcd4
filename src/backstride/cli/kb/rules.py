"""The warning-sign rules in words, gravest first, laid out for a clinician who reviews them."""

from typing import Any

from backstride.cli.kb.condition_words import condition_lines
from backstride.cli.page import heading, paint, say
from backstride.knowledge.model import LEVELS, Condition, FlagRule, Knowledge, Level, RedFlag
from backstride.shown.evidence_words import evidence
from backstride.shown.knowledge_json import item_json
from backstride.shown.tone import Tone

_LEVELS: dict[Level, tuple[str, Tone]] = {
    "emergency": ("Emergency: now", "stop"),
    "urgent": ("Urgent: the same day, at the latest within two days", "stop"),
    "clinician": ("Clinician: an appointment within a week or two", "care"),
    "self_care": ("Self-care: a word to the runner, training may begin", "good"),
}
_BLANKS = {"{emergency_number}": "[emergency number]", "{urgent_text}": "[whom to call for urgent advice]"}
_INTRO = (
    "Of several rules of one sign the gravest that holds speaks. An answer that was not given is never taken as a no: "
    "training starts only after all of them were asked."
)


def show_rules(knowledge: Knowledge) -> None:
    """Every rule under its level: when it speaks, what it says and why, and how it combines with others."""
    flags = [flag for flag in knowledge.red_flags.values() if flag.status != "retired"]
    reviewed = sum(flag.status == "clinician_reviewed" for flag in flags)
    heading("Warning signs")
    seen = f"{reviewed} were" if reviewed else "none was"
    say(f"{len(flags)} signs, of which {seen} reviewed by a clinician.")
    say(_INTRO)
    for level in reversed(LEVELS):
        title, tone = _LEVELS[level]
        spoken = [(flag, rule) for flag in flags for rule in flag.rules if rule.level == level]
        heading(title, tone)
        for flag, rule in spoken:
            _show_rule(flag, rule, knowledge)
    _show_patterns(flags, knowledge)


def rules_plain(knowledge: Knowledge) -> dict[str, Any]:
    """The rules by level, each condition as data and in words; and the patterns that they read."""
    flags = [flag for flag in knowledge.red_flags.values() if flag.status != "retired"]
    return {
        "levels": [
            {
                "level": level,
                "means": _LEVELS[level][0],
                "rules": [
                    _plain_rule(flag, rule, knowledge) for flag in flags for rule in flag.rules if rule.level == level
                ],
            }
            for level in reversed(LEVELS)
        ],
        "patterns": [
            item_json(knowledge.pattern_of[fact]) | {"when_words": in_words(knowledge.pattern_of[fact].when, knowledge)}
            for fact in _patterns(flags, knowledge)
        ],
    }


def in_words(condition: Condition, knowledge: Knowledge) -> list[str]:
    """The lines of a condition, indented by two blanks a step."""
    return [f"{'  ' * depth}{text}" for depth, text in condition_lines(condition, knowledge)]


def show_condition(condition: Condition, knowledge: Knowledge, indent: int) -> None:
    """The lines of a condition as a list."""
    for depth, text in condition_lines(condition, knowledge):
        say(f"• {text}", indent=indent + 2 * depth, hang=2)


def _show_rule(flag: RedFlag, rule: FlagRule, knowledge: Knowledge) -> None:
    say()
    say(f"{paint(flag.flag, 'strong')}  {paint(flag.name, 'strong')}", hang=5)
    say("When", "quiet", indent=2)
    show_condition(rule.when, knowledge, 4)
    for label, text in (("Do", _filled(rule.do)), ("Why", rule.why), ("Who", flag.who or "")):
        if text:
            say(f"{label:<5}{text}", indent=2, hang=5)
    notes = _notes(flag, rule)
    if notes:
        say(" ".join(notes), indent=2)
    say(f"Suspected: {', '.join(flag.suspected)}. {evidence(flag.grade)}", "quiet", indent=2)
    say(f"red_flags/{flag.id}, from {', '.join(flag.sources)}", "quiet", indent=2)


def _notes(flag: RedFlag, rule: FlagRule) -> list[str]:
    """How the rule combines with other answers, and what it allows meanwhile."""
    notes = []
    if flag.unsure_is_yes:
        notes.append('An answer of "not sure" counts as yes.')
    if flag.weak:
        cluster = f" of the group {flag.cluster.replace('_', ' ')}" if flag.cluster else ""
        notes.append(f"A weak sign: alone it stays at clinician; two weak signs{cluster} raise the level by one.")
    if flag.only_alone:
        notes.append("Shown only when nothing graver spoke.")
    if rule.self_care and rule.level == "clinician":
        how = ", at the first levels and with few sets" if rule.gentle else ""
        notes.append(f"Exercises may go on until the appointment{how}.")
    if rule.stop_running:
        notes.append("No running until it was looked at.")
    if rule.no_walking:
        notes.append("Not even a walking session is offered.")
    if flag.clearable and rule.level == "clinician":
        notes.append("A clinician who knows of it may clear the runner for exercise.")
    return notes


def _plain_rule(flag: RedFlag, rule: FlagRule, knowledge: Knowledge) -> dict[str, Any]:
    about = item_json(flag)
    del about["rules"]
    return {**about, **item_json(rule), "when_words": in_words(rule.when, knowledge), "notes": _notes(flag, rule)}


def _show_patterns(flags: list[RedFlag], knowledge: Knowledge) -> None:
    facts = _patterns(flags, knowledge)
    if not facts:
        return
    heading("Patterns that these rules read")
    for fact in facts:
        pattern = knowledge.pattern_of[fact]
        say()
        say(f"{paint(pattern.name, 'strong')} [{fact}]")
        show_condition(pattern.when, knowledge, 2)


def _patterns(flags: list[RedFlag], knowledge: Knowledge) -> list[str]:
    """Facts of the patterns that the rules read, also through another pattern."""
    found: list[str] = []
    todo = sorted({fact for flag in flags for rule in flag.rules for fact in rule.when.facts()})
    while todo:
        fact = todo.pop(0)
        if fact in knowledge.pattern_of and fact not in found:
            found.append(fact)
            todo += sorted(knowledge.pattern_of[fact].when.facts())
    return found


def _filled(text: str) -> str:
    for blank, words in _BLANKS.items():
        text = text.replace(blank, words)
    return text
