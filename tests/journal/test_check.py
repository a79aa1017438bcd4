"""Does what was told fit what is known?"""

from typing import Any

import pytest
from any_entries import entry

from backstride.journal import Answer
from backstride.journal.check import UNKNOWN, check_entry, normalise
from backstride.knowledge.load import load_knowledge, parse_knowledge
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem


def question(fact: str, type_: str, **more: Any) -> dict[str, Any]:
    base = {
        "status": "sourced",
        "sources": ["house-rule"],
        "home": "answers",
        "section": "pain",
        "order": 1,
        "ask": "?",
    }
    return {"id": fact.replace("_", "-"), "fact": fact, "type": type_, **base, **more}


def known(**questions: dict[str, Any]) -> Knowledge:
    problems: list[Problem] = []
    knowledge = parse_knowledge({f"questions/{each['id']}.yaml": each for each in questions.values()}, problems)
    assert not problems
    return knowledge


OPTIONS = [{"id": "low_back", "text": "Low back"}, {"id": "calf", "text": "Calf"}]
KNOWLEDGE = known(
    pain=question("pain_now_0_10", "integer", min=0, max=10, unit="0-10", not_sure=False),
    age=question("onset_age_y", "integer", min=0, max=110, unit="years"),
    shooting=question("leg_shooting", "yes_no"),
    numb=question("saddle_numbness", "yes_no", asks_course=True),
    places=question("pain_places", "multi", options=OPTIONS),
    side=question("pain_side", "choice", options=[{"id": "left", "text": "L"}, {"id": "right", "text": "R"}]),
    story=question("story", "text"),
)


@pytest.mark.parametrize(
    ("fact", "raw", "value"),
    [
        ("leg_shooting", "yes", "yes"),
        ("leg_shooting", True, "yes"),
        ("leg_shooting", False, "no"),
        ("leg_shooting", " Not sure ", "not_sure"),
        ("pain_now_0_10", 7, 7),
        ("pain_now_0_10", "7", 7),
        ("onset_age_y", "not_sure", "not_sure"),
        ("pain_side", "Left", "left"),
        ("pain_places", "none", ()),
        ("pain_places", [], ()),
        ("pain_places", ["none"], ()),
        ("pain_places", "calf", ("calf",)),
        ("pain_places", "low back, calf", ("low_back", "calf")),
        ("pain_places", ["calf", "low_back"], ("calf", "low_back")),
        ("pain_places", "not_sure", "not_sure"),
        ("story", "It began at the Sink, 3 weeks ago", "It began at the Sink, 3 weeks ago"),
        ("saddle_numbness", {"value": "no"}, "no"),
    ],
)
def test_plain_data_becomes_a_typed_answer(fact: str, raw: object, value: object) -> None:
    assert normalise(KNOWLEDGE, fact, raw) == Answer.model_validate({"value": value})


def test_a_yes_may_carry_its_course() -> None:
    told = normalise(KNOWLEDGE, "saddle_numbness", {"value": True, "course": "stable"})

    assert told == Answer(value="yes", course="stable")


@pytest.mark.parametrize(
    ("fact", "raw", "says"),
    [
        ("pain_now_0_10", 11, "11 is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", -1, "-1 is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", "-1", "'-1' is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", 7.5, "7.5 is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", True, "True is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", "not_sure", "'not_sure' is not allowed; a whole number from 0 to 10 (0-10)"),
        ("pain_now_0_10", "9" * 5000, "a whole number from 0 to 10 (0-10)"),
        ("onset_age_y", 111, "111 is not allowed; a whole number from 0 to 110 (years) or not_sure"),
        ("leg_shooting", "maybe", "'maybe' is not allowed; yes, no or not_sure"),
        ("leg_shooting", 1, "1 is not allowed; yes, no or not_sure"),
        ("leg_shooting", None, "an empty value is not allowed; yes, no or not_sure"),
        ("pain_side", "middle", "'middle' is not allowed; one of: left, right or not_sure"),
        ("pain_side", ["left"], "['left'] is not allowed; one of: left, right or not_sure"),
        ("pain_places", "toe", "'toe' is not allowed; any of: low_back, calf; or none or not_sure"),
        ("pain_places", ["none", "calf"], "['none', 'calf'] is not allowed; any of: low_back, calf; or none"),
        ("pain_places", ["calf", "calf"], "['calf', 'calf'] is not allowed"),
        ("pain_places", [1] * 1000, "[1, 1, 1, 1, 1, ...] is not allowed"),
        ("story", 3, "3 is not allowed; text of at most 20,000 characters"),
        ("story", "x" * 20_001, "text of at most 20,000 characters"),
        ("story", "\ud800", "text of at most 20,000 characters"),
        ("leg_shooting", {"value": "yes", "course": "new"}, "takes no course"),
        ("saddle_numbness", {"value": "no", "course": "new"}, "a course goes only with yes"),
        ("saddle_numbness", {"value": "yes", "course": "old"}, "course 'old' is not allowed; one of: new, changing"),
        ("saddle_numbness", {"course": "new"}, "the value is missing"),
        ("saddle_numbness", {"value": "yes", "since": "new"}, "only value and course are known here"),
        ("pain_noww", 3, "'pain_noww' is not a known question or measurement; did you mean pain_now_0_10?"),
    ],
)
def test_what_cannot_be_is_told_with_what_is_allowed(fact: str, raw: object, says: str) -> None:
    found = normalise(KNOWLEDGE, fact, raw)

    assert isinstance(found, Problem)
    assert found.place == fact
    assert says in found.message
    assert len(found.message) < 200


