"""The player in a real browser: a whole session with a fast clock, stop rules, the keyboard, and what is never lost."""

from pathlib import Path

import pytest
from player_page import (
    FastServer,
    answer_after,
    open_player,
    played,
    start,
    violations,
    wait_kept,
)
from playwright.sync_api import BrowserContext, Page
from serving import journal_of

from backstride.advice.session import Session
from backstride.app.preferences import Preferences, save_preferences
from backstride.app.session import session_done_body
from backstride.coach.outcome import session_outcome
from backstride.coach.player import play
from backstride.coach.script import compile_script
from backstride.journal import Runner, replay
from backstride.journal.entry import SessionDoneEntry
from backstride.web.which_session import which_session
from runners import KNOWLEDGE

pytestmark = pytest.mark.slow


def session_of(fast: FastServer) -> Session:
    found = which_session(fast.current.advice(), None, None)
    assert isinstance(found, Session)
    return found


def runner_of(folder: Path) -> Runner:
    return replay(journal_of(folder))


def test_a_whole_session_lands_in_the_journal_as_the_terminal_would_have_it(
    player_phone: BrowserContext, fast: FastServer, folder: Path
) -> None:
    session = session_of(fast)
    page = open_player(player_phone, "/session?speed=100")
    start(page)
    page.wait_for_selector('#doing[data-phase="work"]')
    page.click("#easier")
    page.wait_for_selector('#doing[data-phase="rest"]')
    page.click("#hurts")
    page.click("text=Low back")
    page.get_by_role("button", name="2", exact=True).click()
    page.click("text=Dull ache")
    answer_after(page, effort=5, pain=1)
    wait_kept(page)
    (done,) = runner_of(folder).sessions
    outcome = session_outcome(play(compile_script(session, KNOWLEDGE), played(page), KNOWLEDGE), session)

    assert outcome is not None
    assert done.what == session_done_body(session, outcome)
    assert done.what.completed
    assert any(item.easier for item in done.what.items)
    assert done.what.hurts is not None
    assert [(hurt.place, hurt.pain_0_10, hurt.pain_kind) for hurt in done.what.hurts] == [("low_back", 2, "dull-ache")]
    assert "Session done" in page.inner_text("h1:visible")


def test_too_much_pain_shows_its_words_alone_and_then_asks_again(player_phone: BrowserContext, folder: Path) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#hurts")
    page.click('[data-place="low_back"]')
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Stop here and find an easy position")

    assert page.locator("nav, #doing:not([hidden]), a:visible:not(.skip):not(.call)").count() == 0

    page.click("text=I have read this")
    page.wait_for_url("**/questions/*")
    (done,) = runner_of(folder).sessions

    assert done.what.stopped_by == "pain-five"
    assert done.what.pain_during_0_10 == 7


def test_after_a_stop_rule_a_reload_or_the_back_button_does_not_lead_to_the_exercises(
    player_phone: BrowserContext,
) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#hurts")
    page.click("text=It is not pain")
    page.click("text=Chest pain or hard to breathe")
    page.wait_for_selector("text=Call 999 now")
    page.reload()

    assert "/session" not in page.url or page.locator("text=Call 999 now").count() == 1

    page.goto("/session")
    page.wait_for_url("**/care*")


def test_a_second_symptom_takes_the_place_of_what_was_sent(player_phone: BrowserContext, folder: Path) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#hurts")
    page.click("text=It is not pain")
    page.click("text=Dizzy or faint")
    page.click("text=Something else as well")
    page.click("text=New weakness")
    page.click("text=I have read this")
    page.wait_for_url("**/questions/*")
    (done,) = runner_of(folder).sessions

    assert done.what.stopped_by == "new-weakness"


def test_a_page_that_is_closed_in_the_middle_is_gone_on_with_and_counts_once(
    player_phone: BrowserContext, folder: Path
) -> None:
    page = open_player(player_phone, "/session?speed=200")
    start(page)
    page.wait_for_selector('#doing[data-phase="rest"]')
    page.goto("about:blank")
    page.goto("/session?speed=200")
    page.wait_for_selector("#doing.paused")

    assert "You were in the middle of this" in page.inner_text("#note")

    page.click("#pause")
    answer_after(page, effort=3, pain=0)
    wait_kept(page)
    (done,) = runner_of(folder).sessions

    assert done.what.completed
    assert done.what.pain_before_0_10 == 1


