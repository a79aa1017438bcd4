"""The first visit: from the first page with nothing told to the player with a session to start, in three minutes.

The measure is counted and not timed, so that it is the same on every machine. Whoever reads every word that is shown
reads 238 words a minute: silent reading of English non-fiction, the mean of 190 studies (Brysbaert 2019, "How many
words do we read per minute?", Journal of Memory and Language 109:104047, doi:10.1016/j.jml.2019.104047). A line that
stood on a screen before is not read again. Each tap, each typed digit, and each swipe down to a button that is not in
sight takes 1.5 seconds: our own estimate, above the 1.1 s of pointing and the 0.28 s of a key in the keystroke-level
model (Card, Moran and Newell 1980, doi:10.1145/358886.358895). The runner has had a sore low back for some weeks, and
no warning sign.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from serving import Served

from backstride.app.journal import load_runner
from backstride.web.interview.screen import screen_named
from runners import HEALTHY, KNOWLEDGE

WORDS_PER_MINUTE = 238
SECONDS_PER_TAP = 1.5
THREE_MINUTES_S = 180

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "timezone_id": "Europe/London"
}  # fmt: skip
SECOND_TAP_MS = 320
"""A tap sooner after a screen came up is taken for a second one on the screen before."""

EMERGENCY = [fact for fact, question in KNOWLEDGE.question_of.items() if question.section == "emergency"]

# The words in sight; of a list to choose from, the one that is chosen.
_SEEN = """() => {
    const lists = [...document.querySelectorAll("main select")];
    const chosen = lists.map((each) => document.createTextNode(each.selectedOptions[0].text));
    lists.forEach((each, nth) => each.replaceWith(chosen[nth]));
    const text = document.querySelector("main").innerText;
    lists.forEach((each, nth) => chosen[nth].replaceWith(each));
    return text;
}"""


@contextmanager
def first_visit(chrome: Browser, folder: Path, **options: Any) -> Iterator[Page]:
    """The first page, with nothing told."""
    with Served(folder) as server:
        context = chrome.new_context(base_url=server.address, **options)
        page = context.new_page()
        page.goto("/")
        yield page
        context.close()


class Visitor:
    """Reads every word of each screen once, and counts what a hand has to do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: set[str] = set()
        self.words = self.taps = self.swipes = self.screens = 0
        self.asked: list[str] = []

    @property
    def seconds(self) -> float:
        hand = (self.taps + self.swipes) * SECONDS_PER_TAP
        return 60 * self.words / WORDS_PER_MINUTE + hand

    def read(self) -> None:
        self.page.wait_for_timeout(SECOND_TAP_MS)
        lines = {line.strip() for line in self.page.evaluate(_SEEN).splitlines() if line.strip()}
        self.words += sum(len(line.split()) for line in lines - self.lines)
        self.lines |= lines
        self.screens += 1

    def tap(self, what: str) -> None:
        place = self.page.locator(what).first
        if not place.evaluate("(each) => each.getBoundingClientRect().bottom <= innerHeight"):
            self.swipes += 1
            place.scroll_into_view_if_needed()
        place.tap()
        self.taps += 1

    def answer(self) -> None:
        """One screen, as somebody with an ordinary sore low back answers it."""
        name = self.page.url.rsplit("/", 1)[1]
        self.asked.append(name)
        self.read()
        before = self.page.url
        screen = screen_named(name, KNOWLEDGE)
        value = HEALTHY[screen.facts[0]].value if screen is not None else ""
        if name == "pain-places":
            self.tap('[data-place="low_back"]')
            self.read_again()
            self.tap(".q-on")
        elif self.page.locator(".q-none").count():
            self.tap(".q-none")
        elif self.page.locator(".q-number").count():
            self.page.fill("[name=value]", str(value))
            self.taps += len(str(value))
            self.tap("[data-go]")
        else:
            self.tap(f'button[value="{value}"]')
        wait_until_left(self.page, before)

    def read_again(self) -> None:
        """What a tap changed on the screen."""
        self.read()
        self.screens -= 1

    def told(self) -> str:
        return (
            f"first visit: {self.screens} screens, {self.words} words, {self.taps} taps, {self.swipes} swipes: "
            f"{self.seconds:.0f} s for somebody who reads every word\n"
        )


def test_the_first_session_is_less_than_three_minutes_from_the_first_page(chrome: Browser, tmp_path: Path) -> None:
    with first_visit(chrome, tmp_path, **PHONE) as page:
        visitor = Visitor(page)
        visitor.read()
        visitor.tap("text=Begin")
        page.wait_for_url("**/questions/*")
        while "/questions/" in page.url:
            visitor.answer()
        visitor.read()
        visitor.tap("a[href='/session']")
        page.wait_for_selector("#start")
        visitor.screens += 1
    sys.stdout.write(visitor.told())

    assert visitor.seconds < THREE_MINUTES_S