def test_an_entry_names_each_answer_that_cannot_be() -> None:
    told = entry(
        1,
        "2026-03-01T08:00:00Z",
        "answers",
        answers={
            "pain_now_0_10": {"value": 11},
            "leg_shooting": {"value": "yes"},
            "saddle_numbness": {"value": "no", "course": "new"},
            "of_a_newer_version": {"value": "yes"},
        },
    )

    assert check_entry(told, KNOWLEDGE) == (
        Problem("pain_now_0_10", "11 is not allowed; a whole number from 0 to 10 (0-10)"),
        Problem("saddle_numbness", "a course goes only with yes"),
        Problem("of_a_newer_version", "'of_a_newer_version' is not a known question or measurement", UNKNOWN),
    )


def test_what_we_work_out_ourselves_cannot_be_told() -> None:
    derived = {
        "id": "in-flare", "fact": "in_flare", "type": "yes_no", "says": "x", "status": "sourced",
        "sources": ["house-rule"],
    }  # fmt: skip
    knowledge = parse_knowledge({"derived_facts/in-flare.yaml": derived}, [])
    told = entry(1, "2026-03-01T08:00:00Z", "answers", answers={"in_flare": {"value": "no"}})

    assert check_entry(told, knowledge) == (Problem("in_flare", "is worked out from other answers; it cannot be told"),)


@pytest.mark.parametrize("at", ["1999-12-31T23:00:00Z", "9999-12-31T23:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_a_year_that_cannot_be_reckoned_with_is_refused(at: str) -> None:
    (problem,) = check_entry(entry(1, at, "check_in", pain_morning_0_10=1), KNOWLEDGE)

    assert problem.place == "at"
    assert "a year from 2000 to 2199" in problem.message
    assert problem.check != UNKNOWN


def test_unknown_exercises_routines_and_stop_rules_of_a_session_are_named() -> None:
    told = entry(
        1, "2026-03-01T08:00:00Z", "session_done", session="strength", routine="new-routine", stopped_by="new-rule",
        items=[{"exercise": "new-exercise", "level": 1, "sets_done": 1}], duration_s=1, completed=True,
    )  # fmt: skip

    assert [(problem.place, problem.check) for problem in check_entry(told, KNOWLEDGE)] == [
        ("exercise", UNKNOWN),
        ("routine", UNKNOWN),
        ("stopped_by", UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "place"),
    [
        ("wish", {"exercise": "new-exercise", "wish": "like"}, "exercise"),
        ("calendar", {"what": "travel", "first": "2026-03-01", "last": "2026-03-01", "equipment": ["trapeze"]},
         "equipment"),
    ],
)  # fmt: skip
def test_an_unknown_exercise_or_piece_of_equipment_of_the_new_kinds_is_named(
    kind: str, body: dict[str, Any], place: str
) -> None:
    (problem,) = check_entry(entry(1, "2026-03-01T08:00:00Z", kind, **body), KNOWLEDGE)

    assert (problem.place, problem.check) == (place, UNKNOWN)
    assert "is not a known" in problem.message


def test_unknown_exercises_and_routines_of_a_planned_week_are_named() -> None:
    item = {"exercise": "new-exercise", "level": 1, "sets": 1}
    session = {"on": "2026-03-02", "session": "strength", "routine": "new-routine", "items": [item]}
    told = entry(
        1, "2026-03-01T08:00:00Z", "week_planned", first="2026-03-02", last="2026-03-08", sessions=[session],
        inputs={}, status="optimal", objective=1, bound=1, knowledge_version="x",
    )  # fmt: skip

    assert [(problem.place, problem.check) for problem in check_entry(told, KNOWLEDGE)] == [
        ("exercise", UNKNOWN),
        ("routine", UNKNOWN),
    ]


@pytest.mark.parametrize(("first", "last", "place"), [("1999-12-31", "2000-01-02", "first"),
                                                      ("2199-12-31", "2200-01-02", "last")])  # fmt: skip
def test_an_event_of_a_year_that_cannot_be_reckoned_with_is_refused(first: str, last: str, place: str) -> None:
    told = entry(1, "2026-03-01T08:00:00Z", "calendar", what="ill", first=first, last=last)

    (problem,) = check_entry(told, KNOWLEDGE)

    assert problem.place == place
    assert "a year from 2000 to 2199" in problem.message


def test_known_wishes_and_events_have_no_fault() -> None:
    knowledge = load_knowledge()
    travel = {"what": "travel", "first": "2026-03-01", "last": "2026-03-07", "equipment": ["band"], "name": "Oslo"}

    assert check_entry(entry(1, "2026-03-01T08:00:00Z", "calendar", **travel), knowledge) == ()
    assert check_entry(entry(1, "2026-03-01T08:00:00Z", "wish", exercise="plank", wish="like"), knowledge) == ()


def test_a_questionnaire_answer_outside_its_scale_is_refused() -> None:
    item = {"id": "q1", "ask": "?", "min": 0, "max": 4, "low_label": "a", "high_label": "b"}
    measure = {
        "id": "short-form", "status": "sourced", "sources": ["house-rule"], "grade": "B", "name": "A",
        "short_name": "A", "asks": "x", "scoring": "x", "score_min": 0, "score_max": 4, "better": "lower",
        "change_that_matters": "x", "every_days": 7, "licence": "x", "items": [item], "built": True,
    }  # fmt: skip
    problems: list[Problem] = []
    knowledge = parse_knowledge({"measures/short-form.yaml": measure}, problems)
    told = entry(1, "2026-03-01T08:00:00Z", "questionnaire", measure="short-form", items={"q1": 5, "q2": 1})

    assert not problems
    assert check_entry(told, knowledge) == (
        Problem("q1", "5 is not allowed; a whole number from 0 to 4"),
        Problem("'q2'", "'q2' is not a known item of short-form", UNKNOWN),
    )
