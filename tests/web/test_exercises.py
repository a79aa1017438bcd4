"""The gallery and the exercise pages: everything is there, wishes narrow it, and care comes before exercise."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from serving import app_for, client_of, tell

from backstride.shown.choose_exercises import equipment_of, positions_of, texts_of
from runners import KNOWLEDGE, healthy

OFFERED = sorted(each.id for each in KNOWLEDGE.exercises.values() if each.offered)


def get(folder: Path, path: str, status: int = 200) -> str:
    answer = client_of(app_for(folder)).get(path)
    assert answer.status_code == status
    return str(answer.text)


def shown(html: str) -> list[str]:
    """Ids of the exercises that the gallery shows."""
    cards = re.findall(
        r'<li data-find="[^"]*"[^>]*?( hidden)?>\s*<a class="card tile" href="/exercises/([a-z-]+)"', html
    )
    return sorted(exercise for hidden, exercise in cards if not hidden)


def test_the_gallery_shows_every_offered_exercise(folder: Path) -> None:
    assert shown(get(folder, "/exercises")) == OFFERED


@pytest.mark.parametrize("exercise", KNOWLEDGE.exercises)
def test_each_exercise_page_tells_every_level_and_when_it_is_left_out(folder: Path, exercise: str) -> None:
    html = get(folder, f"/exercises/{exercise}")

    wanted = KNOWLEDGE.exercises[exercise]
    assert html.count('<section class="level"') == len(wanted.levels)
    assert html.count("data-figure") == len(wanted.levels)
    assert ("Not offered." in html) == (not wanted.offered)
    assert ("We leave it out when" in html) == bool(
        wanted.contraindications or any(level.contraindications for level in wanted.levels)
    )


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        ("equipment=band", lambda each: "band" in equipment_of(each, KNOWLEDGE)),
        ("equipment=none", lambda each: "none" in equipment_of(each, KNOWLEDGE)),
        ("kind=mobility", lambda each: each.kind == "mobility"),
        ("factor=sitting", lambda each: "sitting" in {link.factor for link in each.helps}),
        ("position=supine", lambda each: "supine" in positions_of(each)),
        ("source=S3", lambda each: "S3" in texts_of(each, KNOWLEDGE)),
        ("kind=strength&position=prone", lambda each: each.kind == "strength" and "prone" in positions_of(each)),
    ],
)  # fmt: skip
def test_a_wish_narrows_the_gallery_without_a_script(folder: Path, wish: str, fits: object) -> None:
    assert callable(fits)
    wanted = [each for each in OFFERED if fits(KNOWLEDGE.exercises[each])]

    assert wanted
    assert shown(get(folder, f"/exercises?{wish}")) == wanted


def test_a_word_finds_an_exercise_by_the_muscle_it_works(folder: Path) -> None:
    assert "glute-bridge" in shown(get(folder, "/exercises?q=buttocks"))


def test_wishes_that_nothing_fits_show_nothing_and_say_so(folder: Path) -> None:
    html = get(folder, "/exercises?kind=nothing")

    assert shown(html) == []
    assert "Take one wish away" in html


def test_each_wish_can_be_taken_away_without_a_script(folder: Path) -> None:
    html = get(folder, "/exercises?q=hip&kind=skill&position=seated")

    assert 'href="/exercises?q=hip&amp;kind=skill" data-wish="position"' in html
    assert 'href="/exercises?q=hip&amp;position=seated" data-wish="kind"' in html
    assert 'href="/exercises?kind=skill&amp;position=seated" data-wish="q"' in html


def test_what_is_in_the_week_comes_first_in_its_shelf_and_what_does_not_suit_last(folder: Path) -> None:
    strength = get(folder, "/exercises").split("<section")[1]
    tags = re.findall(r"In your week|Not for you now", strength)

    assert set(tags) == {"In your week", "Not for you now"}
    assert tags == sorted(tags)


def test_the_gallery_asks_for_stills_only_when_they_come_into_sight(folder: Path) -> None:
    pictures = re.findall(r"<img [^>]*data-figure>", get(folder, "/exercises"))

    assert len(pictures) == len(OFFERED)
    assert all("?still=1" in picture and 'loading="lazy"' in picture for picture in pictures)


def test_an_exercise_links_its_moving_picture_and_its_other_side_without_a_script(folder: Path) -> None:
    html = get(folder, "/exercises/bird-dog")

    for path in re.findall(r'<a href="(/figures/[^"]*)"', html):
        assert client_of(app_for(folder)).get(path.replace("&amp;", "&")).headers["content-type"] == "image/svg+xml"
    assert html.count("Watch it move") == html.count("Show the left side") == 3
    assert "Show the left side" not in get(folder, "/exercises/squat")


def test_an_exercise_in_the_week_says_on_which_days_and_why(folder: Path) -> None:
    advice = app_for(folder).state.current.advice()
    planned = advice.plan.days[0].sessions[0].items[0].exercise

    assert "It is in your week:" in get(folder, f"/exercises/{planned}")


def test_an_exercise_that_does_not_suit_says_why(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(equipment=()))

    html = get(tmp_path, "/exercises/kettlebell-swing")

    assert "It is not in your week." in html
    assert "It needs: kettlebell." in html


def test_before_the_questions_exercises_can_be_read_and_are_not_called_suitable(tmp_path: Path) -> None:
    html = get(tmp_path, "/exercises/plank")

    assert "A few safety questions come first." in html
    assert "It is in your week" not in html


@pytest.mark.parametrize("path", ["/exercises", "/exercises/plank"])
def test_in_an_emergency_exercises_lead_to_care(tmp_path: Path, path: str) -> None:
    tell(tmp_path, answers=healthy(bladder_change="yes"))

    answer = client_of(app_for(tmp_path)).get(path)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/care"


def test_an_unknown_exercise_is_not_found(folder: Path) -> None:
    get(folder, "/exercises/nothing", 404)


def test_choosing_narrows_the_gallery_at_once_and_the_address_keeps_it(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/exercises")
    cards = page.locator("[data-find]:visible")
    expect(cards).to_have_count(len(OFFERED))

    page.get_by_text("Narrow it down").click()
    page.get_by_label("Kind").select_option("skill")

    skills = [each for each in OFFERED if KNOWLEDGE.exercises[each].kind == "skill"]
    expect(cards).to_have_count(len(skills))
    assert page.url.endswith("/exercises?kind=skill")
    page.reload()
    expect(cards).to_have_count(len(skills))


def test_a_chip_takes_its_wish_away_at_once(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/exercises?kind=skill&position=seated")
    expect(page.get_by_role("status")).to_contain_text("Take one wish away")

    page.get_by_role("link", name="Take away: Sitting").click()

    assert page.url.endswith("/exercises?kind=skill")
    expect(page.get_by_role("link", name="Take away: Sitting")).to_have_count(0)
    expect(page.get_by_role("link", name="Take away: Skill drills")).to_be_focused()
    expect(page.locator("[data-find]:visible")).not_to_have_count(0)


def test_a_picture_moves_when_asked_shows_the_other_side_and_stands_still_on_paper(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/exercises/bird-dog")
    picture = page.locator("[data-picture]").first
    drawn = picture.get_by_role("img")
    expect(drawn).to_have_attribute("src", "/figures/bird-dog/1.svg?still=1")

    picture.get_by_role("button", name="Watch it move").click()
    picture.get_by_role("button", name="Show the left side").click()

    expect(drawn).to_have_attribute("src", re.compile(r"/figures/bird-dog/1\.svg\?side=left$"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(drawn).to_have_attribute("src", re.compile(r"side=left&still=1$"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    picture.get_by_role("button", name="Hold it still").click()
    expect(drawn).to_have_attribute("src", re.compile(r"side=left&still=1$"))