def test_without_a_connection_it_waits_on_the_device_and_then_comes_once(
    player_phone: BrowserContext, folder: Path
) -> None:
    page = open_player(player_phone)
    start(page)
    player_phone.set_offline(True)
    page.click("#done")
    page.click("#stop")
    page.click("text=Yes, stop here")
    answer_after(page, effort=2, pain=1)
    wait_kept(page, "waiting")

    assert runner_of(folder).sessions == ()

    player_phone.set_offline(False)
    page.evaluate("import('/static/js/offline.js').then((offline) => offline.send())")

    assert len([each for each in journal_of(folder) if isinstance(each, SessionDoneEntry)]) == 1


def test_everything_can_be_done_with_the_keyboard(player_phone: BrowserContext) -> None:
    page = open_player(player_phone)
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#doing:not([hidden])")
    page.keyboard.press("Enter")
    assert page.get_attribute("#doing", "data-phase") == "work"
    page.keyboard.press(" ")
    assert page.inner_text("#phase") == "Paused"
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#doing", "data-phase") == "rest"
    page.keyboard.press("ArrowLeft")
    assert page.get_attribute("#doing", "data-phase") == "work"
    page.keyboard.press("e")
    assert page.inner_text("#note") == "Making it easier."
    page.keyboard.press("u")
    assert page.inner_text("#note") == "Back to how it was before."
    page.keyboard.press("h")
    page.wait_for_selector("text=Where does it hurt?")
    page.keyboard.press("3")
    page.wait_for_selector("text=How much does it hurt?")
    page.keyboard.press("b")
    page.wait_for_selector("text=Where does it hurt?")
    page.keyboard.press("Escape")
    assert page.inner_text("#phase") == "Paused"
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")
    assert page.inner_text("#phase") == "Paused"


def test_harder_takes_back_easier_also_after_a_reload_and_no_further_than_the_plan(
    player_phone: BrowserContext, fast: FastServer, folder: Path
) -> None:
    session = session_of(fast)
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    planned = page.inner_text("#much")
    page.click("#easier")
    eased = page.inner_text("#much")
    page.reload()
    page.wait_for_selector("#doing.paused")
    page.click("#harder")
    back = page.inner_text("#much")
    page.click("#harder")

    assert eased != planned == back
    assert page.inner_text("#note").startswith("This is today's plan.")
    assert page.inner_text("#much") == planned

    page.click("#pause")
    for _ in range(2):
        page.click("#done")
    page.click("#stop")
    page.click("text=Yes, stop here")
    answer_after(page, effort=2, pain=1)
    wait_kept(page)
    (done,) = runner_of(folder).sessions
    outcome = session_outcome(play(compile_script(session, KNOWLEDGE), played(page), KNOWLEDGE), session)

    assert outcome is not None
    assert done.what == session_done_body(session, outcome)
    assert (done.what.items[0].sets_done, done.what.items[0].easier) == (1, False)


def test_after_pain_harder_says_that_it_stays_and_also_in_the_next_session_of_the_day(
    player_phone: BrowserContext, folder: Path
) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    page.click("#hurts")
    page.click('[data-place="low_back"]')
    page.get_by_role("button", name="2", exact=True).click()
    page.click("text=Dull ache")
    page.click("#harder")
    assert page.inner_text("#note") == "You told of pain, so this stays as it is today."
    page.click("#stop")
    page.click("text=Yes, stop here")
    answer_after(page, effort=2, pain=1)
    wait_kept(page)
    told = player_phone.request.get("/api/v1/session/1").json()

    assert told["hurt_today"] == ["glute-bridge"]


def test_pain_that_waits_to_be_sent_bars_harder_in_the_next_session_of_the_day(player_phone: BrowserContext) -> None:
    page = open_player(player_phone)
    page.route("**/api/v1/session/done", lambda route: route.abort("internetdisconnected"))
    start(page)
    page.click("#done")
    page.click("#hurts")
    page.click('[data-place="low_back"]')
    page.get_by_role("button", name="2", exact=True).click()
    page.click("text=Dull ache")
    page.click("#stop")
    page.click("text=Yes, stop here")
    answer_after(page, effort=2, pain=1)
    page.wait_for_selector('[data-kept="waiting"]')
    assert player_phone.request.get("/api/v1/session/1").json()["hurt_today"] == []

    page.goto("/session")
    page.wait_for_selector("#start")
    start(page)
    page.click("#done")
    page.click("#harder")

    assert page.inner_text("#name") == "Glute bridge"
    assert page.inner_text("#note") == "You told of pain, so this stays as it is today."


