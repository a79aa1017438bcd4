"""One simulated runner, day by day, following one policy: advice in, life happens, the journal grows.

Everything is decided by the seed. The order of a day: getting up (7:00), questions and the plan
(7:30), the run (12:00), the sessions (18:00), the night.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from time import perf_counter
from typing import TypeVar

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session
from backstride.journal import Answer, Answers, CheckIn, Run, SelfTestResult, SessionDone
from backstride.journal.entry import RunKind
from backstride.knowledge.model import Knowledge

from .book import Book
from .doing import Did, do_run, do_session
from .people import FIRST_DAY, Person
from .policies import Advised, Policy
from .runner_model import Back, Work, flares, fresh, morning_pain, next_day
from .teller import Memory, first_answers, said, sitting

MORNING, QUESTIONS, PLANNING, NOON, EVENING = time(7), time(7, 15), time(7, 30), time(12), time(18)
T = TypeVar("T")
_LOOKS_IN_GAP = 4
"""In a gap, what would be advised is looked at every so many days."""
_BREAK_SHARE = 0.3
"""Desk breaks, evenings and the like that are told at all."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day as it was lived. ``pain_0_10`` is the true pain of the morning; ``told_0_10`` None when not told."""

    on: date
    pain_0_10: int
    told_0_10: int | None
    flared: bool
    advised: Advised
    did: tuple[Did, ...]
    back: Back
    screens: int
    gap: bool


@dataclass(slots=True)
class Life:
    """A life as it was lived. ``work_s``: seconds by part of the harness."""

    person: Person
    policy: str
    book: Book
    days: list[Day] = field(default_factory=list)
    work_s: dict[str, float] = field(default_factory=dict)


Watcher = Callable[[Day, Book], None]
"""Looks at each day after the advice was given and before anything was done."""


def live(person: Person, policy: Policy, weeks: int, knowledge: Knowledge, watcher: Watcher | None = None) -> Life:
    """So many weeks of this runner with this policy, from ``FIRST_DAY`` on. ``watcher`` sees every day."""
    life = _Living(person, policy, knowledge, watcher)
    for number in range(weeks * 7):
        life.day(FIRST_DAY + timedelta(days=number))
    return life.life


