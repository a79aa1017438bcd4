"""Miles and pounds: what was typed comes back, limits are never longer, and saving what is shown changes nothing."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.running.distance import as_told, as_typed, rounded_down
from backstride.advice.units import METRIC, Units, load
from backstride.shown.distances import MOST_M, distance_m
from backstride.shown.number_asked import number_asked
from backstride.shown.said_in import said_in
from backstride.shown.units import in_units
from runners import KNOWLEDGE

MILES = Units("mi", "lb")
KM_PER_MILE = Decimal("1.609344")
HUNDREDTHS = st.integers(0, 30_000).map(lambda count: f"{Decimal(count) / 100:f}")
QUESTIONS = [question for question in KNOWLEDGE.questions.values() if question.unit in ("km", "kg", "cm")]


def plain(typed: str) -> str:
    return f"{Decimal(typed).normalize():f}"


@given(typed=HUNDREDTHS, unit=st.sampled_from(["km", "mi"]))
def test_a_distance_that_was_typed_comes_back_and_is_kept_the_same_again(typed: str, unit: str) -> None:
    kept = distance_m(typed, unit)
    assert kept is not None

    shown = as_told(kept, Units("mi" if unit == "mi" else "km"))

    assert shown == f"{plain(typed)} {unit}"
    assert distance_m(shown, unit) == kept


@given(tenths=st.integers(0, 3000))
def test_a_distance_in_tenths_of_a_mile_is_the_same_as_a_limit(tenths: int) -> None:
    typed = f"{Decimal(tenths) / 10:f}"

    assert rounded_down(distance_m(typed, "mi") or 0, MILES) == f"{plain(typed)} mi"


@given(metres=st.integers(0, MOST_M))
def test_a_limit_is_never_longer_in_miles_than_in_metres(metres: int) -> None:
    miles = Decimal(rounded_down(metres, MILES).removesuffix(" mi"))

    assert miles * KM_PER_MILE * 1000 <= metres < (miles + Decimal("0.1")) * KM_PER_MILE * 1000


@given(tenths=st.integers(1, 6000))
def test_a_weight_that_was_typed_in_pounds_comes_back(tenths: int) -> None:
    typed = Decimal(tenths) / 10
    grams = int((typed * Decimal("453.59237")).quantize(Decimal(1), ROUND_HALF_UP))

    assert load(grams, MILES) == f"{typed.normalize():f} lb"
    assert load(grams, METRIC).endswith(" kg")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@given(data=st.data())
def test_a_number_that_is_shown_and_sent_again_stays_as_it_was_kept(question: object, data: st.DataObject) -> None:
    asked = number_asked(question, MILES)  # type: ignore[arg-type]
    kept = data.draw(st.integers(asked.question.min or 0, asked.question.max or 0))

    assert asked.read(asked.fields(kept), before=kept) == kept


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.unit != "kg"], ids=lambda each: each.id)
@given(data=st.data())
def test_whole_miles_and_inches_that_were_typed_come_back(question: object, data: st.DataObject) -> None:
    asked = number_asked(question, MILES)  # type: ignore[arg-type]
    typed = data.draw(st.integers(asked.low + 1, asked.high - 1))
    fields = tuple(map(str, divmod(typed, 12))) if len(asked.units) == 2 else (str(typed),)

    kept = asked.read(fields, before=None)

    assert kept is not None
    assert asked.fields(kept) == fields


@given(pounds=st.integers(56, 660))
def test_pounds_are_kept_as_whole_kilograms_and_do_not_drift(pounds: int) -> None:
    asked = number_asked(KNOWLEDGE.question_of["weight_kg"], MILES)
    kept = asked.read((str(pounds),), before=None)
    assert kept is not None

    shown = asked.fields(kept)

    assert abs(int(shown[0]) - pounds) <= 1
    assert asked.read(shown, before=None) == kept


@pytest.mark.parametrize(
    ("fields", "kept"),
    [(("5", "9"), 175), (("5", ""), 152), (("5", "12"), None), (("9", "0"), None), (("", "9"), None), (("5",), None)],
)
def test_a_height_is_read_in_feet_and_inches(fields: tuple[str, ...], kept: int | None) -> None:
    assert number_asked(KNOWLEDGE.question_of["height_cm"], MILES).read(fields, before=None) == kept


def test_what_is_told_as_the_longest_run_is_never_kept_longer_and_is_said_as_it_was_told() -> None:
    asked = number_asked(KNOWLEDGE.question_of["longest_run_km"], MILES)

    kept = asked.read(("16",), before=None)

    assert kept == 25
    assert as_typed(kept, MILES) == "16 mi"


@pytest.mark.parametrize(
    ("metric", "said", "aloud"),
    [
        ("at most 8.5 km", "at most 5.2 mi", "at most 5.2 miles"),
        ("6 to 8 kg.", "13 to 18 lb.", "13 to 18 pounds."),
        ("with 11.34 kg", "with 25 lb", "with 25 pounds"),
        ("Lift it about 15 cm,", "Lift it about 6 inches,", "Lift it about 6 inches,"),
        ("one or two centimetres", "one or two inches", "one or two inches"),
        ("3 kilometres", "1.8 miles", "1.8 miles"),
        ("How many kilometres do you run?", "How many miles do you run?", "How many miles do you run?"),
        ("about 5 kmh", "about 5 kmh", "about 5 kmh"),
    ],
)  # fmt: skip
def test_sentences_of_ours_are_said_in_miles_pounds_and_inches(metric: str, said: str, aloud: str) -> None:
    assert in_units(metric, MILES) == said
    assert in_units(metric, MILES, spoken=True) == aloud
    assert in_units(metric, METRIC) == metric


def test_everything_in_a_value_is_said_in_the_units_and_the_rest_stays() -> None:
    assert said_in(({"a": ("5 kg", 5)}, None), MILES) == ({"a": ("11 pounds", 5)}, None)
