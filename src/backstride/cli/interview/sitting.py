"""One sitting of the interview: a screen at a time; every answer is kept at once, so it can be resumed."""

from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from backstride.advice.facts import Facts
from backstride.advice.screening import Ask, Cleared, Incomplete, Remark, next_ask, remarks
from backstride.advice.screening.screen import screen_facts
from backstride.app.advise import Advice, advise
from backstride.app.answers import bodies_of
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.interview.asking import (
    WISHES,
    Fault,
    Wish,
    read_checklist,
    read_course,
    read_question,
    show_checklist,
    show_course,
    show_question,
)  # fmt: skip
from backstride.cli.keeping import keep_plan
from backstride.cli.page import problem, say
from backstride.cli.settings import Settings
from backstride.journal import Answer
from backstride.knowledge.model import Knowledge
from backstride.shown.asking_words import SAFETY_ASKED, why_asked
from backstride.shown.care_words import stands_alone


def start_interview(settings: Settings, again: bool = False) -> Advice | None:
    """Ask, then show the advice that follows; None when the runner stopped before the end."""
    interview = Interview(settings, load_knowledge(), today_here(), again)
    finished = interview.run()
    advice = advise(load_runner(settings.data), interview.knowledge, interview.today)
    if not finished:
        say()
        say("Your answers are kept. Go on with: backstride start")
        if isinstance(advice.screening, Incomplete):
            return None
    keep_plan(settings.data, advice)
    show_advice(advice)
    if advice.plan is not None and not stands_alone(advice.screening):
        say()
        say("Your whole week: backstride plan. Everything else: backstride --help", "quiet")
    return advice


@dataclass
class Interview:
    """One sitting of the interview. ``asked``: screens answered so far, for going back."""

    settings: Settings
    knowledge: Knowledge
    today: date
    again: bool
    asked: list[Ask] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    since: int = 0
    needed_before: bool = True

    def run(self) -> bool:
        """Ask until nothing is open (True) or the runner stops (False)."""
        if self.again:
            self.since = 1 + max(load_runner(self.settings.data).told_nth.values(), default=-1)
        self._greet()
        while True:
            ask, remark = self._next()
            if ask is None:
                return True
            step = self._one(ask, remark)
            if step == "quit":
                return False
            if step == "back":
                self._back()

    def _greet(self) -> None:
        say("Some questions about your back come first, so that we advise nothing that is not safe for you.")
        say("Enter skips, b goes back, w tells why we ask, q stops. Everything stays on this device.", "quiet")

    def _next(self) -> tuple[Ask | None, Remark | None]:
        facts = self._facts()
        if self.needed_before and isinstance(screen_facts(facts), Cleared):
            say()
            say(f"{SAFETY_ASKED} The rest makes the advice fit you better: Enter skips, q ends.", "good")
            self.needed_before = False
        for remark in remarks(facts):
            if remark.fact not in self.skipped:
                return Ask(question=self.knowledge.question_of[remark.fact]), remark
        return next_ask(facts, frozenset(self.skipped)), None

    def _facts(self) -> Facts:
        runner = load_runner(self.settings.data)
        if self.again:
            fresh = {fact: f for fact, f in runner.findings.items() if runner.told_nth[fact] >= self.since}
            runner = replace(runner, findings=MappingProxyType(fresh))
        return Facts(runner, self.knowledge, self.today)

    def _one(self, ask: Ask, remark: Remark | None) -> Literal["answered", "skip", "back", "quit"]:
        """Show one screen and read lines until one is an answer or a wish."""
        _show(ask, self.knowledge, remark)
        while True:
            line = _read_line()
            wish: Wish | None = "quit" if line is None else WISHES.get(line.strip().lower())
            if wish == "why":
                say(why_asked(ask), "quiet")
            elif wish == "skip" and (ask.needed or ask.course_of is not None):
                say(f"Safety rests on this one. {_how(ask)} q stops here and keeps your answers.")
            elif wish == "skip":
                self.skipped.update(_facts_of(ask))
                return "skip"
            elif wish in ("back", "quit"):
                return "back" if wish == "back" else "quit"
            elif line is not None:
                told = _read(ask, self.knowledge, line)
                if not isinstance(told, Fault):
                    self._keep(told, ask)
                    return "answered"
                problem(told.message)

    def _keep(self, told: dict[str, Answer], ask: Ask) -> None:
        append(self.settings.data, bodies_of(told, self.knowledge))
        self.skipped.difference_update(told)
        self.asked.append(ask)

    def _back(self) -> None:
        """Show the screen before once more; a new answer replaces the old one, Enter keeps it."""
        if not self.asked:
            say("This is the first question.", "quiet")
            return
        self._one(self.asked.pop(), None)


def _show(ask: Ask, knowledge: Knowledge, remark: Remark | None) -> None:
    say()
    if ask.steps:
        say(f"About {100 * (ask.step - 1) // ask.steps} % done", "quiet")
    if ask.checklist is not None:
        show_checklist(ask.checklist, knowledge)
    elif ask.course_of is not None:
        show_course(ask.course_of)
    elif ask.question is not None:
        show_question(ask.question, remark.ask if remark else None)


def _read(ask: Ask, knowledge: Knowledge, line: str) -> dict[str, Answer] | Fault:
    if ask.checklist is not None:
        return read_checklist(ask.checklist, knowledge, line)
    question = ask.question or ask.course_of
    if question is None:
        return {}
    answer = read_course(line) if ask.course_of is not None else read_question(question, line)
    return answer if isinstance(answer, Fault) else {question.fact: answer}


def _how(ask: Ask) -> str:
    """How to answer what may not be skipped."""
    if ask.checklist is not None:
        return "Type the numbers that apply, or 0 for none; put ? behind one that you are not sure of."
    if ask.course_of is not None or (ask.question is not None and ask.question.not_sure):
        return "Answer it, or say ? for not sure."
    return "Please answer it."


def _facts_of(ask: Ask) -> tuple[str, ...]:
    if ask.checklist is not None:
        return ask.checklist.facts
    return (ask.question.fact,) if ask.question else ()


def _read_line() -> str | None:
    """A line from the runner, or None at the end of input."""
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        return None
