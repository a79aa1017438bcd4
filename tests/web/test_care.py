"""``/care``: what comes before any plan stands alone and cannot be clicked past, from any route."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lives
import pytest
from fastapi.routing import APIRoute
from pages import pages_of, route_of
from serving import app_for, client_of, journal_of, tell, write

from backstride.app.new_entry import new_entries
from backstride.journal import Answer, Answers
from backstride.web.routes import ROUTERS
from runners import HEALTHY, KNOWLEDGE, Told, healthy, without

NEW = Answer(value="yes", course="new")
EMERGENCY = healthy(saddle_numbness=NEW)
URGENT = healthy(foot_drop=NEW)
CLINICIAN = healthy(age_y=70)
PLAN_PAGES = (
    "/",
    "/today",
    "/week",
    "/session",
    "/tests",
    "/tests/side-plank-hold",
    "/tests/side-plank-hold/do?before=1",
)

PARAMETERS = {
    "exercise": "side-plank", "exercise_id": "side-plank", "level": "1", "which": "1", "kind": "busy", "part": "region",
    "item": "side-plank", "test_id": "bridge-hold", "test": "bridge-hold", "measure_id": "nprs", "screen_id": "fever",
    "factor_id": next(iter(KNOWLEDGE.factors)), "page_id": next(iter(KNOWLEDGE.learn)),
}  # fmt: skip
ELSEWHERE = ("/questions", "/static/")
STOP_RULE = next(iter(KNOWLEDGE.stop_rules))

SEEN = {
    "/care": "what to do now, and the number to call",
    "/help": "whom to see",
    "/progress/summary": "a page to take along",
    "/tests/{test_id}/stop": "which stop sign it is",
    "/tests/{test_id}/stopped": "what to do after a stop sign",
    "/settings": "one's own data, and where one lives",
    "/settings/delete": "one's own data",
    "/settings/export": "one's own data",
    "/offline": "the frame that a device keeps; it shows no session, because none is stored",
    "/offline/session": "the same, of the player",
    "/manifest.webmanifest": "a file",
    "/sw.js": "a file",
    "/figures/{exercise}/{level}.svg": "a picture",
    "/figures/tests/{test}.svg": "a picture",
    "/api/v1/today": "plain data: what to do now, no session",
    "/api/v1/week": "plain data: what was found, no plan",
    "/api/v1/ahead": "plain data: no session, so that a device throws away those it has",
    "/api/v1/journal": "the runner's own data",
}
"""What somebody gets in an emergency, and when help is urgent.

Every other address leads to care, but for the questions, where an answer can be mended.
"""

KEPT = {
    "/tests/{test_id}/stop", "/settings/answers/{part}", "/settings/looks", "/settings/import", "/settings/delete",
    "/api/v1/journal", "/api/v1/check-in", "/api/v1/run", "/api/v1/session/done",
}  # fmt: skip
"""What can be told then: answers, a stop sign, settings, and what a device has still to send."""


def every_route(way: str) -> Iterator[str]:
    """The routes that answer this way, but for the questions."""
    for router in ROUTERS:
        for each in router.routes:
            if isinstance(each, APIRoute) and way in (each.methods or ()) and not each.path.startswith("/questions"):
                yield each.path


def filled(route: str) -> str:
    """An address of the route."""
    return re.sub(r"{(\w+)}", lambda found: PARAMETERS[found[1]], route)


@pytest.fixture(params=["emergency", "urgent"])
def needs_help(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a runner with weeks of training behind, who told of something grave this morning."""
    fact = {"emergency": "saddle_numbness", "urgent": "foot_drop"}[request.param]
    lives.lived(tmp_path)
    write(tmp_path, *new_entries([Answers(answers={fact: NEW})]))
    return tmp_path


def care_of(answers: Told, folder: Path) -> str:
    tell(folder, answers=answers)
    return str(client_of(app_for(folder)).get("/care").text)


