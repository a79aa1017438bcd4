"""A clinic's questionnaire as FHIR R4 JSON: what fits is read, anything else is refused with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.formats.fhir_questionnaire import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ITEMS,
    LoadedQuestionnaire,
    read_questionnaire,
)
from backstride.knowledge.problem import Problem
from fhir_forms import boolean, choice, form, integer, raw
from runners import KNOWLEDGE

RMDQ = KNOWLEDGE.measures["rmdq-24"]


def _read(data: object) -> LoadedQuestionnaire | tuple[Problem, ...]:
    return read_questionnaire(data if isinstance(data, bytes) else raw(data), RMDQ, "form.json")


def _refusal(data: object) -> str:
    refused = _read(data)
    assert isinstance(refused, tuple), "was not refused"
    (problem,) = refused
    return str(problem)


@pytest.mark.parametrize("make", [boolean, choice, integer])
def test_twenty_four_questions_become_the_items_of_the_measure_in_their_order(make: Any) -> None:
    loaded = _read(form(make=make))

    assert isinstance(loaded, LoadedQuestionnaire)
    assert [item.item for item in loaded.items] == [f"item_{nth}" for nth in range(1, 25)]
    assert [item.link_id for item in loaded.items] == [f"s{nth}" for nth in range(1, 25)]
    assert loaded.items[2].text == "Neutral sentence number 3."
    assert loaded.title == "The clinic's form"


def test_groups_headings_and_rights_around_the_questions_are_fine() -> None:
    halves = [[boolean(nth) for nth in numbers] for numbers in (range(1, 13), range(13, 25))]
    groups = [{"linkId": f"g{nth}", "type": "group", "item": half} for nth, half in enumerate(halves)]
    heading = {"linkId": "h", "type": "display", "text": "A heading"}
    loaded = _read({**form([heading, *groups]), "copyright": "Of the clinic.\nAll of it."})

    assert isinstance(loaded, LoadedQuestionnaire)
    assert len(loaded.items) == 24
    assert loaded.copyright == "Of the clinic. All of it."


def _with(nth: int, **changes: Any) -> dict[str, Any]:
    """The form with one item changed; None takes a key out."""
    data = form()
    data["item"][nth] = {key: value for key, value in {**data["item"][nth], **changes}.items() if value is not None}
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "form.json: is not valid JSON"),
        (b"\xff\xfe{", "form.json: byte 1 is not UTF-8"),
        (b'<?xml version="1.0"?><Questionnaire/>', "this is XML; save the FHIR Questionnaire as JSON"),
        (b'{"resourceType": "Questionnaire", "resourceType": "Patient"}', "a key stands twice"),
        (b'{"resourceType": "Questionnaire", "item": NaN}', "NaN is no number"),
        (b"[" * 100_000, "nested more than"),
        (b"7", "is not a FHIR Questionnaire"),
        (b" " * (MAX_BYTES + 1), "has more than 1,000,000 bytes"),
        ({"resourceType": "Patient"}, "is not a FHIR Questionnaire (resourceType: 'Patient')"),
        (form([]), "asks 0 questions; Roland-Morris has 24"),
        (form([boolean(nth) for nth in range(1, 24)]), "asks 23 questions"),
        (form([boolean(nth) for nth in range(1, 26)]), "asks 25 questions"),
        ({**form(), "item": {}}, "form.json: item: is not a list"),
        ({**form(), "item": [*(boolean(nth) for nth in range(1, 24)), 7]}, "form.json: item[23]: is not an item"),
        (_with(4, type="string"), "item[4].type: 'string' is not allowed; boolean, choice or integer"),
        (_with(4, type="choice"), "item[4].answerOption: is missing"),
        (_with(4, type="choice", answerOption=[{"valueString": "yes"}]), "item[4].answerOption[0]: has no score"),
        (_with(4, type="choice", answerOption=[{"valueInteger": 0}, {"valueInteger": 5}]), "scores [0, 5]; 0 to 1"),
        (_with(4, type="integer"), "item[4]: a whole number needs minValue 0 and maxValue 1"),
        (_with(4, text=None), "item[4].text: is missing"),
        (_with(4, linkId=None), "item[4].linkId: is missing"),
        (_with(4, linkId="s1"), "linkId 's1' stands twice"),
        (_with(4, text="x" * 2_001), "item[4].text: is not a text of at most 2,000 characters"),
        (_with(4, modifierExtension=[{}]), "item[4].modifierExtension"),
    ],
)
def test_anything_else_is_refused_with_one_message_and_its_place(data: object, said: str) -> None:
    assert said in _refusal(data)


def test_too_deep_and_too_many_are_refused() -> None:
    deep: dict[str, Any] = boolean(1)
    for _ in range(MAX_DEPTH):
        deep = {"linkId": "g", "type": "group", "item": [deep]}
    many = [{"linkId": f"h{nth}", "type": "display"} for nth in range(MAX_ITEMS + 1)]

    assert f"nested more than {MAX_DEPTH} deep" in _refusal(form([deep]))
    assert f"more than {MAX_ITEMS} items" in _refusal(form(many))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    assert isinstance(_read(data), tuple)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("linkId", "text", "type", "item", "answerOption", "extension")


@given(st.integers(0, 23), st.sampled_from(KEYS), PLAIN, st.sampled_from(["boolean", "choice", "integer"]))
def test_no_stray_value_makes_it_fail(nth: int, key: str, value: object, kind: str) -> None:
    data = form()
    data["item"][nth] |= {"type": kind} | {key: value}

    loaded = read_questionnaire(json.dumps(data).encode(), RMDQ, "form.json")

    assert isinstance(loaded, LoadedQuestionnaire) or str(loaded[0]).startswith("form.json")
