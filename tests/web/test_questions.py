"""``/questions``: one screen at a time, kept at once, with a way back; nothing that safety needs is left out."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from serving import Served, app_for, client_of, journal_of, tell
from starlette.datastructures import FormData, UploadFile

from backstride.app.answers import bodies_of
from backstride.app.journal import load_runner
from backstride.app.new_entry import new_entries, today
from backstride.formats.journal_jsonl import read_journal, write_journal
from backstride.journal import Answer
from backstride.knowledge.problem import Problem
from backstride.web.interview.read import Fault, read
from backstride.web.interview.screen import COURSE, Screen, screen_for, screen_named
from runners import HEALTHY, KNOWLEDGE, healthy, without

SCREENS = [
    screen
    for each in (*KNOWLEDGE.questions, *KNOWLEDGE.checklists, *KNOWLEDGE.grids)
    for name in (each, each + COURSE)
    if (screen := screen_named(name, KNOWLEDGE)) is not None
]
SAFETY_KNOWN = without(HEALTHY, *(row.fact for row in KNOWLEDGE.grids["what-it-does"].rows), "sleep_h", "story")


def told(folder: Path) -> dict[str, object]:
    return {fact: finding.value for fact, finding in load_runner(folder).findings.items()}


def path_of(answer: Any) -> str:
    return str(answer.headers["location"])


def test_the_first_question_is_one_step_away(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))

    assert path_of(client.get("/questions")) == "/questions/age-y"
    assert "How old are you?" in client.get("/questions/age-y").text


def test_an_answer_is_kept_at_once_and_another_visit_goes_on_from_there(tmp_path: Path) -> None:
    first = client_of(app_for(tmp_path))
    assert path_of(first.post("/questions/age-y", data={"value": "34"})) == "/questions/sex"
    assert told(tmp_path) == {"age_y": 34}

    later = client_of(app_for(tmp_path))
    assert path_of(later.get("/questions")) == "/questions/sex"


def test_the_same_answer_sent_twice_is_kept_once(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    for _ in range(2):
        client.post("/questions/bladder-bowel-feeling", data={"go": "none"})

    assert len(journal_of(tmp_path)) == 1


def test_none_of_these_answers_no_to_each_sign(tmp_path: Path) -> None:
    client_of(app_for(tmp_path)).post("/questions/alarm-signs", data={"go": "none"})

    assert told(tmp_path) == dict.fromkeys(KNOWLEDGE.checklists["alarm-signs"].facts, "no")


def test_lists_that_belong_together_are_asked_and_answered_on_one_screen(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    asked = client.get("/questions/bladder-bowel-feeling").text
    client.post("/questions/bladder-bowel-feeling", data={"yes": "both_legs"})
    both = [each for name in ("bladder-bowel-feeling", "legs-and-walking") for each in KNOWLEDGE.checklists[name].facts]

    assert all(KNOWLEDGE.question_of[fact].ask in asked for fact in both)
    assert told(tmp_path) == dict.fromkeys(both, "no") | {"both_legs": "yes"}


@pytest.mark.parametrize(
    "form", [{}, {"go": "none", "yes": "fever"}, {"go": "none", "unsure": "fever"}, {"yes": "ghost"}, {"go": "skip"}]
)
def test_a_list_that_is_empty_or_says_two_things_answers_nothing(form: dict[str, str], tmp_path: Path) -> None:
    answer = client_of(app_for(tmp_path)).post("/questions/illness-signs", data=form)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert told(tmp_path) == {}


def test_a_sign_may_be_not_sure_while_the_others_are_no(tmp_path: Path) -> None:
    client_of(app_for(tmp_path)).post("/questions/illness-signs", data={"unsure": "fever", "yes": "weight_loss"})

    assert told(tmp_path) == {
        "fever": "not_sure", "very_unwell": "no", "weight_loss": "yes", "constant_pain": "no",
        "urine_or_flank_signs": "no", "foot_drop": "no", "spreading_numbness": "no", "leg_swollen_warm": "no",
    }  # fmt: skip


def test_every_question_stands_on_the_screen_that_asks_it_and_no_list_is_asked_in_vain() -> None:
    for fact in KNOWLEDGE.question_of:
        assert fact in screen_for(fact, KNOWLEDGE).facts
    for screen in SCREENS:
        assert len(set(screen.facts)) == len(screen.facts)


def test_a_sign_that_is_not_ticked_answers_its_question_and_one_that_is_leads_to_it(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, *KNOWLEDGE.checklists["health-history"].facts, "stress_fracture_history"))
    client = client_of(app_for(tmp_path))
    assert "A stress fracture or stress reaction, ever" in client.get("/questions/health-history").text

    after = client.post("/questions/health-history", data={"yes": "stress_fracture_history"})
    assert path_of(after) == "/questions/stress-fracture-history"
    assert "stress_fracture_history" not in told(tmp_path)

    client.post("/questions/stress-fracture-history", data={"value": "one_elsewhere"})
    listed = client.get("/questions/health-history").text
    assert re.search(r'value="stress_fracture_history" checked', listed)

    client.post("/questions/health-history", data={"yes": "stress_fracture_history"})
    assert told(tmp_path)["stress_fracture_history"] == "one_elsewhere"
    client.post("/questions/health-history", data={"go": "none"})
    assert told(tmp_path)["stress_fracture_history"] == "never"


def test_a_sign_that_is_not_sure_is_not_sure_in_its_question_too(tmp_path: Path) -> None:
    unsure = {"unsure": ["stress_fracture_history", "diabetes"]}
    client_of(app_for(tmp_path)).post("/questions/health-history", data=unsure)

    assert told(tmp_path)["stress_fracture_history"] == told(tmp_path)["diabetes"] == "not_sure"


def test_what_is_not_allowed_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    answer = client_of(app_for(tmp_path)).post("/questions/age-y", data={"value": "340"})

    assert answer.status_code == 422
    assert "A whole number from 0 to 110" in answer.text
    assert 'value="340"' in answer.text
    assert told(tmp_path) == {}


def test_a_safety_question_cannot_be_left_out(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    answer = client.post("/questions/sex", data={"go": "skip"})

    assert answer.status_code == 422
    assert "Safety rests on this one" in answer.text
    assert 'value="skip"' not in client.get("/questions/sex").text


def test_what_only_makes_the_advice_fit_can_be_left_out_and_is_not_asked_again_this_time(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "sleep_h", "stress_0_10"))
    client = client_of(app_for(tmp_path))

    assert path_of(client.get("/questions/next")) == "/questions/sleep-h"
    assert path_of(client.post("/questions/sleep-h", data={"go": "skip"})) == "/questions/stress-0-10"
    assert path_of(client.post("/questions/stress-0-10", data={"value": "3"})) == "/today"


def test_a_new_sign_is_asked_when_it_began_and_then_care_comes_before_everything(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    course = path_of(client.post("/questions/bladder-bowel-feeling", data={"yes": "saddle_numbness"}))
    assert course == "/questions/saddle-numbness.course"
    assert "When did it start, and does it change?" in client.get(course).text
    assert client.post(course, data={"go": "skip"}).status_code == 422

    assert path_of(client.post(course, data={"value": "new"})) == "/care"
    assert path_of(client.get("/questions")) == "/care"
    assert path_of(client.get("/today")) == "/care"


def test_an_old_sign_that_never_changed_does_not_end_the_questions(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    client.post("/questions/bladder-bowel-feeling", data={"yes": "saddle_numbness"})

    assert path_of(client.post("/questions/saddle-numbness.course", data={"value": "stable"})) != "/care"


def test_a_wrong_course_can_be_told_anew(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    client.post("/questions/bladder-bowel-feeling", data={"yes": "saddle_numbness"})
    client.post("/questions/saddle-numbness.course", data={"value": "stable"})

    again = client.post("/questions/bladder-bowel-feeling", data={"yes": "saddle_numbness"})
    assert path_of(again) == "/questions/saddle-numbness.course"


def test_back_shows_the_screen_before_with_its_answer_and_a_new_one_replaces_it(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    client.post("/questions/age-y", data={"value": "43"})
    client.post("/questions/sex", data={"value": "male"})
    assert 'href="/questions/sex"' in client.get("/questions/region").text

    sex = client.get("/questions/sex").text
    assert 'href="/questions/age-y"' in sex
    assert re.search(r'value="male" class="q-option chosen"', sex)
    assert 'value="43"' in client.get("/questions/age-y").text

    assert path_of(client.post("/questions/age-y", data={"value": "34"})) == "/questions/region"
    assert told(tmp_path) == {"age_y": 34, "sex": "male"}


def test_back_reaches_a_screen_that_was_left_out(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "sleep_h", "stress_0_10"))
    client = client_of(app_for(tmp_path))
    client.post("/questions/sleep-h", data={"go": "skip"})

    assert 'href="/questions/sleep-h"' in client.get("/questions/stress-0-10").text
    client.post("/questions/sleep-h", data={"value": "7"})
    assert told(tmp_path)["sleep_h"] == 7


def test_back_works_in_another_visit_too(tmp_path: Path) -> None:
    client_of(app_for(tmp_path)).post("/questions/age-y", data={"value": "43"})

    assert 'href="/questions/age-y"' in client_of(app_for(tmp_path)).get("/questions/sex").text


def test_an_answer_that_went_out_of_date_is_not_shown_as_chosen(tmp_path: Path) -> None:
    tell(tmp_path, on=today() - timedelta(days=20))
    client = client_of(app_for(tmp_path))

    assert path_of(client.get("/questions")) == "/questions/bladder-bowel-feeling"
    page = client.get("/questions/night-pain").text
    assert "chosen" not in page
    assert "It may have changed, so we ask again." in page


def test_what_each_thing_does_to_the_pain_is_asked_on_one_screen(tmp_path: Path) -> None:
    tell(tmp_path, answers=SAFETY_KNOWN)
    client = client_of(app_for(tmp_path))
    assert path_of(client.get("/questions/next")) == "/questions/what-it-does"

    some = {"running_effect": "worse", "sitting_effect": "not_sure"}
    assert path_of(client.post("/questions/what-it-does", data=some)) == "/questions/sleep-h"
    assert told(tmp_path) == {fact: each.value for fact, each in SAFETY_KNOWN.items()} | some


def test_as_soon_as_safety_knows_enough_it_says_so(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(SAFETY_KNOWN, "three_episodes_a_year"))
    client = client_of(app_for(tmp_path))
    assert path_of(client.get("/today")) == "/questions"
    assert path_of(client.post("/questions/three-episodes-a-year", data={"value": "no"})) == "/questions"

    enough = client.get("/questions").text
    assert "That is all that safety needs." in enough
    assert client.get("/today").status_code == 200


def test_once_safe_start_is_there_and_what_may_come_before_it_in_its_order(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "sleep_h", "run_days"))
    enough = client_of(app_for(tmp_path)).get("/questions").text
    links = re.findall(r'href="(/[^"]+)"', enough[enough.index("<h1") :])

    assert links == ["/session", "/tests", "/settings#week", "/questions/next", "/today"]
    assert client_of(app_for(tmp_path)).get("/session").status_code == 200


def test_a_side_remark_in_the_story_is_asked_about_in_words_of_its_own(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "story"))
    client = client_of(app_for(tmp_path))
    remark = path_of(client.post("/questions/story", data={"value": "It hurts, and both legs feel odd."}))

    assert remark == "/questions/both-legs"
    assert "You mention both legs." in client.get(remark).text
    assert path_of(client.post(remark, data={"value": "no"})) == "/today"


def test_an_urgent_answer_says_so_while_the_last_safety_questions_are_asked(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(healthy(foot_drop=Answer(value="yes", course="new")), "chest_symptoms"))
    client = client_of(app_for(tmp_path))
    asked = path_of(client.get("/questions"))

    assert asked == "/questions/alarm-signs"
    assert "Show me what to do now" in client.get(asked).text
    assert path_of(client.post(asked, data={"go": "none"})) == "/care"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.id)
def test_every_screen_has_its_words_a_reason_and_a_name_for_each_field(screen: Screen, tmp_path: Path) -> None:
    answers = healthy(**{screen.facts[0]: "yes"}) if screen.course else HEALTHY
    tell(tmp_path, answers=answers)
    answer = client_of(app_for(tmp_path)).get(f"/questions/{screen.id}")

    if answer.status_code == 303:
        assert path_of(answer) == "/questions/next"
    else:
        assert answer.status_code == 200
        assert screen.why in answer.text.replace("&#39;", "'")
        assert answer.text.count("<h1>") == 1


def test_a_screen_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))

    assert client.get("/questions/ghost").status_code == 404
    assert client.get("/questions/age-y.course").status_code == 404
    assert client.post("/questions/ghost", data={"value": "1"}).status_code == 404


def test_all_answers_stand_in_one_place_each_one_tap_from_its_screen(tmp_path: Path) -> None:
    answers = healthy(diabetes="yes", both_legs=Answer(value="yes", course="stable"))
    tell(tmp_path, answers=without(answers, "sleep_h", "pregnancy"))
    page = client_of(app_for(tmp_path)).get("/questions/answers").text
    lines = dict(re.findall(r'<span class="q-line"><span>(.*?)</span><span class="q-answer">(.*?)</span>', page))

    assert lines["How old are you?"] == "35 years"
    assert lines["Diabetes"] == "Yes"
    assert lines[KNOWLEDGE.question_of["both_legs"].ask] == "Yes. Older than three months, and not changed at all"
    assert lines["How long this time?"] == "2 to 6 weeks"
    assert lines["Running"] == "Worse"
    assert lines["How strong is the pain right now?"] == "2 of 10"
    assert lines[KNOWLEDGE.question_of["sleep_h"].ask] == "Not told yet"
    assert KNOWLEDGE.question_of["pregnancy"].ask not in lines
    assert 'href="/questions/health-history?then=answers"' in page


def test_who_told_nothing_yet_is_led_to_the_first_question(tmp_path: Path) -> None:
    page = client_of(app_for(tmp_path)).get("/questions/answers").text

    assert "You have told nothing yet." in page
    assert 'href="/questions"' in page


def test_an_answer_that_is_changed_leads_back_to_all_answers(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(tmp_path))
    page = client.get("/questions/duration?then=answers").text
    assert 'action="/questions/duration?then=answers"' in page
    assert 'href="/questions/answers"' in page

    changed = client.post("/questions/duration?then=answers", data={"value": "under_two_weeks"})
    assert path_of(changed) == "/questions/answers"
    assert "Under 2 weeks" in client.get("/questions/answers").text


def test_a_changed_answer_that_needs_help_leads_to_it_and_not_back(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(tmp_path))
    course = path_of(client.post("/questions/bladder-bowel-feeling?then=answers", data={"yes": "bowel_change"}))

    assert course == "/questions/bowel-change.course?then=answers"
    assert path_of(client.post(course, data={"value": "new"})) == "/care"
    assert path_of(client.post("/questions/chest-symptoms?then=answers", data={"value": "yes"})) == "/care"


def test_somewhere_else_than_to_all_answers_no_answer_leads(tmp_path: Path) -> None:
    assert client_of(app_for(tmp_path)).get("/questions/age-y?then=//elsewhere").status_code == 422


def test_all_questions_can_be_gone_through_again_and_nothing_is_lost_on_the_way(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(tmp_path))
    before = journal_of(tmp_path)

    assert path_of(client.post("/questions/again")) == "/questions/age-y"
    assert 'value="35"' not in client.get("/questions/age-y").text
    assert path_of(client.post("/questions/age-y", data={"value": "36"})) == "/questions/sex"
    assert told(tmp_path)["age_y"] == 36
    assert told(tmp_path)["duration"] == "two_to_six_weeks"
    assert journal_of(tmp_path)[: len(before)] == before
    assert client.get("/today").status_code == 200


def test_going_through_again_asks_every_safety_question_and_ends_when_they_are_told(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(tmp_path))
    path, asked = path_of(client.post("/questions/again")), []
    while path != "/questions":
        asked.append(path.rsplit("/", 1)[1])
        screen = screen_named(asked[-1], KNOWLEDGE)
        assert screen is not None
        value = HEALTHY[screen.facts[0]].value
        path = path_of(client.post(path, data={"go": "none"} if screen.checklist else {"value": value}))

    assert {"bladder-bowel-feeling", "alarm-signs", "illness-signs", "health-history"} <= set(asked)
    assert "That is all that safety needs." in client.get("/questions").text
    assert path_of(client.get("/questions/next")) == "/today"


WORDS = st.sampled_from(
    ["", "yes", "no", "not_sure", "none", "skip", "new", "stable", "low_back", "better", "0", "7", "-1", "9999999", "٣"]
) | st.text(max_size=8)


@given(
    st.sampled_from(SCREENS), st.lists(st.tuples(st.sampled_from(["value", "go", "yes", "unsure"]), WORDS), max_size=5)
)
def test_whatever_is_sent_is_an_answer_that_the_journal_takes_or_a_fault(
    screen: Screen, sent: list[tuple[str, str]]
) -> None:
    fields: list[tuple[str, str | UploadFile]] = [*sent]
    fields += [(fact, value) for _, value in sent for fact in screen.facts]
    answers = read(screen, FormData(fields), KNOWLEDGE)

    if isinstance(answers, Fault):
        assert answers.message
    elif answers:
        lines = write_journal(new_entries(bodies_of(answers, KNOWLEDGE)))
        assert not [each for each in read_journal(lines, KNOWLEDGE) if isinstance(each, Problem)]
        assert set(answers) <= set(screen.facts)


@given(st.sampled_from([each for each in SCREENS if each.checklist is not None]))
def test_an_empty_list_never_says_no(screen: Screen) -> None:
    assert isinstance(read(screen, FormData([]), KNOWLEDGE), Fault)


PHONE: Any = {"width": 390, "height": 844}
DESK: Any = {"width": 1280, "height": 800}


@contextmanager
def visit(chrome: Browser, folder: Path, **options: Any) -> Iterator[Page]:
    """A page of a browser that visits the app on this folder."""
    with Served(folder) as server:
        context = chrome.new_context(base_url=server.address, **options)
        yield context.new_page()
        context.close()


def wait_until_left(page: Page, before: str) -> None:
    page.wait_for_url(lambda url: url != before)


def test_the_first_screens_work_with_keys_alone(chrome: Browser, tmp_path: Path) -> None:
    with visit(chrome, tmp_path, viewport=DESK, timezone_id="Europe/London") as page:
        page.goto("/questions")
        page.wait_for_selector("#where")
        for keys in (["3", "4", "Enter"], ["2", "Enter"], ["2", "Enter"], ["3", "Enter"]):
            before = page.url
            for key in keys:
                page.keyboard.press(key)
            wait_until_left(page, before)
        assert page.url.endswith("/questions/alarm-signs")
    signs = [*KNOWLEDGE.checklists["bladder-bowel-feeling"].facts, *KNOWLEDGE.checklists["legs-and-walking"].facts]
    here = {"age_y": 34, "sex": "male", "region": "gb"}
    assert told(tmp_path) == here | dict.fromkeys(signs, "no") | {"bowel_change": "yes"}


def test_the_pain_scale_takes_ten_from_the_keys(chrome: Browser, tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "stress_0_10"))
    with visit(chrome, tmp_path) as page:
        page.goto("/questions/stress-0-10")
        for key in ("1", "0", "Enter"):
            page.keyboard.press(key)
        page.wait_for_url("**/today")
    assert told(tmp_path)["stress_0_10"] == 10


def test_without_scripts_the_body_and_the_lists_work_as_well(chrome: Browser, tmp_path: Path) -> None:
    with visit(chrome, tmp_path, java_script_enabled=False) as page:
        page.goto("/questions/pain-places")
        page.get_by_label("Buttock").check()
        page.get_by_role("button", name="Go on").click()
        page.goto("/questions/illness-signs")
        page.get_by_role("button", name="None of these").click()
    assert told(tmp_path)["pain_places"] == ("buttock",)
    assert told(tmp_path)["fever"] == "no"


def test_every_place_can_be_tapped_on_the_body(chrome: Browser, tmp_path: Path) -> None:
    with visit(chrome, tmp_path, viewport=PHONE) as page:
        page.goto("/questions/pain-places")
        for option in KNOWLEDGE.question_of["pain_places"].options:
            page.locator(f'[data-place="{option.id}"] > *').first.click()
            assert page.is_checked(f"#o-{option.id}")


def test_a_second_tap_meant_for_the_screen_before_answers_nothing(chrome: Browser, tmp_path: Path) -> None:
    with visit(chrome, tmp_path, viewport=PHONE) as page:
        page.add_init_script("performance.now = () => window.later ?? 0")
        page.goto("/questions/legs-and-walking")
        page.get_by_role("button", name="None of these").click()
        assert page.url.endswith("/questions/legs-and-walking")
        assert told(tmp_path) == {}

        page.evaluate("window.later = 1000")
        page.get_by_role("button", name="None of these").click()
        page.wait_for_url("**/questions/age-y")
    assert told(tmp_path) == dict.fromkeys(KNOWLEDGE.checklists["legs-and-walking"].facts, "no")
