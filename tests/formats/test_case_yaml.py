"""A case file: everything about one runner on one page, or every fault in it at once."""

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.formats.case_yaml import Case, parse_case, read_case
from backstride.journal import Runner, replay
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem


def runner_of(text: str, knowledge: Knowledge) -> Runner:
    case = read_case(dedent(text).encode(), knowledge)
    assert isinstance(case, Case), case
    return replay(case.entries)


def told(runner: Runner) -> dict[str, object]:
    return {fact: finding.value for fact, finding in runner.findings.items()}


def problems_of(text: str, knowledge: Knowledge) -> dict[str, str]:
    problems = read_case(dedent(text).encode(), knowledge)
    assert isinstance(problems, tuple)
    return {problem.place: problem.message for problem in problems}


def test_profile_answers_and_self_tests_are_told_today(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        name: Somebody
        about: the keys name, about, expect and story_of are not read
        expect: {level: self_care, anything: [goes]}
        story_of: nobody
        profile:
          age_y: 34
        answers:
          pain_now_0_10: 3
          pain_places: [low_back, calf]
          leg_shooting: no
          saddle_numbness: {value: yes, course: stable}
        self_tests:
          side_plank_left_s: 40
    """

    runner = runner_of(text, knowledge)

    assert told(runner) == {
        "age_y": 34,
        "pain_now_0_10": 3,
        "pain_places": ("low_back", "calf"),
        "leg_shooting": "no",
        "saddle_numbness": "yes",
        "side_plank_left_s": 40,
    }
    assert {finding.told_on for finding in runner.findings.values()} == {date(2026, 11, 20)}
    assert runner.findings["saddle_numbness"].course == "stable"
    assert [(test.what.test, test.on) for test in runner.self_tests] == [("side-plank", date(2026, 11, 20))]


@pytest.mark.parametrize(
    ("written", "shooting", "tingling"),
    [
        ("leg-feelings: none", "no", "no"),
        ("leg-feelings: []", "no", "no"),
        ("leg-feelings: [leg_tingling]", "no", "yes"),
        ("{leg-feelings: [leg_tingling], leg_tingling: not_sure}", "no", "not_sure"),
        ("{leg_shooting: yes, leg-feelings: none}", "yes", "no"),
    ],
)
def test_a_checklist_answers_all_its_facts_and_a_single_fact_counts_more(
    knowledge: Knowledge, written: str, shooting: str, tingling: str
) -> None:
    runner = runner_of(f"today: 2026-11-20\nanswers:\n  {written}", knowledge)

    assert told(runner) == {"leg_shooting": shooting, "leg_tingling": tingling}


def test_the_journal_holds_earlier_entries_short_or_as_exported(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        journal:
          - {on: 2026-11-17, kind: answers, answers: {leg_shooting: yes, leg-feelings: none}}
          - {on: 2026-11-18, kind: check_in, body: {pain_morning_0_10: 4}}
          - {on: 2026-11-18, kind: check_in, pain_morning_0_10: 5}
          - {on: 2026-11-19, kind: run, body: {distance_m: 5000, duration_s: 1800, kind: long}}
          - id: 019a0000-0000-7000-8000-000000000001
            at: 2026-11-19T23:30:00-05:00
            kind: answers
            body: {answers: {pain_now_0_10: {value: 2}}}
          - {on: 2026-11-20, kind: retraction, entry: 3}
    """

    runner = runner_of(text, knowledge)

    assert told(runner) == {"leg_shooting": "yes", "leg_tingling": "no", "pain_now_0_10": 2}
    assert runner.findings["leg_shooting"].since == date(2026, 11, 17)
    assert [(check.on, check.what.pain_morning_0_10) for check in runner.check_ins] == [(date(2026, 11, 18), 4)]
    assert [(run.on, run.what.kind) for run in runner.runs] == [(date(2026, 11, 19), "long")]


def test_an_event_is_of_the_day_of_its_entry_unless_it_says_more(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        journal:
          - {on: 2026-11-10, kind: calendar, what: ill}
          - {on: 2026-11-10, kind: calendar, what: travel, last: 2026-11-16}
          - {on: 2026-11-10, kind: calendar, what: race, first: 2027-04-25, distance_m: 42195, name: Spring marathon}
          - {on: 2026-11-10, kind: calendar, body: {what: busy, minutes: 5, weekly: true}}
    """

    events = runner_of(text, knowledge).events

    assert [(told.what.what, told.what.first, told.what.last) for told in events] == [
        ("ill", date(2026, 11, 10), date(2026, 11, 10)),
        ("travel", date(2026, 11, 10), date(2026, 11, 16)),
        ("race", date(2027, 4, 25), date(2027, 4, 25)),
        ("busy", date(2026, 11, 10), date(2026, 11, 10)),
    ]
    assert (events[2].what.distance_m, events[2].what.name) == (42195, "Spring marathon")
    assert (events[3].what.minutes, events[3].what.weekly) == (5, True)


def test_a_planned_week_begins_on_the_day_of_its_entry_and_lasts_seven(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        journal:
          - on: 2026-11-16
            kind: week_planned
            sessions: []
            inputs: {}
            status: optimal
            objective: 1
            bound: 1
            knowledge_version: x
    """

    (week,) = runner_of(text, knowledge).weeks

    assert (week.what.first, week.what.last) == (date(2026, 11, 16), date(2026, 11, 22))


def test_one_entry_may_be_of_several_days(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        journal:
          - {on: [2026-11-16, 2026-11-18], kind: check_in, pain_morning_0_10: 2}
          - {on: [2026-11-17], kind: run, run_kind: long, distance_m: 9000, duration_s: 3600}
    """

    runner = runner_of(text, knowledge)

    assert [(told.on, told.what.pain_morning_0_10) for told in runner.check_ins] == [
        (date(2026, 11, 16), 2),
        (date(2026, 11, 18), 2),
    ]
    assert [(told.on, told.what.kind) for told in runner.runs] == [(date(2026, 11, 17), "long")]


@pytest.mark.parametrize(
    ("entries", "place", "says"),
    [
        ("{on: [], kind: calendar, what: ill}", "journal.1.on", "[] is not allowed; one day, or several in order"),
        ("{on: [2026-11-18, 2026-11-17], kind: calendar, what: ill}", "journal.1.on", "one day, or several in order"),
        ("{on: [2026-11-18, 2026-11-18], kind: calendar, what: ill}", "journal.1.on", "one day, or several in order"),
        ("{on: [2026-11-18, 7], kind: calendar, what: ill}", "journal.1.on", "one day, or several in order"),
        ("{on: [2026-11-18, x], kind: calendar, what: ill}", "journal.1.on", "'x' is not allowed; a day like"),
        ("{on: 2026-11-18, kind: calendar, what: nap}", "journal.1.body.what", "should be 'run', 'race', 'busy'"),
        ("{on: 2026-11-18, kind: calendar, what: ill, last: 2026-11-17}", "journal.1.body", "does not end before"),
        ("{on: 2026-11-18, kind: calendar, what: ill, first: 1999-12-31}", "journal.1.first", "from 2000 to 2199"),
        ("{on: 2026-11-18, kind: wish, exercise: planck, wish: like}", "journal.1.exercise", "is not a known exercise"),
        ("{on: 2026-11-18, kind: run, run_kind: jog, distance_m: 1, duration_s: 1}", "journal.1.body.kind",
         "should be 'easy', 'long', 'hard' or 'race' (given: 'jog')"),
        ("{on: 2026-11-18, kind: questionnaire, measure: pgik, items: {a: 1}}", "journal.1.measure", "known measure"),
        ("{on: [2026-11-17, 2026-11-18], kind: check_in, pain_morning_0_10: 2}, {on: 2026-11-19, kind: retraction, "
         "entry: 1}", "journal.2.entry", "1 is not allowed; the number of an entry above it, of one day"),
    ],
)  # fmt: skip
def test_a_fault_in_a_short_entry_is_named_with_its_place(
    knowledge: Knowledge, entries: str, place: str, says: str
) -> None:
    problems = problems_of(f"today: 2026-11-20\njournal: [{entries}]", knowledge)

    assert place in problems
    assert says in problems[place]


def test_what_the_journal_says_of_today_comes_after_the_answers(knowledge: Knowledge) -> None:
    text = """
        today: 2026-11-20
        journal:
          - {on: 2026-11-20, kind: answers, answers: {leg_shooting: yes}}
        answers: {leg_shooting: no}
    """

    assert told(runner_of(text, knowledge)) == {"leg_shooting": "yes"}


def test_a_case_always_gives_the_same_entries(knowledge: Knowledge) -> None:
    text = b"""
        today: 2026-11-20
        answers: {leg_shooting: no}
        journal: [{on: 2026-11-19, kind: check_in, pain_morning_0_10: 1}]
    """

    case = read_case(text, knowledge)

    assert case == read_case(text, knowledge)
    assert isinstance(case, Case)
    assert [str(entry.id) for entry in case.entries] == [
        "01a1f3ad-8e01-7000-8000-000000000001",
        "01a1f78a-5300-7000-8000-000000000000",
    ]


def test_all_faults_are_told_at_once_each_with_its_place_and_what_is_allowed(knowledge: Knowledge) -> None:
    text = """
        today: 20.11.2026
        mood: fine
        profile:
          age_y: 134
          leg_shooting: maybe
        answers:
          pain_now: 3
          pain_now_0_10: 11
          leg_feelings: none
          leg-feelings: [leg_shooting, leg_numb]
          side_plank_left_s: 40
          pain_places: [low_back, none]
        self_tests:
          leg_shooting: yes
          side_plank_left_s: 601
          side_plank_up_s: 3
        journal:
          - {on: 2026-11-18, kind: checkin}
          - {kind: check_in, pain_morning_0_10: 3}
          - {on: 2026-11-18, kind: check_in, body: {pain_morning_0_10: 12}}
          - {on: 2026-11-18, kind: answers, answers: {leg_shooting: 3}}
          - {on: 2026-11-18, kind: check_in, body: {pain_morning_0_10: 1}, note: x}
          - walked
          - {on: 2026-11-18, kind: retraction, entry: 9}
          - {id: 7, at: 2026-11-18, kind: check_in, body: {pain_morning_0_10: 1}}
          - {on: 2026-11-18, kind: self_test, test: side-plank, results: {side_plank_left_s: -1}}
          - {on: 2026-11-18, kind: plan_issued, for_date: 2026-11-19, session: walk, items: [], knowledge_version: x}
          - on: 2026-11-18
            kind: session_done
            body: {session: strength, routine: x, items: [], duration_s: 1, completed: true}
    """

    told = problems_of(text, knowledge)

    places = (
        "one of: answers, profile, self_test, plan_issued, session_done, check_in, run, questionnaire, retraction, "
        "week_planned, calendar, wish"
    )
    assert told == {
        "today": "'20.11.2026' is not allowed; a day like 2026-11-20, from 2000 to 2199",
        "'mood'": "is not a key of a case; allowed: today, profile, answers, self_tests, journal, routine, name, "
        "about, expect, story_of",
        "profile.age_y": "134 is not allowed; a whole number from 0 to 110 (years)",
        "profile.leg_shooting": "'maybe' is not allowed; yes, no or not_sure",
        "answers.pain_now": "'pain_now' is not a known question or measurement; did you mean pain_now_0_10?",
        "answers.pain_now_0_10": "11 is not allowed; a whole number from 0 to 10 (0-10) or not_sure",
        "answers.leg_feelings": "'leg_feelings' is not a known question or measurement; did you mean leg-feelings?",
        "answers.leg-feelings": "'leg_numb' is not allowed; none, or a list of: leg_shooting, leg_tingling",
        "answers.side_plank_left_s": "is a measurement; it belongs under self_tests",
        "answers.pain_places": "['low_back', 'none'] is not allowed; any of: low_back, calf; or none or not_sure",
        "self_tests.leg_shooting": "is a question; it belongs under answers",
        "self_tests.side_plank_left_s": "601 is not allowed; a whole number from 0 to 600 (s)",
        "self_tests.side_plank_up_s": "'side_plank_up_s' is not a known question or measurement; "
        "did you mean side_plank_left_s or side_plank_right_s?",
        "journal.1.kind": f"'checkin' is not allowed; {places}",
        "journal.2.on": "is missing; a day like 2026-11-20, from 2000 to 2199",
        "journal.3.body.pain_morning_0_10": "should be less than or equal to 10 (given: 12)",
        "journal.4.answers.leg_shooting": "3 is not allowed; yes, no or not_sure",
        "journal.5": "'note' beside body; put everything into body",
        "journal.6": "'walked' is not allowed; an entry with on, kind and body",
        "journal.7.entry": "9 is not allowed; the number of an entry above it, of one day",
        "journal.8.id": "UUID input should be a string, bytes or UUID object (given: 7)",
        "journal.8.at": told["journal.8.at"],
        "journal.9.side_plank_left_s": "-1 is not allowed; a whole number from 0 to 600 (s)",
        "journal.11.routine": "'x' is not a known routine",
    }


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("answers: {leg_shooting: no}", "today", "is missing; a day like 2026-11-20"),
        ("today: 2026-02-30", "today", "'2026-02-30' is not allowed"),
        ("today: 9999-12-31", "today", "from 2000 to 2199"),
        ("today: 2026-W01-1", "today", "'2026-W01-1' is not allowed"),
        ("[]", "case", "needs the keys today, profile, answers, self_tests, journal, routine; only today is required"),
        ("today: 2026-11-20\nanswers: [leg_shooting]", "answers", "lines of 'fact: value'"),
        ("today: 2026-11-20\njournal: {a: b}", "journal", "a list of entries"),
        ("{today: 2026-11-20, profile: {age_y: 3}, answers: {age_y: 4}}", "answers.age_y", "is told under profile too"),
        ("{today: 2026-11-20, answers: {leg-feelings: 3}}", "answers.leg-feelings", "3 is not allowed; none, or a"),
        ("{today: 2026-11-20, routine: x}", "routine", "'x' is not allowed; one of:"),
        ("{today: 2026-11-20, answers: {7: 3}}", "answers.7", "'7' is not a known question"),
        ("{today: 2026-11-20, journal: [{on: 2026-11-21, kind: run, distance_m: 1, duration_s: 1}]}", "journal.1",
         "2026-11-21 is after today, 2026-11-20"),
        ("today: 2026-11-20\nanswers: &a [*a]", "case, line 2", "anchors and aliases"),
        ("today: 2026-11-20\ntoday: 2026-11-21", "case, line 2", "'today' stands twice"),
        ("today: 2026-11-20\n- x", "case, line 2", "not valid YAML"),
    ],
)  # fmt: skip
def test_a_single_fault_is_named_with_its_place(knowledge: Knowledge, text: str, place: str, says: str) -> None:
    problems = problems_of(text, knowledge)

    assert list(problems) == [place]
    assert says in problems[place]


def test_two_entries_with_one_id_are_refused(knowledge: Knowledge) -> None:
    entry = {
        "id": "019a0000-0000-7000-8000-000000000001",
        "at": "2026-11-19T08:00:00Z",
        "kind": "check_in",
        "body": {"pain_morning_0_10": 1},
    }

    assert parse_case({"today": "2026-11-20", "journal": [entry, entry]}, knowledge) == (
        Problem("journal.2", "has the same id as journal.1"),
    )


def test_another_encoding_is_refused(knowledge: Knowledge) -> None:
    problems = read_case("today: 2026-11-20 # M\u00e4rz".encode("latin-1"), knowledge)

    assert problems == (Problem("case", "byte 21 is not UTF-8; save the file as UTF-8 text"),)


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 15)
    | st.floats(0, 9)
    | st.sampled_from(["yes", "none", "x", "2026-11-20"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["leg_shooting", "leg-feelings", "value", "kind", "on", "id", "body"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["profile", "answers", "self_tests", "journal"]), PLAIN))
def test_any_plain_data_at_all_ends_in_a_case_or_in_problems(knowledge: Knowledge, data: dict[str, object]) -> None:
    made = parse_case({"today": "2026-11-20", **data}, knowledge)

    assert isinstance(made, Case) or (made and all(isinstance(each, Problem) for each in made))
