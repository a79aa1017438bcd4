"""``/tests``: a self-test is led through, ends when it hurts, and says what its result changed."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from serving import app_for, client_of, journal_of, tell

from backstride.app.journal import load_runner
from backstride.journal import SelfTestResult
from runners import HEALTHY, KNOWLEDGE, healthy, without

PLANK = "/tests/side-plank-hold"
HELD = {
    "side_plank_left_s": "40", "pain_side_plank_left_s": "2",
    "side_plank_right_s": "35", "pain_side_plank_right_s": "3",
}  # fmt: skip


@pytest.fixture
def client(folder: Path) -> Any:
    return client_of(app_for(folder))


def results(folder: Path) -> list[SelfTestResult]:
    return [entry.body for entry in journal_of(folder) if isinstance(entry.body, SelfTestResult)]


def test_the_list_names_the_test_that_tells_most_and_says_why_others_are_closed(client: Any) -> None:
    page = client.get("/tests").text

    assert "Tells most now" in page
    assert "It needs: table or bench that you can lie on." in page
    assert 'href="/tests/hop-test"' not in page


def test_a_test_says_how_it_is_done_and_when_to_stop(client: Any) -> None:
    test, page = KNOWLEDGE.self_tests["side-plank-hold"], client.get(PLANK).text

    assert all(text in page for text in (test.start, *test.steps, test.stop_if))
    assert 'name="before" value="10"' in page


@pytest.mark.parametrize("test_id", sorted(KNOWLEDGE.self_tests))
def test_every_test_has_a_page_and_every_open_one_its_measurements(test_id: str, client: Any) -> None:
    assert client.get(f"/tests/{test_id}").status_code == 200
    page = client.get(f"/tests/{test_id}/do?before=0")
    if page.status_code == 200:
        assert all(f'name="{each.fact}"' in page.text for each in KNOWLEDGE.self_tests[test_id].measures)
    else:
        assert page.status_code == 409


def test_a_closed_test_leads_to_the_answer_that_closes_it(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(shoulder_sore="yes"))
    client = client_of(app_for(tmp_path))

    page = client.get(PLANK).text
    assert "Side plank hold: not now" in page
    assert 'href="/questions/body-limits"' in page
    assert client.get(f"{PLANK}/do?before=0").status_code == 409
    assert client.post(f"{PLANK}/do?before=0", data=HELD).status_code == 409


def test_too_much_pain_before_the_first_try_means_not_today(client: Any) -> None:
    page = client.get(f"{PLANK}/do?before=4").text

    assert "Not today" in page
    assert "too much to start side plank hold" in page


def test_a_result_is_kept_once_however_often_it_is_sent(client: Any, folder: Path) -> None:
    for _ in range(2):
        assert client.post(f"{PLANK}/do?before=1", data=HELD).headers["location"] == f"{PLANK}/result"

    assert [each.results for each in results(folder)] == [{"side_plank_left_s": 40, "side_plank_right_s": 35}]


def test_the_result_is_compared_and_says_what_it_changed(client: Any) -> None:
    client.post(f"{PLANK}/do?before=1", data=HELD)
    page = client.get(f"{PLANK}/result").text

    assert "Left side: 40 s" in page
    assert "The weaker side is below the range that we compare with, 72 to 119 s." in page
    assert "Your sides differ by 12 %." in page
    assert "What changes" in page


def test_a_second_time_is_set_beside_the_first(client: Any) -> None:
    client.post(f"{PLANK}/do?before=1", data=HELD)
    client.post(f"{PLANK}/do?before=1", data=HELD | {"side_plank_left_s": "50"})

    assert "Left side: 50 s (last time 40 s)" in client.get(f"{PLANK}/result").text


@pytest.mark.parametrize(
    "wrong", [{"side_plank_left_s": ""}, {"side_plank_left_s": "x"}, {"side_plank_right_s": "9000"},
              {"pain_side_plank_right_s": ""}]
)  # fmt: skip
def test_what_is_missing_or_not_allowed_is_named_and_the_rest_stays_filled_in(
    wrong: dict[str, str], client: Any, folder: Path
) -> None:
    answer = client.post(f"{PLANK}/do?before=1", data=HELD | wrong)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="40"' in answer.text or "side_plank_left_s" in wrong
    assert results(folder) == []


def test_pain_that_grows_ends_the_test_and_no_result_is_kept(client: Any, folder: Path) -> None:
    page = client.post(f"{PLANK}/do?before=3", data=HELD | {"pain_side_plank_right_s": "4"}).text

    assert "Pain reached 4 out of 10, so the test ends." in page
    assert results(folder) == []


def test_pain_that_would_end_a_session_is_kept_and_the_warning_signs_are_asked_again(client: Any, folder: Path) -> None:
    sent = {"pain_side_plank_left_s": "7"}
    told = client.post(f"{PLANK}/do?before=1", data=sent).headers["location"]

    assert told == f"{PLANK}/stopped?rule=pain-five"
    assert "The warning signs are asked again" in client.get(told).text
    assert [each.on for each in load_runner(folder).stops]
    assert client.get("/today").headers["location"] == "/questions"


def test_a_stop_sign_ends_the_test_says_what_to_do_and_leads_to_the_warning_signs(client: Any, folder: Path) -> None:
    rule = next(rule for rule in KNOWLEDGE.stop_rules.values() if rule.level == "emergency")
    assert rule.ask in client.get(f"{PLANK}/stop?before=1").text

    told = client.post(f"{PLANK}/stop", data={"rule": rule.id}).headers["location"]
    page = client.get(told).text
    assert 'href="tel:999"' in page
    assert "<nav" not in page
    assert client.get("/today").headers["location"] in ("/care", "/questions")


def test_nonsense_is_refused(client: Any, folder: Path) -> None:
    assert client.get("/tests/ghost").status_code == 404
    assert client.get(f"{PLANK}/do?before=11").status_code == 422
    assert client.post(f"{PLANK}/stop", data={"rule": "ghost"}).status_code == 422
    assert client.get(f"{PLANK}/stopped?rule=ghost").status_code == 404
    assert client.get(f"{PLANK}/result").headers["location"] == PLANK
    assert results(folder) == []


def test_nobody_is_tested_before_safety_is_known(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "fever"))
    client = client_of(app_for(tmp_path))

    assert {client.get(path).headers["location"] for path in ("/tests", PLANK, f"{PLANK}/do?before=0")} == {
        "/questions"
    }
    assert client.post(f"{PLANK}/do?before=0", data=HELD).headers["location"] == "/questions"
    assert results(tmp_path) == []


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    opened = phone.new_page()
    opened.clock.install()
    return opened


def hold(page: Page, step: int, seconds: int) -> None:
    """Start the clock of a step, wait for the count-in and so many seconds, and stop it."""
    toggle = page.locator("[data-toggle]").nth(step)
    page.clock.run_for(1_000)
    toggle.click()
    page.clock.run_for(3_000 + 1_000 * seconds + 200)
    toggle.click()


def test_the_stopwatch_counts_in_takes_the_seconds_and_allows_another_try(page: Page, folder: Path) -> None:
    page.goto(f"{PLANK}/do?before=1")
    hold(page, 0, 12)
    assert page.input_value("#v-side_plank_left_s") == "12"

    hold(page, 0, 20)
    assert page.input_value("#v-side_plank_left_s") == "20"
    page.locator("[name=pain_side_plank_left_s][value='2']").check()
    page.get_by_role("button", name="Next").click()

    assert page.get_by_text("Rest for 2 min").is_visible()
    hold(page, 1, 15)
    page.locator("[name=pain_side_plank_right_s][value='2']").check()
    page.get_by_role("button", name="Done").click()
    page.wait_for_url("**/result")

    assert results(folder)[-1].results == {"side_plank_left_s": 20, "side_plank_right_s": 15}


def test_a_count_in_that_is_stopped_gives_no_seconds(page: Page) -> None:
    page.goto(f"{PLANK}/do?before=1")
    toggle = page.locator("[data-toggle]").first
    page.clock.run_for(1_000)
    toggle.click()
    page.clock.run_for(1_500)
    toggle.click()

    assert page.input_value("#v-side_plank_left_s") == ""


def test_too_much_pain_leaves_only_the_end_of_the_test(page: Page, folder: Path) -> None:
    page.goto(f"{PLANK}/do?before=3")
    page.locator("[name=pain_side_plank_left_s][value='4']").check()
    assert not page.get_by_role("button", name="Next").is_visible()

    page.get_by_role("button", name="That is too much: end the test").click()
    page.wait_for_selector("text=Pain reached 4 out of 10")
    assert results(folder) == []