def test_on_the_way_every_sign_of_an_emergency_was_asked_first_and_nothing_was_taken_for_granted(
    chrome: Browser, tmp_path: Path
) -> None:
    with first_visit(chrome, tmp_path, **PHONE) as page:
        visitor = Visitor(page)
        visitor.tap("text=Begin")
        page.wait_for_url("**/questions/*")
        while "/questions/" in page.url:
            visitor.answer()
    screens = [screen for name in visitor.asked if (screen := screen_named(name, KNOWLEDGE)) is not None]
    asked = [fact for screen in screens for fact in screen.facts]
    for_men = [fact for fact in EMERGENCY if KNOWLEDGE.question_of[fact].ask_when is None]

    assert visitor.asked[:4] == ["age-y", "sex", "bladder-bowel-feeling", "alarm-signs"]
    assert set(asked[2 : 2 + len(for_men)]) == set(for_men)
    assert set(load_runner(tmp_path).findings) == {*asked, "region"}


def test_the_first_session_is_reached_by_the_keyboard_alone(chrome: Browser, tmp_path: Path) -> None:
    with first_visit(chrome, tmp_path, viewport={"width": 1280, "height": 800}, timezone_id="Europe/London") as page:
        press_on(page, "Begin")
        page.wait_for_url("**/questions/*")
        while "/questions/" in page.url:
            before = page.url
            page.wait_for_timeout(SECOND_TAP_MS)
            type_answer(page, before.rsplit("/", 1)[1])
            wait_until_left(page, before)
        press_on(page, "Start")
        page.wait_for_selector("#start")
        press_on(page, "Start")
        page.wait_for_selector("#player[data-scene=doing]")
    assert load_runner(tmp_path).findings["pain_places"].value == ("low_back",)


def wait_until_left(page: Page, before: str) -> None:
    page.wait_for_url(lambda url: url != before)


def type_answer(page: Page, name: str) -> None:
    """Answer one screen with the number keys and Enter, or with Tab and Enter."""
    screen = screen_named(name, KNOWLEDGE)
    value = HEALTHY[screen.facts[0]].value if screen is not None else ""
    if name == "pain-places":
        page.keyboard.press("1")
        page.keyboard.press("Enter")
    elif page.locator(".q-none").count():
        press_on(page, "None of these")
    elif page.locator(".q-number").count():
        page.keyboard.type(str(value))
        page.keyboard.press("Enter")
    elif page.locator(".q-scale").count():
        page.keyboard.press(str(value))
        page.keyboard.press("Enter")
    else:
        key = page.locator(f'button[value="{value}"]').get_attribute("data-key")
        page.keyboard.press(str(key))
        page.keyboard.press("Enter")


def press_on(page: Page, name: str, most: int = 60) -> None:
    """Tab until the button or link of this name has the focus, then Enter."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText ?? ''").strip()
        if focused.startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached with Tab on {page.url}")


def test_where_the_runner_lives_is_filled_in_from_the_time_zone_and_can_be_changed(
    chrome: Browser, tmp_path: Path
) -> None:
    with first_visit(chrome, tmp_path, **PHONE | {"timezone_id": "Australia/Perth"}) as page:
        page.goto("/questions/age-y")
        assert page.locator("#where").input_value() == "au"
        page.select_option("#where", "nz")
        page.fill("[name=value]", "35")
        page.wait_for_timeout(SECOND_TAP_MS)
        page.tap("[data-go]")
        page.wait_for_url("**/questions/sex")
    assert {fact: each.value for fact, each in load_runner(tmp_path).findings.items()} == {"age_y": 35, "region": "nz"}


def test_in_a_time_zone_that_says_nothing_the_runner_is_asked_where_they_live(chrome: Browser, tmp_path: Path) -> None:
    with first_visit(chrome, tmp_path, **PHONE | {"timezone_id": "UTC"}) as page:
        page.goto("/questions/age-y")
        page.fill("[name=value]", "35")
        page.wait_for_timeout(SECOND_TAP_MS)
        assert not page.locator("#where").is_visible()
        page.tap("[data-go]")
        page.wait_for_url("**/questions/sex")
        page.wait_for_timeout(SECOND_TAP_MS)
        page.tap('button[value="male"]')
        page.wait_for_url("**/questions/region")
    assert "region" not in load_runner(tmp_path).findings


def test_a_visit_that_was_broken_off_goes_on_where_it_was_and_back_shows_what_was_told(
    chrome: Browser, tmp_path: Path
) -> None:
    with first_visit(chrome, tmp_path, **PHONE) as page:
        visitor = Visitor(page)
        visitor.tap("text=Begin")
        page.wait_for_url("**/questions/*")
        for _ in range(6):
            visitor.answer()
        broken_off = page.url
        page.context.clear_cookies()

        page.goto("/")
        page.goto("/questions")
        assert page.url == broken_off
        for name in reversed(visitor.asked):
            page.wait_for_timeout(SECOND_TAP_MS)
            page.tap(".q-back")
            page.wait_for_url(f"**/questions/{name}")
        assert page.locator("[name=value]").input_value() == "35"
        page.goto("/questions/pain-places")
        assert page.is_checked("#o-low_back")
    assert len(load_runner(tmp_path).findings) > len(visitor.asked)
