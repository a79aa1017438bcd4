"""Hypothesis strategies for journals: any entries, of any kind, at any time of the last years."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from backstride.journal import ENTRY, Entry

PAIN = st.integers(0, 10)
MAYBE_PAIN = st.none() | PAIN
THING = st.sampled_from(["side-plank", "dead-bug", "bird-dog"])
FACT = st.sampled_from(["leg_shooting", "pain_now_0_10", "pain_places", "sex", "story"])
VALUE = (
    st.sampled_from(["yes", "no", "not_sure"])
    | st.integers(-(10**20), 10**20)
    | st.lists(st.sampled_from(["low_back", "calf"]), unique=True)
    | st.text(max_size=30)
)
COURSE = st.sampled_from([None, "new", "changing", "stable", "not_sure"])
ANSWERS = st.dictionaries(FACT, st.fixed_dictionaries({"value": VALUE, "course": COURSE}), min_size=1)
MAYBE_SET = st.none() | st.integers(0, 3600)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
DONE = st.fixed_dictionaries(
    {"exercise": THING, "level": st.integers(1, 4), "sets_done": st.integers(0, 3)},
    optional={
        "last_set": MAYBE_SET, "last_set_left": MAYBE_SET, "last_set_right": MAYBE_SET,
        "load_g": st.none() | st.integers(0, 300_000), "restarted": st.booleans(), "easier": st.booleans(),
    },
)  # fmt: skip
PLANNED = st.fixed_dictionaries({"exercise": THING, "level": st.integers(1, 4), "sets": st.integers(1, 3)})
RUN = st.fixed_dictionaries(
    {"distance_m": st.integers(0, 50_000), "duration_s": st.integers(0, 20_000)},
    optional={
        "kind": st.sampled_from(["easy", "long", "hard", "race"]), "stage": st.none() | st.integers(0, 10),
        "longest_stretch_s": MAYBE_SET, "pain_during_0_10": MAYBE_PAIN, "pain_after_0_10": MAYBE_PAIN,
        "limped": st.booleans(), "stopped_by_pain": st.booleans(), "leg_signs": st.booleans(),
    },
)  # fmt: skip


@st.composite
def weeks(draw: st.DrawFn) -> dict[str, Any]:
    """A planned week whose sessions lie in it."""
    first = draw(DAYS)
    days = draw(st.lists(st.integers(0, 6), max_size=3))
    items = st.lists(PLANNED, min_size=1, max_size=2)
    return {
        "first": first.isoformat(),
        "last": (first + timedelta(days=6)).isoformat(),
        "sessions": [
            {"on": (first + timedelta(days=day)).isoformat(), "session": "strength", "items": draw(items)}
            for day in days
        ],
        "inputs": draw(st.dictionaries(st.sampled_from(["candidates", "mon"]), st.text(max_size=5))),
        "status": draw(st.sampled_from(["optimal", "limit"])),
        "objective": draw(st.integers(-9, 9000)),
        "bound": draw(st.integers(-9, 9000)),
        "knowledge_version": "abc",
    }


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    """Something dated of any kind, of a day or of several."""
    what = draw(st.sampled_from(["run", "race", "busy", "travel", "ill", "rest"]))
    first, weekly = draw(DAYS), draw(st.booleans())
    days = 0 if weekly else draw(st.integers(0, 30))
    more: dict[str, Any] = {"minutes": draw(st.integers(0, 240))} if what == "busy" else {}
    if what == "travel":
        more["equipment"] = draw(st.lists(THING, unique=True, max_size=2))
    return {
        "what": what,
        "first": first.isoformat(),
        "last": (first + timedelta(days=days)).isoformat(),
        "weekly": weekly,
        "name": draw(st.none() | st.text(max_size=20)),
        "distance_m": draw(st.none() | st.integers(0, 50_000)),
        **more,
    }


BODIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "answers": st.fixed_dictionaries({"answers": ANSWERS}),
    "profile": st.fixed_dictionaries({"answers": ANSWERS}),
    "self_test": st.fixed_dictionaries(
        {"test": THING, "results": st.dictionaries(FACT, st.integers() | st.sampled_from(["pass", "fail"]), min_size=1)}
    ),
    "plan_issued": st.fixed_dictionaries(
        {
            "for_date": DAYS.map(date.isoformat),
            "session": st.just("strength"),
            "items": st.lists(PLANNED, max_size=2),
            "knowledge_version": st.just("abc"),
        }
    ),
    "session_done": st.fixed_dictionaries(
        {
            "session": st.just("strength"),
            "items": st.lists(DONE, max_size=2),
            "duration_s": st.integers(0, 9000),
            "completed": st.booleans(),
            "pain_during_0_10": MAYBE_PAIN,
        }
    ),
    "check_in": st.fixed_dictionaries({"pain_morning_0_10": PAIN, "note": st.none() | st.text(max_size=20)}),
    "run": RUN,
    "week_planned": weeks(),
    "calendar": events(),
    "wish": st.fixed_dictionaries({"exercise": THING, "wish": st.sampled_from(["like", "refuse", "neither"])}),
    "questionnaire": st.fixed_dictionaries({"measure": THING, "items": st.dictionaries(THING, PAIN)}),
}
OFFSETS = st.sampled_from([-600, -300, 0, 60, 345, 840]).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=OFFSETS)  # noqa: DTZ001  (the zone is drawn)


def entry_id(number: int) -> UUID:
    """The UUIDv7 with this number in its low bits."""
    return UUID(int=7 << 76 | 2 << 62 | number)


def entry(number: int, at: str, kind: str, /, **body: Any) -> Entry:
    """One entry, as a line of an export would give it."""
    return ENTRY.validate_json(json.dumps({"id": str(entry_id(number)), "at": at, "kind": kind, "body": body}))


@st.composite
def journals(draw: st.DrawFn, retractions: bool = True) -> list[Entry]:
    """Up to eight entries with different ids, in no order; some take others (or each other) back."""
    entries: list[Entry] = []
    for number in draw(st.lists(st.integers(0, 2**61), max_size=8, unique=True)):
        kind = draw(st.sampled_from(sorted(BODIES) + (["retraction"] * 3 if retractions and entries else [])))
        at = draw(TIMES).isoformat()
        if kind == "retraction":
            taken_back = draw(st.sampled_from(entries))
            entries.append(entry(number, at, kind, entry=str(taken_back.id)))
        else:
            entries.append(entry(number, at, kind, **draw(BODIES[kind])))
    return entries


def moved(journal: list[Entry], days: int) -> list[Entry]:
    """The same entries, every one so many days later."""
    return [each.model_copy(update={"at": each.at + timedelta(days=days)}) for each in journal]


START = datetime(2026, 1, 1, 7, tzinfo=UTC)
