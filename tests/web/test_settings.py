"""Settings: facts go into the journal once, tastes into a file; export, import and deletion keep their word."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient
from markupsafe import escape
from serving import HOSTS, app_for, client_of, journal_of

from backstride.advice.calendar import calendar, weekday
from backstride.app.demo.marker import MARKER
from backstride.app.journal import has_journal, load_runner
from backstride.app.new_entry import today
from backstride.app.preferences import FILE, Preferences, load_preferences, save_preferences
from backstride.app.questionnaire import keep_questionnaire, kept_questionnaire
from backstride.formats.fhir_questionnaire import LoadedQuestionnaire
from backstride.formats.journal_jsonl import write_journal
from backstride.knowledge.problem import Problem
from backstride.shown.units import Units, in_units
from backstride.web.kept_apart import HEADER
from backstride.web.page import page
from backstride.web.server import Serving, make_app
from fhir_forms import form, raw
from runners import KNOWLEDGE

LINES = {"content-type": "application/jsonl"}
MILES = Units("mi", "lb")
WEEK = {"asked-run_days": "1", "run_days": ["tue", "thu", "sat"], "long_run_day": "sat", "minutes_per_day": "20"}


@pytest.fixture
def browser(folder: Path) -> TestClient:
    return client_of(app_for(folder))


def bring_in_by_command(folder: Path, file: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    """``backstride journal import``."""
    command = [sys.executable, "-m", "backstride", "--data", str(folder), "journal", "import", str(file), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


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
    assert [each for each in journal_of(folder) if each.kind != "week_planned"] == list(before)


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
        ("about 5 kmh and 3 kilometres", "about 5 kmh and 1.8 miles"),
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
        return page(request, "fault.html", message="at most 10 km", words="At most 10 km", back=None)

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


def test_a_copy_brought_into_an_empty_folder_gives_the_same_advice_and_the_same_settings(
    browser: TestClient, folder: Path, tmp_path: Path
) -> None:
    browser.post("/settings/looks", data={"theme": "dark", "distance": "mi", "weight": "lb", "voice": "off"})
    browser.post("/api/v1/check-in", json={"pain_morning_0_10": 3})
    browser.post("/api/v1/run", json={"distance_m": 6000, "duration_s": 2100})
    advice = [browser.get(f"/api/v1/{each}").json() for each in ("today", "week", "progress")]
    copy = browser.get("/settings/export").content
    other = client_of(app_for(tmp_path / "other"))

    html = other.post("/settings/import", files={"file": ("copy.jsonl", copy)}).text

    assert "Your settings were put back." in html
    assert load_preferences(tmp_path / "other") == Preferences(theme="dark", distance="mi", weight="lb", voice="off")
    assert [other.get(f"/api/v1/{each}").json() for each in ("today", "week", "progress")] == advice
    assert other.get("/settings/export").content == copy


def test_a_clinics_questionnaire_is_in_the_copy(folder: Path, tmp_path: Path) -> None:
    measure, file = KNOWLEDGE.measures["rmdq-24"], tmp_path / "clinic.json"
    file.write_bytes(raw(form()))
    assert isinstance(keep_questionnaire(folder, measure, file), LoadedQuestionnaire)
    copy = client_of(app_for(folder)).get("/settings/export").content

    client_of(app_for(tmp_path / "other")).post("/settings/import", files={"file": ("copy.jsonl", copy)})

    assert kept_questionnaire(tmp_path / "other", measure) == kept_questionnaire(folder, measure)


def test_settings_that_are_here_stay_when_a_copy_is_brought_in(browser: TestClient, folder: Path) -> None:
    browser.post("/settings/looks", data={"theme": "dark"})
    copy = browser.get("/settings/export").content
    browser.post("/settings/looks", data={"theme": "light"})

    html = browser.post("/settings/import", files={"file": ("copy.jsonl", copy)}).text

    assert "Your settings are as they were here." in html
    assert load_preferences(folder) == Preferences(theme="light")


BROKEN = [
    b'{"settings":', b'{"settings":5}', b'{"settings":{"theme":"pink"}}', b'{"settings":{},"more":',
    b'{"questionnaire":{"measure":"../../x","file":"{}"}}', b'{"questionnaire":[]}',
    b'{"questionnaire":{"file":5}}', b'{"questionnaire":{"measure":"rmdq-24","file":"{}"}}',
    b'{"settings":' + b"[" * 100_000,
    b'{"settings":"' + b"x" * 5_000_000 + b'"}',
]  # fmt: skip


@pytest.mark.parametrize("line", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_line_of_settings_is_named_and_the_journal_is_kept(folder: Path, tmp_path: Path, line: bytes) -> None:
    lines = b"".join(write_journal(journal_of(folder)))
    other = tmp_path / "other"

    html = client_of(app_for(other)).post("/settings/import", files={"file": ("a.jsonl", line + b"\n" + lines)}).text

    assert "<strong>line 1</strong>" in html
    assert journal_of(other) == journal_of(folder)
    assert [each.name for each in other.iterdir() if not each.name.startswith("journal")] == []


def test_a_broken_entry_is_named_alike_by_the_page_the_api_and_the_command(folder: Path, tmp_path: Path) -> None:
    good = b"".join(write_journal(journal_of(folder)[:1]))
    broken = good.replace(b'"kind":"', b'"kind":"no') + b'{"half": \n' + good
    file = tmp_path / "broken.jsonl"
    file.write_bytes(broken)
    at_page, at_api, at_command = (tmp_path / each for each in ("page", "api", "command"))

    page = client_of(app_for(at_page)).post("/settings/import", files={"file": ("a.jsonl", broken)}).text
    api = client_of(app_for(at_api)).post("/api/v1/journal", content=broken, headers=LINES).json()
    command = json.loads(bring_in_by_command(at_command, file, "--json").stdout)

    assert [each["place"] for each in api["damaged"]] == ["line 1", "line 2"]
    assert command["damaged"] == api["damaged"]
    for each in api["damaged"]:
        assert f"<strong>{each['place']}</strong>: {escape(each['message'])}" in page
    assert [len(journal_of(each)) for each in (at_page, at_api, at_command)] == [1, 1, 1]


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
    assert "your journal: all answers, mornings, sessions, runs and plans" in page_before
    assert "what this browser keeps of it, and what it has not sent yet" in page_before
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
    assert 'href="/questions"' in browser.get("/").text


def test_no_plan_is_recorded_from_what_was_deleted_meanwhile(folder: Path) -> None:
    app = app_for(folder)
    asked = [Thread(target=lambda: client_of(app).get("/today")) for _ in range(3)]
    for each in asked:
        each.start()

    client_of(app).post("/settings/delete", data={"word": "DELETE"})
    for each in asked:
        each.join()

    assert not has_journal(folder) or journal_of(folder) == ()


def test_a_second_deletion_finds_nothing(browser: TestClient) -> None:
    browser.post("/settings/delete", data={"word": "DELETE"})

    assert "There was nothing to delete" in browser.post("/settings/delete", data={"word": "DELETE"}).text


@pytest.mark.parametrize(
    "change",
    [
        lambda browser: browser.post("/settings/delete", data={"word": "DELETE"}),
        lambda browser: browser.post("/settings/import", files={"file": ("a.jsonl", b"{}")}),
        lambda browser: browser.get("/settings/delete"),
        lambda browser: browser.get("/settings/export"),
        lambda browser: browser.post("/api/v1/journal", json={"entries": []}),
        lambda browser: browser.post("/api/v1/check-in", json={"pain_morning_0_10": 1}, headers={HEADER: "own"}),
        lambda browser: browser.post("/api/v1/run", json={}, headers={HEADER: "someone"}),
    ],
)
def test_the_made_up_runner_is_neither_copied_nor_deleted_nor_mixed(
    folder: Path, change: Callable[[TestClient], object]
) -> None:
    before = journal_of(folder)

    answer = change(demo_of(folder))

    assert getattr(answer, "status_code", None) == 409
    assert journal_of(folder) == before


def test_what_was_told_in_the_made_up_runner_does_not_come_into_ones_own_journal(folder: Path) -> None:
    client, before = client_of(app_for(folder)), journal_of(folder)

    answer = client.post("/api/v1/check-in", json={"pain_morning_0_10": 1}, headers={HEADER: "demo"})

    assert answer.status_code == 409
    assert answer.json()["detail"] == "This was told in the made-up runner; it is not put into your own data."
    assert journal_of(folder) == before


def test_the_made_up_runner_may_be_played_with(folder: Path) -> None:
    demo = demo_of(folder)

    told = demo.post("/api/v1/check-in", json={"pain_morning_0_10": 1}, headers={HEADER: "demo"})

    assert told.status_code == 200
    assert demo.post("/check-in", data={"pain": "2"}).status_code == 303
    assert demo.get("/api/v1/journal").status_code == 200


def test_pages_and_the_worker_that_keeps_them_say_whose_data_they_show(folder: Path) -> None:
    own, demo = client_of(app_for(folder)), demo_of(folder)

    assert 'data-journal="own"' in own.get("/offline").text
    assert 'data-journal="demo"' in demo.get("/offline").text
    assert own.get("/sw.js").text != demo.get("/sw.js").text


def test_nothing_is_brought_into_the_made_up_runners_folder_by_any_door(folder: Path, tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text("made up")
    file = tmp_path / "real.jsonl"
    file.write_bytes(b"".join(write_journal(journal_of(folder))))

    done = bring_in_by_command(tmp_path, file)

    assert done.returncode == 2
    assert "holds a made-up runner; nothing is brought in here" in done.stderr
    assert not has_journal(tmp_path)


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
