"""Today in the browser: one thing to do, the morning check, the run, a flare, and who is sent elsewhere."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import lives
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import BrowserContext, expect
from serving import Served, app_for, client_of, journal_of, tell, write

from backstride.app.answers import bodies_of
from backstride.app.new_entry import new_entries, today
from backstride.journal import Answer, CalendarEvent, CheckIn, DoneItem, Run, SessionDone, replay
from backstride.shown.light_words import SHAPES
from runners import KNOWLEDGE, healthy, without

LIMIT_BYTES = 10_000
EASY = Run(distance_m=8000, duration_s=3000, pain_during_0_10=0, pain_after_0_10=0)


@pytest.fixture
def client(folder: Path) -> TestClient:
    return client_of(app_for(folder))


def mornings(folder: Path) -> list[int]:
    """The mornings of today that count."""
    return [each.what.pain_morning_0_10 for each in replay(journal_of(folder)).check_ins if each.on == today()]


def done(kind: str) -> SessionDone:
    item = DoneItem(exercise="glute-bridge", level=1, sets_done=1)
    return SessionDone.model_validate({"session": kind, "items": (item,), "duration_s": 600, "completed": True})


def test_the_page_says_what_to_do_why_and_how_long_in_less_than_ten_kilobytes(client: TestClient) -> None:
    answer = client.get("/today")

    assert answer.status_code == 200
    assert 'href="/session">Start</a>' in answer.text
    assert re.search(r"<span class=\"minutes\">\d+ min</span>", answer.text)
    assert 'class="why"' in answer.text
    assert len(answer.content) < LIMIT_BYTES


def first_day(folder: Path) -> None:
    tell(folder, on=today())


def walking(folder: Path) -> None:
    """Somebody who does not run: the ladder begins with walks."""
    tell(folder, answers=healthy(running_effect="not_running", longest_run_km=0, weekly_km=0))


def race_week(folder: Path) -> None:
    tell(folder)
    day = today() + timedelta(days=2)
    race = CalendarEvent(what="race", first=day, last=day, distance_m=10_000, name="Park race")
    write(folder, *new_entries([race]))


def amber_morning(folder: Path) -> None:
    tell(folder)
    write(folder, *new_entries([CheckIn(pain_morning_0_10=4)]))


def red_day(folder: Path) -> None:
    """A red morning, with the safety questions answered again after it."""
    tell(folder)
    write(folder, *new_entries([CheckIn(pain_morning_0_10=6)]))
    write(folder, *new_entries(bodies_of(dict(healthy(pain_now_0_10=6, pain_worst_0_10=6)), KNOWLEDGE)))


def came_back(folder: Path) -> None:
    """Well for weeks, and sore again yesterday."""
    tell(folder, answers=healthy(pain_now_0_10=0, pain_worst_0_10=1, pain_run_0_10=0, longest_run_km=8))
    for ago in range(50, 1, -1):
        runs = [EASY] if ago % 3 == 0 else []
        write(folder, *new_entries([CheckIn(pain_morning_0_10=0), *runs], today() - timedelta(days=ago)))
    write(folder, *new_entries([CheckIn(pain_morning_0_10=3)], today() - timedelta(days=1)))
    write(folder, *new_entries(bodies_of(dict(healthy(pain_now_0_10=3, pain_worst_0_10=3)), KNOWLEDGE)))


def clinician_first(folder: Path) -> None:
    tell(folder, answers=healthy(leg_tingling="yes", leg_pain_below_knee="yes"))


DAYS = (tell, first_day, walking, race_week, amber_morning, red_day, came_back, clinician_first, lives.lived)


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_start_is_seen_on_a_phone_without_scrolling_on_every_kind_of_day(
    device: Callable[[str], BrowserContext], tmp_path: Path, day: Callable[[Path], None]
) -> None:
    day(tmp_path)
    with Served(tmp_path) as server:
        page = device(server.address).new_page()
        page.goto("/today")
        check, morning = page.locator("#check:visible"), page.locator(".morning:visible")
        expect(check.or_(morning)).to_be_visible()
        start = page.get_by_role("link", name="Start", exact=True).bounding_box()
        menu = page.get_by_role("navigation").bounding_box()

    assert start is not None
    assert menu is not None
    assert start["y"] + start["height"] < menu["y"]


def test_what_to_do_and_the_run_are_told_on_a_day_without_a_session(client: TestClient, folder: Path) -> None:
    for kind in ("strength", "mobility", "evening", "activation"):
        write(folder, *new_entries([done(kind)]))

    page = client.get("/today").text

    assert "All done for today" in page
    assert "Run today: " in page


def test_the_morning_is_told_with_one_tap_and_its_light_is_said_in_a_word_and_a_shape(client: TestClient) -> None:
    assert "Your back on getting up?" in client.get("/today").text

    answer = client.post("/check-in", data={"pain": "1"})
    page = client.get("/today").text

    assert (answer.status_code, answer.headers["location"]) == (303, "/today")
    assert "Your back on getting up?" not in page
    assert f"{SHAPES['green']}</span> Green" in page


def test_a_double_tap_is_one_check(client: TestClient, folder: Path) -> None:
    client.post("/check-in", data={"pain": "2"})
    client.post("/check-in", data={"pain": "2"})

    assert mornings(folder) == [2]


def test_a_check_told_by_mistake_is_taken_back(client: TestClient, folder: Path) -> None:
    client.post("/check-in", data={"pain": "9"})
    answer = client.post("/check-in/undo")

    assert answer.headers["location"] == "/check-in"
    assert mornings(folder) == []
    assert "How was your back on getting up?" in client.get("/check-in").text


def test_a_red_morning_is_explained_before_the_safety_questions_come(client: TestClient) -> None:
    answer = client.post("/check-in", data={"pain": "6"})
    page = client.get("/check-in").text

    assert answer.headers["location"] == "/check-in"
    assert f"{SHAPES['red']}</span> Red" in page
    assert 'href="/questions"' in page
    assert client.get("/today").headers["location"].startswith("/questions")


@pytest.mark.parametrize("pain", ["11", "-1", "two", ""])
def test_what_is_no_pain_is_refused_and_nothing_is_kept(client: TestClient, folder: Path, pain: str) -> None:
    assert client.post("/check-in", data={"pain": pain}).status_code == 422
    assert client.post("/flare", data={"pain": pain}).status_code == 422
    assert mornings(folder) == []


def test_it_hurts_more_today_says_what_it_means_and_leads_to_the_warning_signs(
    client: TestClient, folder: Path
) -> None:
    client.post("/check-in", data={"pain": "1"})
    answer = client.post("/flare", data={"pain": "7"})
    page = client.get("/flare/next").text

    assert answer.headers["location"] == "/flare/next"
    assert "7 out of 10" in page
    assert "Red" in page
    assert 'href="/questions"' in page
    assert mornings(folder) == [1, 7]


def test_a_flare_is_never_talked_down(client: TestClient, folder: Path) -> None:
    client.post("/check-in", data={"pain": "4"})
    client.post("/flare", data={"pain": "2"})

    assert mornings(folder) == [4]


def test_after_everything_is_done_the_page_is_calm(client: TestClient, folder: Path) -> None:
    kinds = re.findall(r'href="/session/(\w+)"', client.get("/today").text)
    main = client.get("/api/v1/session").json()["session"]["kind"]
    write(folder, *new_entries([done(kind) for kind in (main, *kinds)]))

    page = client.get("/today").text

    assert "All done for today" in page
    assert ">Start</a>" not in page


def test_the_run_of_today_is_answered_in_words(client: TestClient) -> None:
    assert re.search(r"Run today: (yes|easy only|no|none planned|done)", client.get("/today").text)


def test_an_emergency_leads_to_care_from_every_page(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(saddle_numbness=Answer(value="yes", course="new")))
    client = client_of(app_for(tmp_path))

    for path in ("/today", "/week", "/progress", "/run", "/run/race", "/ask", "/check-in", "/flare", "/why/plank"):
        answer = client.get(path)
        assert (path, answer.status_code, answer.headers["location"]) == (path, 303, "/care")


def test_open_questions_come_before_today_and_the_week(tmp_path: Path) -> None:
    tell(tmp_path, answers=without(healthy(), "saddle_numbness"))
    client = client_of(app_for(tmp_path))

    for path in ("/today", "/week", "/why/run"):
        assert client.get(path).headers["location"] == "/questions"


def test_somebody_who_is_well_again_is_asked_less_often_and_reads_how_little_keeps_it(tmp_path: Path) -> None:
    day = today()
    tell(tmp_path, answers=healthy(pain_now_0_10=0, pain_worst_0_10=1, pain_run_0_10=0, longest_run_km=8))
    for ago in range(42, 0, -1):
        on = day - timedelta(days=ago)
        write(tmp_path, *new_entries([CheckIn(pain_morning_0_10=0)], on))
        if ago % 3 == 0:
            write(tmp_path, *new_entries([EASY], on))
    client = client_of(app_for(tmp_path))

    assert "You are well again" in client.get("/today").text

    client.post("/check-in", data={"pain": "3"})
    page = client.get("/check-in").text
    assert "It came back: first things first" in page
    assert "Answer the warning signs again.</li>" in page