def links(page: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', page.partition("<main")[2]))


def last_stop(client: Any, path: str) -> str:
    """Where a page leads in the end."""
    for _ in range(4):
        answer = client.get(path)
        if answer.status_code != 303:
            return path
        path = answer.headers["location"]
    return path


@pytest.mark.parametrize("answers", [EMERGENCY, URGENT], ids=["emergency", "urgent"])
@pytest.mark.parametrize("path", PLAN_PAGES)
def test_every_page_with_a_plan_leads_to_care_and_nowhere_else(answers: Told, path: str, tmp_path: Path) -> None:
    tell(tmp_path, answers=answers)

    assert last_stop(client_of(app_for(tmp_path)), path) == "/care"


@pytest.mark.parametrize("path", PLAN_PAGES[1:])
def test_while_safety_questions_are_open_every_page_with_a_plan_leads_to_them(path: str, tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "fever"))

    assert last_stop(client_of(app_for(tmp_path)), path) == "/questions/illness-signs"


@pytest.mark.parametrize("answers", [EMERGENCY, URGENT], ids=["emergency", "urgent"])
def test_help_that_is_needed_now_stands_alone(answers: Told, tmp_path: Path) -> None:
    page = care_of(answers, tmp_path)

    assert "<nav" not in page
    assert links(page)
    assert all(link.startswith(("tel:", "/questions/")) or link == "/progress/summary" for link in links(page))
    assert "There is no exercise plan until somebody has looked at this." in page


def test_an_emergency_says_what_to_do_why_and_offers_the_call(tmp_path: Path) -> None:
    page = care_of(EMERGENCY, tmp_path)

    assert "Get help now" in page
    assert 'href="tel:999"' in page
    assert "Numb or changed feeling between the legs." in page


@pytest.mark.parametrize(("region", "number"), [("us", "911"), ("au", "000"), ("elsewhere", "112")])
def test_the_number_is_that_of_the_place_where_the_runner_lives(region: str, number: str, tmp_path: Path) -> None:
    page = care_of(healthy(saddle_numbness=NEW, region=region), tmp_path)

    assert f'href="tel:{number}"' in page


def test_without_a_place_the_number_works_almost_everywhere(tmp_path: Path) -> None:
    page = care_of(without(EMERGENCY, "region"), tmp_path)

    assert 'href="tel:112"' in page
    assert "Your local emergency number may be another one." in page


def test_urgent_names_the_line_to_call_and_when_not_to_wait(tmp_path: Path) -> None:
    page = care_of(URGENT, tmp_path)

    assert "See somebody today or tomorrow" in page
    assert links(page) >= {"tel:111", "tel:999"}


def test_a_wrong_answer_is_one_tap_away_and_once_mended_the_plan_is_back(tmp_path: Path) -> None:
    page = care_of(EMERGENCY, tmp_path)
    assert "/questions/bladder-bowel-feeling" in links(page)

    client = client_of(app_for(tmp_path))
    assert client.post("/questions/bladder-bowel-feeling", data={"go": "none"}).headers["location"] == "/questions"
    assert client.get("/today").status_code == 200


def test_see_a_clinician_soon_has_lines_to_take_along_and_leads_on_to_today(tmp_path: Path) -> None:
    page = care_of(CLINICIAN, tmp_path)

    assert "See a clinician within a week or two" in page
    assert "Runner, 70 years; pain 2/10, for two to six weeks." in page
    assert "From answers to: age." in page
    assert links(page) >= {"/today", "/questions/clinician-cleared"}
    assert client_of(app_for(tmp_path)).get("/today").status_code == 200


def test_with_nothing_found_care_says_so_and_what_would_change_that(tmp_path: Path) -> None:
    page = care_of(HEALTHY, tmp_path)

    assert "Nothing that you told us is a reason to see somebody first." in page
    assert 'href="tel:999"' in page


