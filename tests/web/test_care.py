"""``/care``: what comes before any plan stands alone and cannot be clicked past."""

import re
from pathlib import Path
from typing import Any

import pytest
from serving import app_for, client_of, tell

from backstride.journal import Answer
from runners import HEALTHY, Told, healthy, without

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
    assert all(link.startswith(("tel:", "/questions/")) for link in links(page))
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
