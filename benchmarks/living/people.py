"""Who lives: a made-up runner for each seed, with a body, a week, habits, lies, gaps and what life brings."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from backstride.journal import Answer
from backstride.journal.entry import AnswerValue, CalendarEvent, RunKind, Wish
from backstride.knowledge.model import Knowledge

from .answers import ordinary_answers
from .runner_model import Body, Direction

FIRST_DAY = date(2026, 1, 5)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Habits:
    """What this runner makes of advice; shares from 0 to 1.

    ``skips`` whole sessions, does ``half`` of some, runs ``extra`` on days without a run, ``too_far`` and although
    told not to (``disobeys``). ``lie``: points of pain not told. ``claims``: tells sessions that were not done.
    ``mornings``: tells mornings. ``delay_days``: until open questions are answered. ``quits_0_10``: morning pain from
    which nothing is done, whatever is advised. ``seen_after_days``: from a referral to a clinician's yes (None: never).
    """

    skips: float
    half: float
    extra: float
    too_far: float
    disobeys: float
    lie: int
    claims: float
    mornings: bool
    delay_days: int
    quits_0_10: int
    seen_after_days: int | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning sign: from ``first`` day to before ``gone``; told as ``fact`` yes with a course.

    ``stop``: the stop rule by which it also ends a session.
    """

    fact: str
    first: date
    gone: date
    stop: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """One simulated runner, wholly decided by ``seed``. ``gaps``: first and last day without any entry.

    ``events``: the day each is told, and what. ``usual_m``: metres of a usual run of each kind. ``pace_s``: seconds a
    kilometre. ``reps_spare``: how many repetitions this runner has for one that is asked.
    """

    seed: int
    body: Body
    irritation: float
    answers: dict[str, Answer]
    tests: dict[str, dict[str, int | str]]
    habits: Habits
    usual_m: dict[RunKind, int]
    pace_s: int
    reps_spare: float
    gaps: tuple[tuple[date, date], ...] = ()
    events: tuple[tuple[date, CalendarEvent], ...] = ()
    wishes: tuple[Wish, ...] = ()
    sign: Sign | None = None

    def away(self, on: date) -> bool:
        """Whether nothing is told on this day."""
        return any(first <= on <= last for first, last in self.gaps)

    def run_kind(self, on: date) -> RunKind | None:
        """The run of the usual week on this day."""
        name = WEEKDAYS[on.weekday()]
        if name == self.answers["long_run_day"].value:
            return "long"
        if name in _several(self.answers["hard_run_days"]):
            return "hard"
        return "easy" if name in _several(self.answers["run_days"]) else None

    def luck(self, on: date, what: str) -> Random:
        """The luck of a day in one matter: the same for every policy."""
        return Random(f"{self.seed} {on} {what}")


