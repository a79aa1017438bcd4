"""The week in the browser: days with their reasons, what comes up in them, runs, and why."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import BrowserContext, expect
from serving import app_for, client_of, journal_of, write

from backstride.app.new_entry import new_entries, today
from backstride.journal import CheckIn, Run, replay
from backstride.journal.entry import CalendarEvent, Wish
from backstride.shown.days import short
from runners import KNOWLEDGE

RUN = {"on": "", "distance": "8.4", "time": "52", "kind": "easy", "pain_during": "3", "pain_after": "1"}


@pytest.fixture
def client(folder: Path) -> TestClient:
    return client_of(app_for(folder))


def day(ahead: int) -> date:
    return today() + timedelta(days=ahead)


def events(folder: Path) -> list[CalendarEvent]:
    return [each.what for each in replay(journal_of(folder)).events]


def runs(folder: Path) -> list[Run]:
    return [each.what for each in replay(journal_of(folder)).runs]


def wishes(folder: Path) -> list[Wish]:
    return [each.what for each in replay(journal_of(folder)).wishes]


def form_of(client: TestClient) -> dict[str, str]:
    """A run form as it is shown, filled in."""
    page = client.get("/run").text
    hidden = dict(re.findall(r'<input type="hidden" name="(id|at)" value="([^"]+)"', page))
    return {**RUN, **hidden, "on": today().isoformat()}


def after(client: TestClient, path: str, **data: str) -> str:
    """The page to which a form leads."""
    answer = client.post(path, data=data)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_the_week_has_seven_days_with_sessions_and_reasons(client: TestClient) -> None:
    page = client.get("/week").text

    assert all(short(day(ahead)) in page for ahead in range(7))
    assert "<h3>Strength, " in page
    assert 'href="/why/' in page
    assert "Proved: no better week exists" in page or "Your plan of before still fits" in page


def test_days_that_are_over_are_shown_as_done(client: TestClient, folder: Path) -> None:
    write(folder, *new_entries([Run(distance_m=5000, duration_s=1800, pain_during_0_10=1)], day(-3)))

    page = client.get("/week", params={"from": day(-5).isoformat()}).text

    assert "Easy run: 5 km, pain 1" in page


def test_a_week_ahead_is_a_preview_and_changes_nothing(client: TestClient, folder: Path) -> None:
    client.get("/week")
    before = len(journal_of(folder))

    page = client.get("/week", params={"from": day(7).isoformat()}).text

    assert "How the week would look as things stand today." in page
    assert len(journal_of(folder)) == before


@pytest.mark.parametrize("start", ["never", "2026-13-01", "9999-01-01", "1900-01-01"])
def test_a_week_that_there_is_not_is_not_found(client: TestClient, start: str) -> None:
    assert client.get("/week", params={"from": start}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "told", "event"),
    [
        ("busy", {"minutes": "5"}, CalendarEvent(what="busy", first=day(1), last=day(1), minutes=5)),
        ("rest", {}, CalendarEvent(what="rest", first=day(1), last=day(1))),
        ("ill", {"last": day(2).isoformat()}, CalendarEvent(what="ill", first=day(1), last=day(2))),
        ("away", {"equipment": "band"}, CalendarEvent(what="travel", first=day(1), last=day(1), equipment=("band",))),
        ("run", {"distance": "6", "run_kind": "hard"},
         CalendarEvent(what="run", first=day(1), last=day(1), run_kind="hard", distance_m=6000)),
        ("race", {"distance": "21,1", "name": "Town half"},
         CalendarEvent(what="race", first=day(1), last=day(1), distance_m=21_100, name="Town half")),
    ],
)  # fmt: skip
def test_what_comes_up_is_kept_once_and_the_page_says_so(
    client: TestClient, folder: Path, kind: str, told: dict[str, str], event: CalendarEvent
) -> None:
    form = {"first": day(1).isoformat(), **told}

    page = after(client, f"/week/change/{kind}", **form)
    after(client, f"/week/change/{kind}", **form)

    assert "Kept: " in page
    assert events(folder) == [event]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("busy", {"minutes": "300"}),
        ("busy", {"minutes": "ten"}),
        ("busy", {"minutes": "5", "first": "yesterday"}),
        ("rest", {"first": "2020-01-01"}),
        ("ill", {"last": "2020-01-01"}),
        ("race", {"distance": ""}),
        ("race", {"distance": "a half"}),
        ("away", {"last": "2999-01-01"}),
    ],
)
def test_what_is_not_allowed_is_said_on_the_form_and_not_kept(
    client: TestClient, folder: Path, kind: str, told: dict[str, str]
) -> None:
    answer = client.post(f"/week/change/{kind}", data={"first": day(1).isoformat(), **told})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert events(folder) == []


def test_what_came_up_is_taken_back(client: TestClient, folder: Path) -> None:
    page = after(client, "/week/change/rest", first=day(1).isoformat())
    entry = re.search(r'name="entry" value="([^"]+)"', page)
    assert entry is not None

    page = after(client, "/week/remove", entry=entry[1])
    client.post("/week/remove", data={"entry": entry[1]})

    assert "Taken back: " in page
    assert events(folder) == []


def test_an_exercise_is_left_out_with_what_came_instead_and_may_come_back(client: TestClient, folder: Path) -> None:
    gone = client.get("/api/v1/week").json()["plan"]["exercises"][0]

    page = after(client, f"/swap/{gone}", wish="refuse")
    after(client, f"/swap/{gone}", wish="refuse")

    assert "Kept: no " in page
    assert "You do not want it." in page
    assert wishes(folder) == [Wish(exercise=gone, wish="refuse")]
    assert "may come again" in after(client, f"/swap/{gone}", wish="neither")


@pytest.mark.parametrize("path", ["/why/nothing", "/week/change/nothing", "/ask/nothing", "/ask/session-rpe"])
def test_unknown_ids_are_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path.replace("/why/", "/swap/")).status_code == 404


@pytest.mark.parametrize("item", ["run", "plank", next(iter(KNOWLEDGE.routines)), "sitting"])
def test_why_gives_reasons_and_evidence_and_names_no_command_of_the_terminal(client: TestClient, item: str) -> None:
    answer = client.get(f"/why/{item}")

    assert answer.status_code == 200
    assert "Evidence " in answer.text or item == "run"
    assert "backstride " not in answer.text


def test_a_run_is_told_once_however_often_it_is_sent_and_hears_its_light(client: TestClient, folder: Path) -> None:
    form = form_of(client)

    page = after(client, "/run", **form)
    after(client, "/run", **form)

    assert "easy run, 8.4 km in 52 min" in page
    assert "▲ Amber so far. 3 out of 10 in it." in page or "▲ Amber. 3 out of 10 in it." in page
    assert runs(folder) == [
        Run(distance_m=8400, duration_s=3120, pain_during_0_10=3, pain_after_0_10=1)
    ]  # fmt: skip


def test_the_same_run_told_twice_on_purpose_counts_twice(client: TestClient, folder: Path) -> None:
    for _ in range(2):
        after(client, "/run", **form_of(client))

    assert len(runs(folder)) == 2


def test_a_run_of_another_day_stands_on_that_day_and_is_taken_back(client: TestClient, folder: Path) -> None:
    page = after(client, "/run", **{**form_of(client), "on": day(-2).isoformat()})
    assert replay(journal_of(folder)).runs[0].on == day(-2)
    entry = re.search(r'name="entry" value="([^"]+)"', page)
    assert entry is not None

    assert "Taken back: " in after(client, "/run/remove", entry=entry[1])
    assert runs(folder) == []


@pytest.mark.parametrize(
    "told",
    [
        {"distance": "far"}, {"distance": ""}, {"distance": "501"}, {"time": "long"}, {"kind": "slow"},
        {"pain_during": "11"}, {"stage": "-1"}, {"on": "2999-01-01"}, {"on": "never"}, {"id": "x"}, {"at": "x"},
    ],
)  # fmt: skip
def test_what_is_no_run_is_said_on_the_form_and_not_kept(
    client: TestClient, folder: Path, told: dict[str, str]
) -> None:
    answer = client.post("/run", data={**form_of(client), **told})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert runs(folder) == []


def test_something_new_in_a_leg_leads_to_the_safety_questions(client: TestClient) -> None:
    page = after(client, "/run", **{**form_of(client), "leg_signs": "yes"})

    assert "✖ Stop" in page
    assert 'href="/questions"' in page


def test_the_race_is_answered_honestly(client: TestClient) -> None:
    assert "No race is in your calendar." in client.get("/run/race").text

    form = {"first": day(70).isoformat(), "distance": "10", "name": "Park <ten>"}
    page = after(client, "/week/change/race", **form)

    assert "Park &lt;ten&gt;" in page
    assert re.search(r"(On track|Possible|Unlikely|No)\.</strong> ", page)
    assert "On the day" in page


def test_a_day_opens_with_the_keyboard_and_shows_why(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/week")
    tomorrow = page.locator("details.day").nth(1)

    tomorrow.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(tomorrow.locator("h3").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_costs_of_limits_are_worked_out_when_asked_for(client: TestClient) -> None:
    assert "limits cost" in client.get("/week/costs").text


def test_a_flare_shows_easier_days(client: TestClient, folder: Path) -> None:
    write(folder, *new_entries([CheckIn(pain_morning_0_10=1)], day(-1)))
    client.post("/flare", data={"pain": "4"})

    assert "4 out of 10" in client.get("/flare/next").text