def test_every_button_of_the_player_is_large_enough_and_on_the_screen(player_phone: BrowserContext) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    page.click("#pause")
    page.evaluate("document.getElementById('lost').hidden = false")
    for width, height in ((390, 844), (320, 568), (844, 390), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        for button in page.locator(".controls button").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48, (width, button.inner_text(), box)
            assert box["y"] + box["height"] <= height, (height, button.inner_text(), box)
            assert button.evaluate("each => each.scrollWidth <= each.clientWidth"), (width, button.inner_text())


@pytest.fixture
def frozen(player_phone: BrowserContext) -> Page:
    """The player with a clock that the test can put forward."""
    page = player_phone.new_page()
    page.clock.install()
    page.goto("/session/daily-stretches")
    page.wait_for_selector("#start")
    start(page)
    page.wait_for_selector("#doing:not([hidden])")
    return page


def test_a_tab_that_slept_in_a_hold_comes_back_to_the_second_that_it_is(frozen: Page) -> None:
    frozen.click("#done")
    left = seconds(frozen.inner_text("#left"))
    frozen.clock.fast_forward(20_000)

    assert left - seconds(frozen.inner_text("#left")) in (20, 21, 22)
    assert frozen.get_attribute("#doing", "data-phase") == "work"


def test_a_tab_that_slept_past_the_end_of_a_side_is_told_to_switch_and_not_past_it(frozen: Page) -> None:
    frozen.click("#done")
    frozen.clock.fast_forward(80_000)

    assert frozen.inner_text("#phase") == "Switch sides"
    assert frozen.inner_text("#side").startswith("Right side")
    assert frozen.inner_text("#said") == "Switch sides. Now the right side."
    assert frozen.inner_text("#big") in ("5", "4")
    assert "You were away" in frozen.inner_text("#note")


def test_a_tab_that_was_long_away_has_waited(frozen: Page) -> None:
    left = frozen.inner_text("#left")
    frozen.clock.fast_forward(200_000)

    assert frozen.inner_text("#phase") == "Paused"
    assert seconds(left) - seconds(frozen.inner_text("#left")) in (0, 1)
    assert "You were away" in frozen.inner_text("#note")


def test_a_clock_that_is_set_to_another_time_of_day_changes_nothing(player_phone: BrowserContext) -> None:
    player_phone.add_init_script("window.shift = 0; const now = Date.now; Date.now = () => now() + window.shift;")
    page = open_player(player_phone)
    start(page)
    left = seconds(page.inner_text("#left"))
    page.evaluate("window.shift = 3600000")
    page.wait_for_timeout(1500)
    page.evaluate("window.shift = -7200000")
    page.wait_for_timeout(1500)

    assert 2 <= left - seconds(page.inner_text("#left")) <= 4
    assert page.inner_text("#phase") != "Paused"


def test_hands_free_one_tap_anywhere_pauses_and_it_hurts_stays_in_reach(player_phone: BrowserContext) -> None:
    page = open_player(player_phone)
    page.get_by_role("button", name="Sound and settings").click()
    page.click("text=Hands-free")
    page.keyboard.press("Escape")
    start(page)

    assert page.is_visible("#hurts")
    assert not page.is_visible("#pause")

    page.touchscreen.tap(195, 300)

    assert page.inner_text("#phase") == "Paused"
    assert page.is_visible("#pause")


SPEAKING = """
const said = [], voice = (name, localService) => ({ name, localService, lang: "en-GB", default: false });
Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [voice("far away", false), voice("here", true)], addEventListener() {}, resume() {}, cancel() {},
    speak: (utterance) => said.push([utterance.told, utterance.text]),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; }
    set voice(chosen) { this.told = chosen.name; } get voice() { return null; } };
window.said = said;
"""
BUTTONS = """
window.buttons = {};
navigator.mediaSession.setActionHandler = (name, act) => { window.buttons[name] = act; };
"""


def test_only_a_voice_of_this_device_speaks_and_says_what_the_screen_reader_is_told(
    player_phone: BrowserContext,
) -> None:
    player_phone.add_init_script(SPEAKING)
    page = open_player(player_phone)
    start(page)
    voice, words = page.evaluate("said[0]")

    assert voice == "here"
    assert words.startswith("Glute bridge. 10 times, hold 1 s.")
    assert page.inner_text("#said") == words


def test_nothing_is_said_when_the_settings_page_says_beeps_only(player_phone: BrowserContext, fast: FastServer) -> None:
    save_preferences(fast.folder, Preferences(voice="beeps"))
    player_phone.add_init_script(SPEAKING)
    page = open_player(player_phone)
    start(page)

    assert page.evaluate("said") == []


def test_buttons_of_a_headset_pause_go_on_and_move_through_the_session(player_phone: BrowserContext) -> None:
    player_phone.add_init_script(BUTTONS)
    page = open_player(player_phone)
    start(page)
    seen = []
    for button in ("pause", "play", "nexttrack", "previoustrack"):
        page.evaluate(f"buttons.{button}()")
        seen.append((button, page.inner_text("#phase")))

    assert seen == [("pause", "Paused"), ("play", "Get ready"), ("nexttrack", "Go"), ("previoustrack", "Get ready")]


TOLD = """
window.told = [];
Navigator.prototype.vibrate = (buzz) => { told.push(["buzz", buzz.length]); return true; };
const begin = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function () {
    told.push(["beep", Math.round(this.buffer.duration * 100)]);
    return begin.call(this);
};
if (window.WakeLock) WakeLock.prototype.request = (kind) => {
    told.push(["awake", kind]);
    return Promise.resolve({ released: false, release() { told.push(["asleep"]); return Promise.resolve(); } });
};
"""


def test_switch_sides_has_a_buzz_and_a_sound_of_its_own_also_without_a_voice(player_phone: BrowserContext) -> None:
    player_phone.add_init_script(TOLD)
    page = open_player(player_phone, "/session/daily-stretches")
    start(page)
    page.click("#done")
    page.click("#done")
    page.wait_for_selector('#doing[data-phase="switch"]')
    told = page.evaluate("told")

    assert [each for each in told if each[0] == "buzz"] == [["buzz", 1], ["buzz", 3], ["buzz", 5]]
    assert [each for each in told if each[0] == "beep"] == [["beep", 26], ["beep", 33], ["beep", 98]]


def test_the_screen_stays_on_from_start_to_end(player_phone: BrowserContext) -> None:
    player_phone.add_init_script(TOLD)
    page = open_player(player_phone)
    before = page.evaluate("told")
    start(page)
    running = page.evaluate("told")
    page.click("#stop")
    page.click("text=Yes, stop here")
    page.wait_for_selector("text=How hard was it?")

    assert [each for each in before if each[0] == "awake"] == []
    assert ["awake", "screen"] in running
    assert ["asleep"] in page.evaluate("told")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(player_phone: BrowserContext, scheme: str) -> None:
    page = open_player(player_phone)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    found = {"before": violations(page)}
    start(page)
    found["ready"] = violations(page)
    page.click("#done")
    found["work"] = violations(page)
    page.click("#pause")
    found["paused"] = violations(page)
    page.click("#how")
    found["how to"] = violations(page)
    page.keyboard.press("Escape")
    page.click("#sound")
    found["settings"] = violations(page)
    page.keyboard.press("Escape")
    page.click("#hurts")
    found["where"] = violations(page)
    page.get_by_role("button", name="Buttock").click()
    found["how much"] = violations(page)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    found["kind"] = violations(page)
    page.click("text=Hard to say")
    page.click("#stop")
    page.click("text=Yes, stop here")
    found["effort"] = violations(page)
    page.click("text=Something is wrong")
    page.click("text=Somewhere else")
    page.keyboard.press("9")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=I have read this")
    found["stopped"] = violations(page)

    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}


def test_no_request_leaves_the_host(player_phone: BrowserContext) -> None:
    asked: list[str] = []
    player_phone.on("request", lambda request: asked.append(request.url))
    page = open_player(player_phone)
    start(page)
    page.wait_for_timeout(1500)

    assert {url.split("/")[2].split(":")[0] for url in asked if url.startswith("http")} == {"127.0.0.1"}


def seconds(left: str) -> int:
    minutes, rest = left.removesuffix(" left").split(":")
    return int(minutes) * 60 + int(rest)
