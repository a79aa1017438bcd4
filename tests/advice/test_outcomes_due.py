"""What is due and when, the weekly load, the summary, and the red flag of no progress."""

from datetime import timedelta

from outcome_runners import facts_of, journal

from backstride.advice.outcomes import outcomes_of
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.journal import Answer, DoneItem, Profile, SessionDone
from backstride.journal.entry import ProfileEntry, SessionDoneEntry
from runners import KNOWLEDGE, TODAY, entry_id, healthy, moment

STUCK = "3333333 3333333 3333333 3333333 3333333 3333333 3333333"


def test_weekly_questions_are_due_at_once_and_again_after_seven_days() -> None:
    never = {each.measure: each for each in outcomes_of(facts_of([])).due}
    assert never["nprs"].now
    assert never["weekly-participation"].now
    assert never["psfs"].now

    told = [{"ago": 3, "measure": "nprs", "items": {"average_week": 3}}]
    again = {each.measure: each for each in outcomes_of(facts_of(journal(told=told))).due}
    assert not again["nprs"].now
    assert again["nprs"].next_on == TODAY + timedelta(days=4)


def test_compared_with_the_start_is_asked_a_week_after_the_start() -> None:
    due = {each.measure: each for each in outcomes_of(facts_of(journal("333"))).due}
    assert due["pgic"].next_on == TODAY - timedelta(days=2) + timedelta(days=7)
    assert not due["pgic"].now


def test_a_form_whose_words_are_not_shipped_is_due_only_after_its_first_total() -> None:
    assert "rmdq-24" not in {each.measure for each in outcomes_of(facts_of([])).due}

    told = [{"ago": 28, "measure": "rmdq-24", "items": {"total": 7}}]
    due = {each.measure: each for each in outcomes_of(facts_of(journal(told=told))).due}
    assert due["rmdq-24"].now


def test_effort_times_minutes_is_summed_by_week_and_what_lacks_an_effort_is_counted_apart() -> None:
    runs = [
        {"ago": 0, "effort": 4, "duration_s": 1800},
        {"ago": 6, "effort": 5, "duration_s": 3600},
        {"ago": 6, "duration_s": 3600},
        {"ago": 7, "effort": 2, "duration_s": 600},
    ]

    before, last = outcomes_of(facts_of(journal(runs=runs))).loads[-2:]

    assert (last.load_au, last.counted, last.left_out) == (4 * 30 + 5 * 60, 2, 1)
    assert (before.load_au, before.last) == (20, TODAY - timedelta(days=7))


def test_the_summary_says_what_was_tried_with_doses_and_dates_and_how_it_went() -> None:
    item = DoneItem(exercise="bird-dog", level=1, sets_done=2, last_set=8)
    done = SessionDone(session="strength", items=(item,), duration_s=600, completed=True)
    days = (10, 3)
    sessions = [
        SessionDoneEntry(id=entry_id(500 - ago), at=moment(TODAY - timedelta(days=ago)), body=done) for ago in days
    ]
    facts = facts_of([*journal(STUCK, runs=[{"ago": 2, "during": 3, "distance_m": 6000}]), *sessions])

    parts = dict(outcomes_of(facts).summary.parts)

    assert parts["What was tried"] == (
        "Bird dog: 2 times, 11 Nov 2026 to 18 Nov 2026; last at level 1, 2 sets with 8 in the last set.",
        "Runs in the last 4 weeks: 1, the longest 6 km; worst pain while running 3.",
    )
    assert parts["How it responded"][0].startswith("Your mornings were at 3 at first and are at 3 after 7 weeks")
    assert parts["Warning signs"][0].startswith("The journal shows no progress")
    assert "May I run, and by what rule?" in parts["Questions to ask"]
    assert "How long this time? 2 to 6 weeks (21 Nov 2026)" in parts["Since when"]


def test_the_summary_of_somebody_who_told_nothing_calls_no_warning_sign_clear() -> None:
    flags = dict(outcomes_of(facts_of([], answers={})).summary.parts)["Warning signs"]
    assert flags[-1].startswith("Questions about warning signs that are still open:")


def test_no_progress_is_said_by_the_screening_itself_and_self_care_goes_on() -> None:
    screening = screen_facts(facts_of(journal(STUCK)))

    assert isinstance(screening, Cleared)
    assert screening.level == "clinician"
    assert "b30-no-progress" in [finding.id for finding in screening.findings]


def test_the_flag_and_the_sentence_use_the_same_weeks() -> None:
    (rule,) = KNOWLEDGE.red_flags["b30-no-progress"].rules
    weeks = {part.fact: part.min for part in rule.when.any_ or ()}

    assert weeks == {
        "worse_weeks": KNOWLEDGE.number("no-progress-review-weeks"),
        "weeks_without_improvement": KNOWLEDGE.number("no-progress-clinician-weeks"),
    }


def test_a_clinicians_yes_lifts_no_progress() -> None:
    answers = healthy(clinician_cleared="yes")
    screening = screen_facts(facts_of(journal(STUCK), answers))

    assert isinstance(screening, Cleared)
    assert screening.level == "self_care"


def test_the_name_of_an_own_activity_is_asked_only_once_it_was_rated() -> None:
    unrated = facts_of([], {})
    told = [{"ago": 1, "measure": "psfs", "items": {"easy_run": 3, "sitting": 4, "own_1": 5}}]
    rated = facts_of(journal(told=told), {})
    named = ProfileEntry(
        id=entry_id(900), at=moment(TODAY), body=Profile(answers={"psfs_own_1": Answer(value="Dance")})
    )

    assert unrated.state("psfs_own_1") == "not_applicable"
    assert rated.state("psfs_own_1") == "missing"
    assert rated.state("psfs_own_2") == "not_applicable"
    assert facts_of([*journal(told=told), named], {}).value("psfs_own_1") == "Dance"
