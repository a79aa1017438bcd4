"""Rules of the outcome measures that hold whatever was answered."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from outcome_runners import facts_of, journal

from backstride.advice.outcomes import Outcomes, outcomes_of
from backstride.advice.outcomes.score import TOTAL, score
from backstride.knowledge.model import Measure
from runners import KNOWLEDGE, TODAY

ASKED = ("nprs", "weekly-participation", "pgic", "psfs", "rmdq-24")
BEST_FIRST = {"yes": 4, "a little": 3, "not yet": 2, "too early": 2, "not known": 2, "no": 1, "worse": 0}
DIGITS = st.integers(0, 9)


@st.composite
def filled_in(draw: st.DrawFn, measure: Measure, gaps: bool = False) -> dict[str, int]:
    """Allowed answers to every question of a measure; or with some left out."""
    items = [item for item in measure.items if item.id != TOTAL and not item.id.startswith("own_")]
    values = {
        item.id: draw(st.sampled_from([v for v in range(item.min, item.max + 1) if item.allows(v)])) for item in items
    }
    kept = draw(st.sets(st.sampled_from(sorted(values)))) if gaps else values
    return {item: value for item, value in values.items() if item in kept}


@st.composite
def series(draw: st.DrawFn) -> tuple[Measure, list[dict[str, int]]]:
    measure = KNOWLEDGE.measures[draw(st.sampled_from(ASKED))]
    return measure, draw(st.lists(filled_in(measure), min_size=2, max_size=5))


def _outcomes(measure: Measure, forms: list[dict[str, int]]) -> Outcomes:
    every = measure.every_days
    told = [
        {"ago": every * ago, "measure": measure.id, "items": form} for ago, form in enumerate(reversed(forms)) if form
    ]
    return outcomes_of(facts_of(journal(told=reversed(told))))


def _gain(measure: Measure, hundredths: int) -> int:
    return -hundredths if measure.better == "lower" else hundredths


@given(series(), st.data())
def test_a_worse_answer_never_gives_a_better_score(
    told: tuple[Measure, list[dict[str, int]]], data: st.DataObject
) -> None:
    measure, (form, *_) = told
    item = data.draw(st.sampled_from([item for item in measure.items if item.id in form]))
    values = [v for v in range(item.min, item.max + 1) if item.allows(v)]
    worse = max(values) if measure.better == "lower" else min(values)

    before = score(measure, form, KNOWLEDGE).hundredths
    after = score(measure, {**form, item.id: worse}, KNOWLEDGE).hundredths

    assert before is not None
    # After a week as wished the rest counts nothing, so a worse first answer asks for the rest.
    assert after is None or _gain(measure, after) <= _gain(measure, before)


@given(series(), st.data())
def test_an_answer_left_out_never_gives_a_better_change(
    told: tuple[Measure, list[dict[str, int]]], data: st.DataObject
) -> None:
    measure, forms = told
    if measure.id == "rmdq-24":
        return  # its own rule: a sentence left blank counts as no
    whole = _outcomes(measure, forms).tracks[measure.id]
    last = dict(forms[-1])
    del last[data.draw(st.sampled_from(sorted(last)))]
    assume(last)  # without any answer there is no form

    gap = _outcomes(measure, [*forms[:-1], last]).tracks[measure.id]

    assert gap.mattered != "better" or whole.mattered == "better"
    if gap.change_hundredths is not None and len(gap.readings) == len(whole.readings):
        assert whole.change_hundredths is not None
        assert _gain(measure, gap.change_hundredths) <= _gain(measure, whole.change_hundredths)


@given(st.sampled_from(ASKED), st.data())
def test_one_reading_is_never_a_change_that_matters(measure_id: str, data: st.DataObject) -> None:
    measure = KNOWLEDGE.measures[measure_id]
    form = data.draw(filled_in(measure))

    track = _outcomes(measure, [form]).tracks[measure_id]

    assert track.mattered is None
    assert not track.recovered


@given(series())
def test_a_change_that_matters_is_shown_by_two_readings_in_a_row(told: tuple[Measure, list[dict[str, int]]]) -> None:
    measure, forms = told
    if measure.id == "pgic":
        return  # it compares with the start by itself

    track = _outcomes(measure, forms).tracks[measure.id]
    assert track.first is not None
    first = track.first.score_hundredths or 0
    gains = [_gain(measure, (reading.score_hundredths or 0) - first) for reading in track.readings[-2:]]

    if track.mattered is not None:
        assert len(forms) > 2
        assert all(gain > 0 for gain in gains) if track.mattered == "better" else all(gain < 0 for gain in gains)


@given(st.lists(DIGITS, min_size=15, max_size=60), st.data())
def test_worse_mornings_of_late_never_give_a_better_sentence(pains: list[int], data: st.DataObject) -> None:
    late = data.draw(st.integers(1, 7))
    more = [min(9, pain + data.draw(st.integers(0, 3))) if place >= len(pains) - late else pain
            for place, pain in enumerate(pains)]  # fmt: skip

    less_pain, more_pain = (_from_mornings(each) for each in (pains, more))

    assert BEST_FIRST[more_pain.working.answer] <= BEST_FIRST[less_pain.working.answer], (
        less_pain.working.says, more_pain.working.says,
    )  # fmt: skip


@given(st.lists(st.none() | DIGITS, max_size=60))
def test_the_sentence_about_mornings_names_no_more_weeks_than_were_told(pains: list[int | None]) -> None:
    outcomes = _from_mornings(pains)
    figure = outcomes.working.figure

    assert outcomes.working.says.endswith(".")
    if figure is not None:
        told = [pain for pain in pains if pain is not None]
        assert figure.readings <= len(told)
        assert figure.from_hundredths // 100 in told
        assert figure.to_hundredths // 100 in told
        assert figure.last <= TODAY


@given(st.lists(DIGITS, min_size=1, max_size=60), st.lists(DIGITS, max_size=8))
def test_pain_as_it_was_for_two_weeks_and_calm_mornings_never_lead_to_a_clinician(
    before: list[int], pains: list[int]
) -> None:
    calm = [min(pain, 1) for pain in before + pains]

    assert _from_mornings(calm).seek_care is None
    assert _from_mornings([3] * 14).seek_care is None


def _from_mornings(pains: list[Any]) -> Outcomes:
    return outcomes_of(facts_of(journal("".join("." if pain is None else str(pain) for pain in pains))))
