"""A runner who counts in miles and pounds sees nothing else, on any page and in the player, and may type them."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path

import lives
import pytest
from pages import pages_of
from serving import app_for, client_of, journal_of, tell, write

from backstride.app.journal import load_runner
from backstride.app.new_entry import new_entries, today
from backstride.app.preferences import Preferences, save_preferences
from backstride.journal import CalendarEvent, DoneItem, SessionDone
from runners import KNOWLEDGE, healthy

METRIC = re.compile(
    r"[^.<>]{0,40}(?:\d (?:km|kg|cm)\b|\bin k[mg]\b|\bkilo(?:metre|gram)|\bcentimetre)[^.<>]{0,40}", re.I
)
SOURCES = re.compile(
    r'<li id="source-.*?</li>|<h2[^>]*>Sources</h2>.*?</section>|<summary>Sources</summary>.*?</details>', re.S
)
CHOICES = re.compile(r"<fieldset[^>]*>\s*<legend[^>]*>(?:Distances|Weights).*?</fieldset>", re.S)
EVERY = ("/run", "/run/race", "/week", "/week/costs", "/progress", "/progress/summary", "/flare/next", "/why/run",
         "/week/change/run", "/week/change/race", "/why/kettlebell-swing", "/questions/weight-kg",
         "/questions/height-cm", "/questions/weekly-km", "/questions/longest-run-km")  # fmt: skip


def walking(folder: Path) -> None:
    """Somebody who does not run at the moment, and has a race in view."""
    tell(folder, answers=healthy(running_effect="not_running", longest_run_km=0, weekly_km=0))
    race = today() + timedelta(days=100)
    write(folder, *new_entries([CalendarEvent(what="race", first=race, last=race, distance_m=10_000)]))


def lifting(folder: Path) -> None:
    """The runner of the other tests, who lifts weights too."""
    lives.lived(folder)
    swing = DoneItem(exercise="kettlebell-swing", level=1, sets_done=3, last_set=10, load_g=12_020)
    for ago in (6, 4, 2):
        done = SessionDone(session="strength", items=(swing,), duration_s=900, completed=True, effort_0_10=3)
        write(folder, *new_entries([done], today() - timedelta(days=ago)))


def counting_in_miles(folder: Path) -> Path:
    save_preferences(folder, Preferences(distance="mi", weight="lb"))
    return folder


def metric(html: str) -> list[str]:
    """What is still said in kilometres, kilograms or centimetres, apart from sources and the choice of units."""
    return [unescape(found) for found in METRIC.findall(CHOICES.sub("", SOURCES.sub("", html)))]


@pytest.mark.slow
@pytest.mark.parametrize("life", [lifting, lives.flare, walking])
def test_no_page_speaks_of_kilometres_or_kilograms(tmp_path: Path, life: Callable[[Path], None]) -> None:
    life(tmp_path)
    app = app_for(tmp_path)
    client = client_of(app)
    paths = {*pages_of(app, *EVERY), *EVERY}
    in_kilometres = [path for path in paths if metric(client.get(path).text)]
    counting_in_miles(tmp_path)

    left = {path: metric(client.get(path).text) for path in paths}

    assert len(in_kilometres) > 2
    assert {path: found for path, found in left.items() if found} == {}


@pytest.mark.slow
def test_every_page_to_learn_from_and_every_exercise_is_said_in_miles_and_pounds(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(counting_in_miles(tmp_path)))
    paths = [f"/{kind}/{each}" for kind in ("learn", "exercises") for each in getattr(KNOWLEDGE, kind)]

    left = {path: metric(client.get(path).text) for path in paths}

    assert len(paths) > 60
    assert {path: found for path, found in left.items() if found} == {}


def test_what_the_player_shows_and_says_is_in_pounds_and_inches_in_whole_words(tmp_path: Path) -> None:
    lifting(tmp_path)
    client = client_of(app_for(counting_in_miles(tmp_path)))

    package, ahead = (client.get(path).text for path in ("/api/v1/session", "/api/v1/ahead"))

    assert metric(package) == metric(ahead) == []
    assert not re.search(r"\d (lb|mi)\b", package + ahead)
    assert "pounds" in client.get("/api/v1/session/kettlebell").text or "inches" in package + ahead


def test_a_new_unit_is_spoken_at_once(tmp_path: Path) -> None:
    lives.lived(tmp_path)
    client = client_of(app_for(tmp_path))
    assert " km" in client.get("/run").text

    counting_in_miles(tmp_path)

    assert " km" not in client.get("/run").text


def test_five_miles_are_typed_kept_in_metres_and_said_as_five_miles(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(counting_in_miles(tmp_path)))
    hidden = dict(re.findall(r'<input type="hidden" name="(id|at)" value="([^"]+)"', client.get("/run").text))
    form = {**hidden, "on": today().isoformat(), "distance": "5", "time": "45", "kind": "easy"}

    where = client.post("/run", data=form).headers["location"]

    assert [run.what.distance_m for run in load_runner(tmp_path).runs] == [8047]
    assert "easy run, 5 mi in 45 min" in client.get(where).text
    assert "5 mi" in client.get("/today").text


def test_a_race_in_miles_is_said_in_miles_and_its_name_stays_as_it_was_typed(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(counting_in_miles(tmp_path)))
    form = {"first": (today() + timedelta(days=90)).isoformat(), "distance": "6.2", "name": "Park 10 km"}

    where = client.post("/week/change/race", data=form).headers["location"]
    page = client.get(where).text

    assert "Park 10 km, 6.2 mi" in page
    assert "the race is 6.2 mi" in page
    assert "Park 10 km" in client.get("/week").text


def test_the_questions_are_asked_in_miles_pounds_feet_and_inches_and_do_not_drift(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(height_cm=176, weight_kg=71, weekly_km=33, longest_run_km=13))
    client = client_of(app_for(counting_in_miles(tmp_path)))
    before = values(tmp_path)
    asked = ("height-cm", "weight-kg", "weekly-km", "longest-run-km")

    for screen in asked:
        html = client.get(f"/questions/{screen}").text
        typed = re.findall(r'name="value" id="value\d?" value="(\d+)"', html)
        assert client.post(f"/questions/{screen}", data={"value": typed}).status_code == 303

    assert values(tmp_path) == before
    assert '<span class="q-unit">in</span>' in client.get("/questions/height-cm").text
    client.post("/questions/weekly-km", data={"value": "20"})
    assert load_runner(tmp_path).findings["weekly_km"].value == 32
    assert 'value="20"' in client.get("/questions/weekly-km").text


def values(folder: Path) -> dict[str, object]:
    findings = load_runner(folder).findings
    return {fact: findings[fact].value for fact in ("height_cm", "weight_kg", "weekly_km", "longest_run_km")}


def test_a_number_that_cannot_be_is_refused_in_the_units_that_were_asked(tmp_path: Path) -> None:
    tell(tmp_path)
    client = client_of(app_for(counting_in_miles(tmp_path)))
    before = len(journal_of(tmp_path))

    refused = client.post("/questions/weight-kg", data={"value": "20"})

    assert refused.status_code == 422
    assert "A whole number from 55 to 661, please." in refused.text
    assert len(journal_of(tmp_path)) == before