def test_every_address_leads_to_care_but_those_that_are_named_here(needs_help: Path) -> None:
    client = client_of(app_for(needs_help))
    others = {"before": "2", "rule": STOP_RULE}

    answers = {route: client.get(filled(route), params=others) for route in set(every_route("GET"))}
    seen = {route for route, answer in answers.items() if answer.status_code == 200}
    to_care = {
        route
        for route, answer in answers.items()
        if answer.headers.get("location") == "/care"
        or (answer.status_code == 409 and "/care" in (answer.json().get("instead"), answer.json().get("then")))
    }

    assert seen == set(SEEN)
    assert set(answers) - seen == to_care
    assert all(last_stop(client, path) in ("/care", "/questions/fever") for path in ("/questions", "/questions/next"))


def test_what_is_seen_then_holds_no_training_and_no_way_to_it(needs_help: Path) -> None:
    client = client_of(app_for(needs_help))
    training = re.compile(r'"sessions":\[{|"plan":{|Keep this dose|Press Start|>Start|"levers"|step up')

    for route in SEEN:
        if route in ("/sw.js", "/manifest.webmanifest", "/settings/export", "/api/v1/journal"):
            continue
        answer = client.get(filled(route), params={"before": "2", "rule": STOP_RULE})
        assert not training.search(answer.text), route
        ways = {path for link in links(answer.text) if link.startswith("/") and (path := link.partition("#")[0])}
        others = {each for each in ways if route_of(each) not in SEEN and not each.startswith(ELSEWHERE)}
        assert {last_stop(client, each) for each in others} <= {"/care"}, route


def test_no_form_begins_or_plans_training_and_none_of_them_writes_anything(needs_help: Path) -> None:
    client = client_of(app_for(needs_help))
    before = journal_of(needs_help)
    closed = sorted(set(every_route("POST")) - KEPT)

    answers = {route: client.post(filled(route), data={"pain": "2"}) for route in closed}

    assert {answer.headers.get("location") for answer in answers.values()} == {"/care"}
    assert journal_of(needs_help) == before


def test_following_every_link_leads_nowhere_but_to_care_and_its_questions(needs_help: Path) -> None:
    reached = set(pages_of(app_for(needs_help), "/session", "/session/1", "/exercises", "/help").values())

    assert "/care" in reached
    assert {each for each in reached if not each.startswith("/questions")} <= set(SEEN)


@pytest.mark.parametrize("path", ["/care", "/progress/summary"])
def test_a_page_for_then_has_no_menu(needs_help: Path, path: str) -> None:
    assert "<nav" not in client_of(app_for(needs_help)).get(path).text


@pytest.mark.parametrize(
    ("path", "told"),
    [("/api/v1/check-in", {"pain_morning_0_10": 1}), ("/api/v1/run", {"distance_m": 5000, "duration_s": 1800})],
)
def test_what_a_device_sends_then_is_kept_and_answered_without_advice_to_train(
    needs_help: Path, path: str, told: dict[str, int]
) -> None:
    answer = client_of(app_for(needs_help)).post(path, json=told).json()

    assert answer["new"] is True
    assert answer["level"] in ("emergency", "urgent")
    assert answer.get("morning") is None
    assert set(answer.get("running", {})) <= {"answer", "why", "sources"}
    assert answer.get("running", {}).get("answer", "no") == "no"


def test_while_safety_questions_are_open_a_morning_told_says_nothing_of_training(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(HEALTHY, "fever"))

    answer = client_of(app_for(tmp_path)).post("/api/v1/check-in", json={"pain_morning_0_10": 1}).json()

    assert (answer["level"], answer["morning"]["action"]) == ("incomplete", None)


def test_a_journal_that_cannot_be_read_leaves_one_the_pages_that_do_without_it(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"no database at all, and longer than a header")
    client = client_of(app_for(tmp_path))

    seen = {path: client.get(path).status_code for path in ("/more", "/learn", "/today", "/care", "/session", "/help")}

    assert seen == {"/more": 200, "/learn": 200, "/today": 503, "/care": 503, "/session": 503, "/help": 503}
