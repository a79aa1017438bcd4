"""The light of a session or run over 24 hours: during, just after, next morning."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.facts import Facts
from backstride.advice.response import RANK, Colour, Response, responses
from backstride.journal import CheckIn, DoneItem, Run, Runner, SessionDone
from backstride.journal.runner import Dated
from runners import KNOWLEDGE, TODAY

DAY = TODAY - timedelta(days=5)


def response(
    during: int | None, after: int | None, first: int | None = None, second: int | None = None,
    usual: int | None = None, days_since: int = 5, sign: str | None = None,
) -> Response:  # fmt: skip
    """The response to a run with these pains and mornings after it; ``usual``: the morning of that day."""
    what = Run(distance_m=5000, duration_s=1800, pain_during_0_10=during, pain_after_0_10=after)
    what = what if sign is None else what.model_copy(update={sign: True})
    mornings = [(0, usual), (1, first), (2, second)]
    checks = [
        Dated(DAY + timedelta(days=day), day, CheckIn(pain_morning_0_10=score))
        for day, score in mornings
        if score is not None
    ]
    runner = Runner(runs=(Dated(DAY, 9, what),), check_ins=tuple(checks))
    return responses(Facts(runner, KNOWLEDGE, DAY + timedelta(days=days_since)))[0]


@pytest.mark.parametrize(
    ("during", "after", "usual", "colour", "part"),
    [
        (2, 1, None, "green", "during"),
        (1, 3, None, "amber", "after"),
        (4, 4, None, "amber", "during"),
        (5, 0, None, "red", "during"),
        (4, 4, 3, "amber", "during"),
        (3, 2, 4, "amber", "during"),
        (2, 2, 0, "green", "during"),
        (5, 2, 4, "red", "during"),
        (None, None, 1, None, "during"),
    ],
)
def test_pain_during_and_after_is_judged_by_itself_whatever_is_usual(
    during: int | None, after: int | None, usual: int | None, colour: str | None, part: str
) -> None:
    judged = response(during, after, usual=usual)

    assert (judged.light, judged.part) == (colour, part)


@pytest.mark.parametrize(
    ("first", "second", "colour"),
    [
        (1, None, "green"),
        (2, 1, "amber"),
        (3, None, "amber"),
        (4, None, "red"),
        (2, 2, "amber"),
        (3, 2, "amber"),
        (3, 3, "red"),
        (None, 3, "red"),
        (1, 3, "green"),
    ],
)
def test_the_next_morning_is_judged_against_the_usual_level_of_one(
    first: int | None, second: int | None, colour: str
) -> None:
    assert response(1, 1, first, second, usual=1).light == colour


def test_a_rise_that_lasts_to_the_second_morning_is_red_from_that_day_on() -> None:
    judged = response(1, 1, 3, 3, usual=1)

    days = [(seen.on - DAY.toordinal(), seen.light) for seen in judged.known]
    assert days == [(1, "amber"), (2, "red")]


@pytest.mark.parametrize(("sign", "colour"), [("limped", "red"), ("stopped_by_pain", "red"), ("leg_signs", "stop")])
def test_a_limp_or_a_leg_sign_counts_more_than_low_pain(sign: str, colour: str) -> None:
    assert response(0, 0, 0, usual=0, sign=sign).light == colour


@pytest.mark.parametrize(("rule", "colour"), [("pain-five", "red"), ("sharp-or-giving-way", "red"), ("fall", "stop")])
def test_a_stop_rule_ends_a_session_red_or_worse(rule: str, colour: str) -> None:
    done = SessionDone(session="strength", items=(), duration_s=60, completed=False, stopped_by=rule)

    judged = responses(Facts(Runner(sessions=(Dated(DAY, 0, done),)), KNOWLEDGE, TODAY))[0]

    assert judged.light == colour


def test_pain_told_of_exercises_only_still_gives_a_light() -> None:
    item = DoneItem(exercise="squat", level=1, sets_done=2, hurt_0_10=4)
    done = SessionDone(session="strength", items=(item,), duration_s=600, completed=True)

    assert responses(Facts(Runner(sessions=(Dated(DAY, 0, done),)), KNOWLEDGE, TODAY))[0].light == "amber"


@pytest.mark.parametrize(
    ("after", "first", "days_since", "is_open", "counts"),
    [
        (1, None, 0, True, False),
        (1, None, 1, True, False),
        (1, None, 2, False, True),
        (None, None, 2, False, False),
        (None, 1, 1, False, True),
        (1, 1, 1, False, True),
    ],
)
def test_a_green_counts_once_the_morning_was_told_or_is_over(
    after: int | None, first: int | None, days_since: int, is_open: bool, counts: bool
) -> None:
    judged = response(1, after, first, usual=1, days_since=days_since)

    assert (judged.light, judged.awaits_morning, judged.counts) == ("green", is_open, counts)


PAIN = st.integers(0, 10)


@given(PAIN, PAIN, PAIN, PAIN, st.none() | PAIN, st.integers(0, 3), st.integers(0, 10))
def test_more_pain_never_gives_a_better_light(
    during: int, after: int, first: int, second: int, usual: int | None, which: int, more: int
) -> None:
    pains = [during, after, first, second]
    worse = [min(10, pain + more) if at == which else pain for at, pain in enumerate(pains)]

    calm, sore = (response(a, b, c, d, usual) for a, b, c, d in (pains, worse))

    assert calm.light is not None
    assert sore.light is not None
    assert RANK[sore.light] >= RANK[calm.light]


@given(PAIN, PAIN, st.none() | PAIN, st.lists(st.tuples(PAIN, PAIN), min_size=1, max_size=6))
def test_worse_mornings_before_it_never_make_a_sore_session_green_or_a_red_one_less(
    during: int, after: int, first: int | None, mornings: list[tuple[int, int]]
) -> None:
    calm, sore = (
        with_mornings(during, after, first, [each if worse else min(each, other) for each, other in mornings])
        for worse in (False, True)
    )

    if max(during, after) > KNOWLEDGE.number("green-max-0-10"):
        assert RANK[sore] >= RANK["amber"]
    if max(during, after, first or 0) >= KNOWLEDGE.number("red-min-0-10"):
        assert RANK[sore] >= RANK["red"]
        assert RANK[calm] >= RANK["red"]


def with_mornings(during: int, after: int, first: int | None, before: list[int]) -> Colour:
    """The light of a run after such mornings, the last of them on its day."""
    what = Run(distance_m=5000, duration_s=1800, pain_during_0_10=during, pain_after_0_10=after)
    told = [*((-nth, score) for nth, score in enumerate(before)), *([(1, first)] if first is not None else [])]
    checks = tuple(Dated(DAY + timedelta(days=day), day, CheckIn(pain_morning_0_10=score)) for day, score in told)
    light = responses(Facts(Runner(runs=(Dated(DAY, 9, what),), check_ins=checks), KNOWLEDGE, TODAY))[0].light
    assert light is not None
    return light