def make_person(seed: int, weeks: int, knowledge: Knowledge) -> Person:
    """The runner of this seed for so many weeks from ``FIRST_DAY`` on. Another number of weeks is another runner."""
    chance = Random(f"person {seed}")
    dislikes: Direction | None = chance.choice((None, None, None, "loaded_extension", "loaded_flexion"))
    weekly_km, long_km = _kilometres(chance)
    body = _body(chance, weekly_km, long_km, dislikes)
    answers = ordinary_answers(knowledge)
    answers |= {fact: Answer(value=value) for fact, value in _told(chance, weekly_km, long_km, dislikes).items()}
    spare = chance.uniform(0.5, 1.6)
    days = weeks * 7
    sign = _sign(chance, days) if chance.random() < 0.15 else None
    return Person(
        seed=seed,
        body=body,
        irritation=chance.uniform(0.0, 3.0),
        answers=answers,
        tests=_tests(chance, spare) if chance.random() < 0.6 else {},
        habits=_habits(chance),
        usual_m={"easy": 1000 * max(3, weekly_km // 5), "hard": 1000 * max(3, weekly_km // 5), "long": 1000 * long_km,
                 "race": 1000 * max(5, long_km)},
        pace_s=chance.randint(290, 430),
        reps_spare=spare,
        gaps=_gaps(chance, days),
        events=_events(chance, days, long_km, answers),
        wishes=_wishes(chance, knowledge),
        sign=sign,
    )  # fmt: skip


def _several(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else ()


def _kilometres(chance: Random) -> tuple[int, int]:
    weekly = chance.choice((0, 8, 12, 18, 25, 30, 40, 55))
    return weekly, max(2, round(weekly * chance.uniform(0.3, 0.45)))


def _body(chance: Random, weekly_km: int, long_km: int, dislikes: Direction | None) -> Body:
    fit = max(12.0, long_km * 6.0)
    return Body(
        run_capacity=fit * chance.uniform(0.75, 1.4),
        strength_capacity=chance.uniform(5.0, 24.0),
        sensitivity=chance.uniform(0.5, 1.8),
        settle=chance.uniform(0.18, 0.5),
        growth=chance.uniform(0.003, 0.012),
        ceiling=chance.uniform(1.3, 2.2),
        lasting=chance.choice((0.0, 0.5, 1.0, 1.5, 2.0, 2.8)),
        noise=chance.uniform(0.2, 0.8),
        bad_luck=chance.uniform(0.0, 0.03),
        dislikes=dislikes,
    )


def _told(chance: Random, weekly_km: int, long_km: int, dislikes: Direction | None) -> dict[str, AnswerValue]:
    runs = tuple(sorted(chance.sample(WEEKDAYS, chance.randint(2, 5)), key=WEEKDAYS.index))
    own = ("band", "ball", "kettlebell", "cable", "dumbbell", "bench")
    told: dict[str, AnswerValue] = {
        "age_y": chance.randint(20, 64),
        "sex": chance.choice(("male", "female")),
        "run_days": runs,
        "long_run_day": chance.choice(runs),
        "hard_run_days": (chance.choice(runs),) if chance.random() < 0.5 else (),
        "rest_days": tuple(chance.sample(WEEKDAYS, chance.choice((0, 0, 1)))),
        "desk_days": chance.choice(((), WEEKDAYS[:5])),
        "minutes_per_day": chance.choice((2, 5, 10, 15, 20, 20, 30, 45)),
        "equipment": tuple(each for each in own if chance.random() < 0.3),
        "weekly_km": weekly_km,
        "longest_run_km": long_km if weekly_km else 0,
        "strength_days": chance.choice((0, 0, 1, 2)),
        "extension_opt_in": chance.choice(("no", "no", "yes")),
        "skill_opt_in": chance.choice(("no", "no", "yes")),
        "pain_run_0_10": chance.randint(0, 4),
        "arching_effect": "worse" if dislikes == "loaded_extension" else chance.choice(("same", "better")),
        "bending_effect": "worse" if dislikes == "loaded_flexion" else chance.choice(("same", "better")),
        "shoulder_sore": chance.choice(("no", "no", "no", "yes")),
        "knee_or_hip_sore": chance.choice(("no", "no", "no", "yes")),
        "high_blood_pressure": chance.choice(("no", "no", "no", "no", "yes")),
        "wrist_or_kneeling_sore": chance.choice(("no", "no", "no", "no", "yes")),
    }
    return told


def _tests(chance: Random, spare: float) -> dict[str, dict[str, int | str]]:
    side, bridge = int(spare * chance.randint(20, 60)), int(spare * chance.randint(3, 14))
    squat = "good" if spare > 1.1 else "fair"
    return {
        "side-plank-hold": {"side_plank_left_s": side, "side_plank_right_s": max(0, side - chance.randint(0, 9))},
        "single-leg-bridge": {"bridge_left_reps": bridge, "bridge_right_reps": max(0, bridge - chance.randint(0, 3))},
        "front-plank-hold": {"front_plank_s": int(spare * chance.randint(30, 100))},
        "single-leg-squat": {"single_leg_squat_left": squat, "single_leg_squat_right": squat},
    }


def _habits(chance: Random) -> Habits:
    keen = chance.random()
    return Habits(
        skips=chance.uniform(0.0, 0.5) * keen,
        half=chance.uniform(0.0, 0.3),
        extra=chance.choice((0.0, 0.0, 0.05, 0.15)),
        too_far=chance.choice((0.0, 0.0, 0.1, 0.3)),
        disobeys=chance.choice((0.0, 0.1, 0.4)),
        lie=chance.choice((0, 0, 0, 0, 1, 2, 3)),
        claims=chance.choice((0.0, 0.0, 0.0, 0.1, 0.4)),
        mornings=chance.random() > 0.15,
        delay_days=chance.choice((0, 0, 0, 1, 3, 6)),
        quits_0_10=chance.choice((6, 7, 8, 9)),
        seen_after_days=chance.choice((None, 4, 8, 14)),
    )


def _gaps(chance: Random, days: int) -> tuple[tuple[date, date], ...]:
    gaps: list[tuple[date, date]] = []
    for _ in range(chance.choice((0, 0, 1, 2))):
        first = FIRST_DAY + timedelta(days=chance.randrange(7, max(8, days)))
        gaps.append((first, first + timedelta(days=7 * chance.randint(1, 6) - 1)))
    return tuple(gaps)


def _events(
    chance: Random, days: int, long_km: int, answers: dict[str, Answer]
) -> tuple[tuple[date, CalendarEvent], ...]:
    made: list[tuple[date, CalendarEvent]] = []
    for _ in range(chance.choice((0, 1, 2, 4, 6))):
        told = FIRST_DAY + timedelta(days=chance.randrange(1, days))
        first = told + timedelta(days=chance.randint(0, 6))
        what = chance.choice(("travel", "ill", "busy", "rest", "run", "race"))
        if what == "travel":
            own = answers["equipment"].value
            there = tuple(chance.sample(own, chance.randint(0, 1))) if isinstance(own, tuple) and own else ()
            event = CalendarEvent(
                what="travel", first=first, last=first + timedelta(days=chance.randint(1, 9)), equipment=there
            )
        elif what == "ill":
            event = CalendarEvent(what="ill", first=told, last=told + timedelta(days=chance.randint(1, 6)))
        elif what == "busy":
            event = CalendarEvent(
                what="busy", first=first, last=first, minutes=chance.choice((0, 2, 5, 60)), weekly=chance.random() < 0.3
            )
        elif what == "rest":
            event = CalendarEvent(what="rest", first=first, last=first + timedelta(days=chance.randint(0, 2)))
        elif what == "run":
            kind: RunKind = chance.choice(("easy", "long", "hard"))
            event = CalendarEvent(
                what="run", first=first, last=first, run_kind=kind, distance_m=1000 * chance.randint(3, 2 * long_km + 2)
            )
        else:
            on = told + timedelta(days=chance.randint(7, 70))
            far = chance.choice((5_000, 10_000, 21_098, 42_195))
            event = CalendarEvent(what="race", first=on, last=on, distance_m=far, name="A race")
        made.append((told, event))
    return tuple(made)


def _wishes(chance: Random, knowledge: Knowledge) -> tuple[Wish, ...]:
    some = sorted(each.id for each in knowledge.exercises.values() if each.kind == "strength")
    if chance.random() < 0.7:
        return ()
    return tuple(Wish(exercise=each, wish=chance.choice(("like", "refuse"))) for each in chance.sample(some, 3))


_SIGNS = (
    ("bladder_change", None),
    ("saddle_numbness", "bladder-bowel-saddle"),
    ("foot_drop", "new-weakness"),
    ("fever", None),
    ("leg_tingling", "numb-or-spreading"),
    ("limp", "sharp-or-giving-way"),
    ("every_step_hurts", "sharp-or-giving-way"),
    ("chest_symptoms", "chest-or-breath"),
)


def _sign(chance: Random, days: int) -> Sign:
    fact, stop = chance.choice(_SIGNS)
    first = FIRST_DAY + timedelta(days=chance.randrange(1, days))
    return Sign(fact, first, first + timedelta(days=chance.randint(4, 40)), stop)
