"""Progress in the browser: the answer with its figure, the line of time, where you stand, questionnaires, summary."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import BrowserContext, expect
from serving import Served, app_for, client_of, journal_of, tell, write

from backstride.app.advise import advise
from backstride.app.demo.folder import ensure_demo
from backstride.app.journal import load_runner
from backstride.app.new_entry import new_entries, today
from backstride.app.preferences import Preferences, save_preferences
from backstride.journal import Answer, CheckIn, DoneItem, Questionnaire, Run, SessionDone, replay
from backstride.shown.timeline import timeline
from runners import KNOWLEDGE, healthy

SVG = "{http://www.w3.org/2000/svg}"
WEEKS = 6


def lived(folder: Path) -> Path:
    """Six weeks: mornings from 4 to 1, a run of 8 km and a strength session every third day, one questionnaire."""
    for ago in range(WEEKS * 7, 0, -1):
        on = today() - timedelta(days=ago)
        pain = 4 if ago > 28 else 2 if ago > 14 else 1
        bodies: list[CheckIn | Run | SessionDone | Questionnaire] = [CheckIn(pain_morning_0_10=pain)]
        if ago % 3 == 0:
            bodies.append(Run(distance_m=8000, duration_s=3000, pain_during_0_10=1, pain_after_0_10=2))
        if ago % 3 == 1:
            item = DoneItem(exercise="glute-bridge", level=1, sets_done=2)
            bodies.append(
                SessionDone(session="strength", items=(item,), duration_s=900, completed=True, pain_during_0_10=1)
            )
        if ago == 5:
            bodies.append(Questionnaire(measure="nprs", items={"average_week": 2}))
        write(folder, *new_entries(bodies, on))
    return folder


@pytest.fixture
def client(folder: Path) -> TestClient:
    return client_of(app_for(lived(folder)))


def pictures(page: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(each) for each in re.findall(r'<svg class="timeline".*?</svg>', page, re.DOTALL)]  # noqa: S314


def marks(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in picture.iter() if each.get("class") == name]


def answers(folder: Path, measure: str) -> list[dict[str, int]]:
    told = replay(journal_of(folder)).questionnaires
    return [each.what.items for each in told if each.what.measure == measure]


def test_the_first_sentence_says_whether_it_works_with_its_figure(client: TestClient) -> None:
    page = client.get("/progress").text

    assert re.search(r"Your mornings went from 4 to 1 over \d weeks: that is a change that matters\.", page)
    assert "<dt>Mornings</dt>" in page


def test_pain_runs_sessions_and_questionnaires_stand_on_one_line_of_time(folder: Path, client: TestClient) -> None:
    phone, desktop = pictures(client.get("/progress").text)
    day, week = today(), timedelta(days=7)
    since_monday = day - timedelta(days=day.weekday()) - 7 * week

    assert since_monday <= day - WEEKS * week
    for picture in (phone, desktop):
        assert len(marks(picture, "morning-dot")) == WEEKS * 7
        assert len(marks(picture, "distance")) == len(marks(picture, "session-done")) == WEEKS * 7 // 3
        assert len(marks(picture, "in-run in")) == len(marks(picture, "in-run after")) == WEEKS * 7 // 3
        assert len(marks(picture, "in-session in")) == WEEKS * 7 // 3
        assert not marks(picture, "in-session after")
        assert len(marks(picture, "asked")) == 1


def test_the_picture_is_read_by_shape_and_label_and_has_words_beside_it(client: TestClient) -> None:
    page = client.get("/progress").text
    phone = pictures(page)[0]

    shapes = {
        name: marks(phone, name)[0].tag.removeprefix(SVG) for name in ("morning-dot", "in-run in", "session-done")
    }
    bands = [each.text for each in marks(phone, "band")]

    assert shapes == {"morning-dot": "circle", "in-run in": "path", "session-done": "rect"}
    assert bands == [
        "Pain on getting up", "Pain during runs and sessions", "Pain after runs and sessions",
        "Runs, by length", "Sessions: done, and not done", "Steps on your ladders: up, and back",
        "Questionnaires",
    ]  # fmt: skip
    assert phone.find(f"{SVG}title") is not None
    assert page.count('<th scope="row">') >= WEEKS


def test_the_picture_speaks_in_the_runners_units(folder: Path, client: TestClient) -> None:
    save_preferences(folder, Preferences(distance="mi"))

    axis = [each.text for each in marks(pictures(client.get("/progress").text)[0], "axis")]

    assert tuple(axis[-2:]) == ("4.9", "mi")


def test_a_day_of_the_line_holds_everything_of_it(folder: Path) -> None:
    days = timeline(advise(load_runner(lived(folder)), KNOWLEDGE, today()), 8)
    asked = next(each for each in days if each.asked)

    assert asked.on == today() - timedelta(days=5)
    assert days[0].on.weekday() == 0
    assert days[-1].on == today()
    assert {each.distance_m for each in days} == {0, 8000}
    assert (max(each.in_run or 0 for each in days), max(each.after_run or 0 for each in days)) == (1, 2)


def test_where_you_stand_names_the_next_step(client: TestClient) -> None:
    page = client.get("/progress").text

    assert "Glute bridge" in page
    assert re.search(r'aria-label="level \d of \d"', page)
    assert "Next: Level " in page


def test_the_chain_of_a_factor_is_drawn_with_the_evidence_of_each_link_in_words(client: TestClient) -> None:
    page = client.get("/progress").text
    chain = re.search(r'<ol class="links".*?</ol>', page, re.DOTALL)
    assert chain is not None

    things, links = chain[0].count('class="thing"'), chain[0].count('class="arrow"')
    assert things == links + 1
    assert chain[0].count("Evidence ") == links


def test_with_nothing_told_the_page_says_how_to_begin(folder: Path) -> None:
    page = client_of(app_for(folder)).get("/progress").text

    assert "Nothing is told yet." in page
    assert "No exercise done yet." in page
    assert not pictures(page)


def test_the_summary_is_one_page_for_a_clinician_even_in_an_emergency(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(saddle_numbness=Answer(value="yes", course="new")))
    answer = client_of(app_for(tmp_path)).get("/progress/summary")

    assert answer.status_code == 200
    for heading in ("What", "Since when", "Warning signs", "Questions to ask"):
        assert f"<h2>{heading}</h2>" in answer.text


def test_the_summary_prints_without_the_menu(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/progress/summary")
    expect(page.get_by_role("button", name="Print")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("heading", name="Questions to ask")).to_be_visible()


def test_what_is_due_is_asked_one_to_a_screen_and_kept_once(client: TestClient, folder: Path) -> None:
    assert 'href="/ask/weekly-participation"' in client.get("/ask").text
    form = {"taking_part": "17", "amount": "8", "quality": "8", "pain": "8"}

    first = client.post("/ask/weekly-participation", data=form)
    client.post("/ask/weekly-participation", data=form)

    assert "Running week: 41" in client.get(first.headers["location"]).text
    assert answers(folder, "weekly-participation") == [{"taking_part": 17, "amount": 8, "quality": 8, "pain": 8}]


def test_a_week_without_trouble_needs_no_further_answer(client: TestClient, folder: Path) -> None:
    client.post("/ask/weekly-participation", data={"taking_part": "0", "amount": "25"})

    assert answers(folder, "weekly-participation") == [{"taking_part": 0}]


def test_own_activities_are_kept_with_their_names_and_asked_again_with_them(client: TestClient, folder: Path) -> None:
    form = {
        "easy_run": "3",
        "sitting": "5",
        "own_1": "2",
        "name_own_1": "Gardening <b>",
        "own_2": "4",
        "name_own_2": "",
    }

    client.post("/ask/psfs", data=form)
    page = client.get("/ask/psfs").text

    assert answers(folder, "psfs") == [{"easy_run": 3, "sitting": 5, "own_1": 2}]
    assert "Gardening &lt;b&gt;" in page
    assert "Your long run" not in page


@pytest.mark.parametrize("form", [{}, {"taking_part": "3"}, {"taking_part": "many"}, {"nothing": "1"}])
def test_answers_that_are_none_are_not_kept(client: TestClient, folder: Path, form: dict[str, str]) -> None:
    assert client.post("/ask/weekly-participation", data=form).status_code == 422
    assert answers(folder, "weekly-participation") == []


def test_the_summary_of_a_whole_year_fits_on_one_printed_page(
    device: Callable[[str], BrowserContext], tmp_path: Path
) -> None:
    ensure_demo(tmp_path, KNOWLEDGE, today())
    with Served(tmp_path) as server:
        page = device(server.address).new_page()
        page.goto("/progress/summary")

        printed = page.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"})

    assert int(re.findall(rb"/Type /Pages.*?/Count (\d+)", printed, re.DOTALL)[0]) == 1
