"""Settings: facts go into the journal once, tastes into a file; export, import and deletion keep their word."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient
from serving import HOSTS, app_for, client_of, journal_of

from backstride.advice.calendar import calendar, weekday
from backstride.app.journal import load_runner
from backstride.app.new_entry import today
from backstride.app.preferences import FILE, Preferences, load_preferences, save_preferences
from backstride.knowledge.problem import Problem
from backstride.shown.units import Units, in_units
from backstride.web.page import page
from backstride.web.server import Serving, make_app
from runners import KNOWLEDGE

MILES = Units("mi", "lb")
WEEK = {"asked-run_days": "1", "run_days": ["tue", "thu", "sat"], "long_run_day": "sat", "minutes_per_day": "20"}


@pytest.fixture
def browser(folder: Path) -> TestClient:
    return client_of(app_for(folder))


def demo_of(folder: Path) -> TestClient:
    return client_of(make_app(Serving(folder, HOSTS, demo=True), KNOWLEDGE))


def test_the_page_shows_what_was_told(browser: TestClient) -> None:
    html = browser.get("/settings").text

    assert re.search(r'name="equipment" value="band" checked', html)
    assert not re.search(r'name="equipment" value="ball" checked', html)
    assert re.search(r'<option value="gb" selected>', html)


def test_new_equipment_is_one_answer_in_the_journal_and_a_second_tap_adds_nothing(
    browser: TestClient, folder: Path
) -> None:
    told = {"asked-equipment": "1", "equipment": ["band", "ball"], "space": "travel"}
    browser.get("/settings")
    before = len(journal_of(folder))

    answers = [browser.post("/settings/answers/equipment", data=told) for _ in range(2)]

    assert [each.status_code for each in answers] == [303, 303]
    assert load_runner(folder).findings["equipment"].value == ("band", "ball")
    assert len([each for each in journal_of(folder)[before:] if each.kind == "profile"]) == 1


def test_no_equipment_at_all_is_an_answer_too(browser: TestClient, folder: Path) -> None:
    browser.post("/settings/answers/equipment", data={"asked-equipment": "1", "space": "travel"})

    assert load_runner(folder).findings["equipment"].value == ()


@pytest.mark.parametrize(
    "told",
    [
        {"asked-run_days": "1", "run_days": ["someday"]},
        {"minutes_per_day": "9999"},
        {"minutes-mon": "241"},
        {"minutes-mon": "some"},
        {"minutes-mon": "-1"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    browser: TestClient, folder: Path, told: dict[str, str]
) -> None:
    before = journal_of(folder)

    assert browser.post("/settings/answers/week", data=told).status_code == 422
    assert [each for each in journal_of(folder) if each.kind != "week_planned"] == list(before)


def test_an_unknown_part_is_not_found(browser: TestClient) -> None:
    assert browser.post("/settings/answers/everything", data={}).status_code == 404


def test_a_weekday_has_its_own_minutes_until_it_is_emptied(browser: TestClient, folder: Path) -> None:
    day = today() + timedelta(days=1)

    def budget_min() -> int:
        facts = app_for(folder).state.current.advice().facts
        return calendar(facts, day, 1)[0].budget_s // 60

    browser.post("/settings/answers/week", data=WEEK | {f"minutes-{weekday(day)}": "7"})
    assert budget_min() == 7
    browser.post("/settings/answers/week", data=WEEK | {f"minutes-{weekday(day)}": "7"})
    assert sum(each.kind == "calendar" for each in journal_of(folder)) == 1
    browser.post("/settings/answers/week", data=WEEK | {f"minutes-{weekday(day)}": ""})
    assert budget_min() == 20


def test_theme_units_and_voice_stand_on_every_page_and_not_in_the_journal(browser: TestClient, folder: Path) -> None:
    before = journal_of(folder)

    told = {"theme": "dark", "distance": "mi", "weight": "lb", "voice": "beeps"}
    assert browser.post("/settings/looks", data=told).status_code == 303

    html = browser.get("/more").text
    assert 'data-theme="dark"' in html
    assert 'data-units="mi-lb"' in html
    assert 'data-voice="beeps"' in html
    assert journal_of(folder) == before


def test_the_theme_of_the_device_needs_no_mark(browser: TestClient) -> None:
    assert "data-theme" not in browser.get("/more").text


def test_a_taste_that_there_is_not_is_refused(browser: TestClient, folder: Path) -> None:
    assert browser.post("/settings/looks", data={"theme": "pink"}).status_code == 422
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"theme": "pink"}', b'{"more": 1}', b"\xff", b" " * 20_000])
def test_a_damaged_settings_file_never_stops_the_app(folder: Path, browser: TestClient, damage: bytes) -> None:
    (folder / FILE).write_bytes(damage)

    html = browser.get("/settings").text

    assert isinstance(load_preferences(folder), Problem)
    assert "Your settings could not be read" in html


def test_settings_are_for_this_user_only(tmp_path: Path) -> None:
    save_preferences(tmp_path, Preferences(theme="light"))

    assert load_preferences(tmp_path) == Preferences(theme="light")
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("at most 8.5 km", "at most 5.2 mi"),
        ("8.46 km, pain 2", "5.26 mi, pain 2"),
        ("16.09 km", "10 mi"),
        ("5 to 10 km a week", "3.1 to 6.2 mi a week"),
        ("0 km", "0 mi"),
        ("with 16 kg", "with 35 lb"),
        ("6 to 8 kg.", "13 to 18 lb."),
        ("about 5 kmh and 3 kilometres", "about 5 kmh and 3 kilometres"),
    ],
)
def test_distances_and_weights_are_said_in_miles_and_pounds(metric: str, said: str) -> None:
    assert in_units(metric, MILES) == said
    assert in_units(metric, Units()) == metric


def test_a_limit_in_miles_is_never_longer_than_in_kilometres() -> None:
    for tenths in range(1, 500):
        told = in_units(f"at most {tenths / 10:g} km", MILES).split()[2]
        assert float(told) * 1.609344 <= tenths / 10


def test_a_page_speaks_in_the_runners_units_and_leaves_their_own_words(folder: Path) -> None:
    app = app_for(folder)
    save_preferences(folder, Preferences(distance="mi"))

    @app.get("/said")
    def said(request: Request) -> Response:
        return page(request, "fault.html", message="at most 10 km", words="At most 10 km")

    assert "at most 6.2 mi" in client_of(app).get("/said").text


def test_a_copy_brought_in_elsewhere_is_the_same_journal(browser: TestClient, folder: Path, tmp_path: Path) -> None:
    copy = browser.get("/settings/export")
    other = client_of(app_for(tmp_path / "other"))

    html = other.post("/settings/import", files={"file": ("copy.jsonl", copy.content)}).text

    assert copy.headers["content-disposition"] == f'attachment; filename="backstride-{today().isoformat()}.jsonl"'
    assert f"<strong>{len(journal_of(folder))} entries</strong> added" in html
    assert journal_of(tmp_path / "other") == journal_of(folder)


def test_bringing_in_the_same_copy_twice_adds_nothing(browser: TestClient, folder: Path) -> None:
    copy = browser.get("/settings/export").content
    before = journal_of(folder)

    html = browser.post("/settings/import", files={"file": ("copy.jsonl", copy)}).text

    assert "<strong>0 entries</strong> added" in html
    assert journal_of(folder) == before


def test_damaged_lines_are_named_and_the_rest_is_kept(folder: Path, tmp_path: Path) -> None:
    lines = client_of(app_for(folder)).get("/settings/export").content.splitlines()
    broken = [lines[0], b'{"half": ', b'<script>alert("x")</script>', *lines[1:]]
    other = client_of(app_for(tmp_path / "other"))

    html = other.post("/settings/import", files={"file": ("a<b>.jsonl", b"\n".join(broken))}).text

    assert "<strong>line 2</strong>" in html
    assert "<strong>line 3</strong>" in html
    assert "<script>alert" not in html
    assert len(journal_of(tmp_path / "other")) == len(lines)


@pytest.mark.parametrize("sent", [{}, {"files": {"file": ("", b"")}}, {"data": {"file": "text"}}])
def test_an_import_without_a_file_says_so(browser: TestClient, sent: dict[str, Any]) -> None:
    assert browser.post("/settings/import", **sent).status_code == 422


def test_there_is_nothing_to_copy_before_anything_was_told(tmp_path: Path) -> None:
    assert client_of(app_for(tmp_path)).get("/settings/export").status_code == 404


def test_deleting_needs_the_word_and_offers_a_copy_first(browser: TestClient, folder: Path) -> None:
    page_before = browser.get("/settings/delete").text
    refused = browser.post("/settings/delete", data={"word": "delete"})

    assert page_before.index("/settings/export") < page_before.index('name="word"')
    assert refused.status_code == 422
    assert "Nothing was deleted" in refused.text
    assert journal_of(folder)


def test_deleting_removes_journal_and_settings_and_says_so(browser: TestClient, folder: Path) -> None:
    browser.post("/settings/looks", data={"theme": "dark"})
    browser.get("/settings")
    (folder / "password").write_text("kept\nkept\n")

    gone = browser.post("/settings/delete", data={"word": "DELETE"})

    assert "your journal" in gone.text
    assert "your settings" in gone.text
    assert gone.headers["clear-site-data"] == '"cache", "storage"'
    assert [each.name for each in folder.iterdir()] == ["password"]
    assert "Begin, 3 to 5 minutes" in browser.get("/").text


def test_a_second_deletion_finds_nothing(browser: TestClient) -> None:
    browser.post("/settings/delete", data={"word": "DELETE"})

    assert "There was nothing to delete" in browser.post("/settings/delete", data={"word": "DELETE"}).text


@pytest.mark.parametrize(
    "change",
    [
        lambda browser: browser.post("/settings/delete", data={"word": "DELETE"}),
        lambda browser: browser.post("/settings/import", files={"file": ("a.jsonl", b"{}")}),
        lambda browser: browser.get("/settings/delete"),
    ],
)
def test_the_made_up_runner_is_neither_deleted_nor_mixed(folder: Path, change: Callable[[TestClient], object]) -> None:
    before = journal_of(folder)

    answer = change(demo_of(folder))

    assert getattr(answer, "status_code", None) == 409
    assert journal_of(folder) == before


@pytest.mark.parametrize("path", ["/more", "/settings", "/learn", "/help", "/exercises", "/today", "/week"])
def test_every_page_of_the_demo_says_that_the_runner_is_made_up(folder: Path, path: str) -> None:
    assert "This is a made-up runner" in demo_of(folder).get(path).text
    assert "This is a made-up runner" not in client_of(app_for(folder)).get(path).text


def test_more_leads_only_to_pages_that_there_are(browser: TestClient) -> None:
    paths = re.findall(r'<a class="card" href="([^"#]+)', browser.get("/more").text)

    assert paths
    assert {path: browser.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_the_settings_file_holds_no_fact_about_the_back(folder: Path) -> None:
    save_preferences(folder, Preferences())

    assert set(json.loads((folder / FILE).read_text())) == {"theme", "distance", "weight", "voice"}