class _Living:
    """Someone in the middle of it."""

    def __init__(self, person: Person, policy: Policy, knowledge: Knowledge, watcher: Watcher | None) -> None:
        self.life = Life(person, policy.name, Book(person.seed))
        self._person, self._policy, self._knowledge, self._watcher = person, policy, knowledge, watcher
        self._back = fresh(person.body, person.irritation)
        self._memory = Memory()

    def day(self, on: date) -> None:
        """Live one day."""
        person, book = self._person, self.life.book
        pain = morning_pain(person.body, self._back, person.luck(on, "morning"))
        self._memory.mornings[on] = pain
        gap = person.away(on)
        told = said(person, pain) if person.habits.mornings and not gap else None
        if on == FIRST_DAY:
            self._first_day(on)
        if not gap:
            self._news(on, told)
        screens = self._questions(on) if self._policy.screens and not gap else 0
        looks = not gap or on.toordinal() % _LOOKS_IN_GAP == 0
        advised = self._advice(on) if looks else Advised(())
        if advised.week is not None and not gap:
            book.tell(advised.week, on, PLANNING)
        day = Day(on, pain, told, flares(person.body, self._back), advised, (), self._back, screens, gap)
        if self._watcher is not None and looks:
            self._timed("watch", lambda: self._watcher(day, book) if self._watcher else None)
        did = self._act(advised, on, pain, gap)
        self.life.days.append(
            Day(on, pain, told, day.flared, advised, did, self._back, screens, gap)
        )  # fmt: skip
        work = sum((each.work for each in did), Work())
        self._back = next_day(person.body, self._back, work, person.luck(on, "night"))

    def _first_day(self, on: date) -> None:
        for body in first_answers(self._person, self._knowledge):
            self.life.book.tell(body, on, time(6))
        for test, results in self._person.tests.items():
            self.life.book.tell(SelfTestResult(test=test, results=results), on, time(6, 30))
        for wish in self._person.wishes:
            self.life.book.tell(wish, on, time(6, 40))

    def _news(self, on: date, told_0_10: int | None) -> None:
        """What is told without being asked: the morning, events, a sign that is gone, a clinician's yes."""
        person, book = self._person, self.life.book
        if told_0_10 is not None:
            book.tell(CheckIn(pain_morning_0_10=told_0_10), on, MORNING)
        for told_on, event in person.events:
            if told_on == on:
                book.tell(event, on, MORNING)
        if person.sign is not None and person.sign.gone == on:
            book.tell(Answers(answers={person.sign.fact: Answer(value="no")}), on, MORNING)

    def _questions(self, on: date) -> int:
        """Open questions, answered on the day that this runner gets to them; the number of screens."""
        memory, facts = self._memory, _Asked(self.life.book, self._knowledge, on)
        screening = screen_facts(facts.facts())
        cleared = isinstance(screening, Cleared)
        if cleared and screening.level != "clinician":
            memory.referred_since = None
        elif memory.referred_since is None and screening.level is not None:
            memory.referred_since = on
        if cleared and not screening.missing:
            memory.open_since = None
            return 0
        memory.open_since = memory.open_since or on
        if (on - memory.open_since).days < self._person.habits.delay_days:
            return 0
        memory.open_since = None
        return self._timed("questions", lambda: sitting(self._person, memory, facts, on))

    def _advice(self, on: date) -> Advised:
        runner = self._timed("journal", lambda: self.life.book.runner)
        return self._timed("advice", lambda: self._policy.advise(runner, on))

    def _act(self, advised: Advised, on: date, pain_0_10: int, gap: bool) -> tuple[Did, ...]:
        if any(event.what == "ill" and event.first <= on <= event.last for _, event in self._person.events):
            return ()
        ran = self._run(advised, on, pain_0_10, gap)
        did = [ran] if ran is not None else []
        for session in () if gap else advised.sessions:
            done = self._session(session, on, pain_0_10)
            did += [done] if done is not None else []
            if done is not None and isinstance(done.told, SessionDone) and done.told.stopped_by:
                break
        return tuple(did)

    def _run(self, advised: Advised, on: date, pain_0_10: int, gap: bool) -> Did | None:
        """The run of the day: as advised, too far, although told not to, or by habit when nobody says."""
        person, luck = self._person, self._person.luck(on, "run")
        skips, extra, far, disobeys = luck.random(), luck.random(), luck.random(), luck.random()
        kind, run = person.run_kind(on), advised.run
        if pain_0_10 >= person.habits.quits_0_10 or skips < person.habits.skips:
            return None
        if gap and person.seed % 2:
            return None
        if kind is None and run is None:
            kind = "easy" if extra < person.habits.extra else None
            run = None
        if kind is None and run is None:
            return None
        usual: RunKind = kind or (run.kind if run is not None else "easy")
        weeks = (on - FIRST_DAY).days // 7
        metres = person.usual_m[usual] * (100 + 2 * weeks) // 100
        follows = self._policy.screens and not gap and run is not None
        if self._policy.screens and not gap and (run is None or run.answer == "no"):
            if kind is None or disobeys >= person.habits.disobeys:
                return None
            follows = False
        if follows and run is not None:
            metres = run.distance_m if run.distance_m is not None else min(metres, run.distance_max_m or metres)
            usual = run.kind if run.answer == "yes" else "easy"
        if far < person.habits.too_far:
            metres, follows = metres * 13 // 10, follows and run is not None and run.stage is None
        did = do_run(person, self._back, max(500, metres), usual, run if follows else None, luck, self._knowledge, on)
        self._memory.runs[on] = did.pain_0_10
        if not gap and isinstance(did.told, Run):
            self.life.book.tell(did.told, on, NOON)
        return did

    def _session(self, session: Session, on: date, pain_0_10: int) -> Did | None:
        person = self._person
        luck = person.luck(on, f"session {session.kind} {session.routine}")
        skipped = luck.random() < person.habits.skips or pain_0_10 >= person.habits.quits_0_10
        if session.kind not in ("strength", "walk") and luck.random() > _BREAK_SHARE:
            return None
        if skipped:
            return None
        did = do_session(person, self._back, session, on, luck, self._knowledge)
        if isinstance(did.told, SessionDone):
            self.life.book.tell(did.told, on, EVENING)
            self._after_stop(did.told, on)
        return did

    def _after_stop(self, told: SessionDone, on: date) -> None:
        """What the stop symptom stands for is recorded with it, as the door does."""
        rule = self._knowledge.stop_rules.get(told.stopped_by or "")
        if rule is not None and rule.sets:
            asks = self._knowledge.question_of
            answers = {
                fact: Answer(value=value, course="new" if asks[fact].asks_course else None)
                for fact, value in rule.sets.items()
            }
            self.life.book.tell(Answers.model_validate({"answers": answers}), on, EVENING)

    def _timed(self, part: str, work: Callable[[], T]) -> T:
        begin = perf_counter()
        result = work()
        self.life.work_s[part] = self.life.work_s.get(part, 0.0) + perf_counter() - begin
        return result


class _Asked:
    """Facts of the book on one day."""

    def __init__(self, book: Book, knowledge: Knowledge, on: date) -> None:
        self._book, self._knowledge, self._on = book, knowledge, on

    def facts(self) -> Facts:
        return Facts(self._book.runner, self._knowledge, self._on)

    def tell(self, body: Answers) -> None:
        self._book.tell(body, self._on, QUESTIONS)
