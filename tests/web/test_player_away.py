"""The player when something comes between: another tab, a reload, a killed tab, no room, a server that refuses; and the
figure, which keeps the pace of the set.
"""

from pathlib import Path

import pytest
from devices import wait_until
from player_page import answer_after, open_player, start, wait_kept
from playwright.sync_api import BrowserContext, Page
from serving import journal_of

from backstride.journal.entry import SessionDoneEntry

pytestmark = pytest.mark.slow

STRETCHES = "/session/daily-stretches"
NO_ROOM = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (...given) {
    if (this === localStorage) throw new DOMException("full", "QuotaExceededError");
    put.apply(this, given);
};
IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def sessions_in(folder: Path) -> list[SessionDoneEntry]:
    return [each for each in journal_of(folder) if isinstance(each, SessionDoneEntry)]


def figure_time(page: Page) -> float:
    told: float = page.evaluate("document.querySelector('#figure svg').getCurrentTime()")
    return told


def figure_stands(page: Page) -> bool:
    stands: bool = page.evaluate("document.querySelector('#figure svg').animationsPaused()")
    return stands


def test_the_figure_waits_in_the_first_pose_moves_into_the_hold_and_is_still_there(
    player_phone: BrowserContext,
) -> None:
    page = open_player(player_phone, STRETCHES)
    start(page)
    page.wait_for_selector("#figure svg")

    assert (figure_stands(page), figure_time(page)) == (True, 0)
    assert page.locator("#figure.held").count() == 0

    page.click("#done")
    page.wait_for_selector('#small:has-text("Hold")')
    page.wait_for_selector("#figure.held")

    assert figure_stands(page)
    assert page.locator("#figure animate").first.get_attribute("dur") == "32s"
    assert 1 <= figure_time(page) < 31


def test_the_figure_moves_as_fast_as_the_repetitions_are_counted_and_stands_in_a_pause(
    player_phone: BrowserContext,
) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    page.wait_for_selector('#big:text-is("2")')

    assert page.locator("#figure animate").first.get_attribute("dur") == "4s"
    assert not figure_stands(page)
    assert abs(figure_time(page) - 4) < 1.5

    page.click("#pause")

    assert figure_stands(page)


def test_the_other_side_is_the_mirror_image_and_is_marked(player_phone: BrowserContext) -> None:
    page = open_player(player_phone, STRETCHES)
    start(page)
    page.wait_for_selector("#figure svg")
    left = page.locator("#figure svg").get_attribute("aria-label") or ""
    page.click("#done")
    page.click("#done")
    page.wait_for_selector('#doing[data-phase="switch"]')
    page.wait_for_selector('#figure svg[aria-label$="right side"]')

    assert left.endswith("left side")
    assert page.inner_text("#side").startswith("Right side")
    assert figure_time(page) == 0


def test_in_a_rest_the_first_pose_of_what_is_next_is_shown(player_phone: BrowserContext) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    while page.get_attribute("#doing", "data-phase") != "rest" or "Glute" in page.inner_text("#name"):
        page.click("#done")
    name = page.inner_text("#name")
    page.wait_for_selector(f'#figure svg[aria-label^="{name}"]')

    assert figure_stands(page)
    assert figure_time(page) == 0


def test_two_tabs_do_not_play_at_once_and_the_session_counts_once(player_phone: BrowserContext, folder: Path) -> None:
    first = open_player(player_phone)
    start(first)
    first.click("#done")
    second = player_phone.new_page()
    second.goto("/session/1")
    second.wait_for_selector("text=A session is open in another tab")

    assert first.inner_text("#phase") == "Go"

    second.click("text=Play it here")
    second.wait_for_selector("#doing.paused")
    first.wait_for_selector("text=A session is open in another tab")

    assert second.inner_text("#name") == "Glute bridge"

    second.click("#stop")
    second.click("text=Yes, stop here")
    answer_after(second, effort=3, pain=1)
    wait_kept(second)
    first.close()

    assert len(sessions_in(folder)) == 1


def test_a_tab_that_was_killed_in_a_hold_has_lost_no_more_than_five_seconds(player_phone: BrowserContext) -> None:
    page = open_player(player_phone, STRETCHES)
    start(page)
    page.click("#done")
    page.wait_for_selector('#big:text-is("23")')
    killed = player_phone.browser.new_browser_cdp_session() if player_phone.browser else None
    assert killed is not None
    target = player_phone.new_cdp_session(page).send("Target.getTargetInfo")["targetInfo"]["targetId"]
    killed.send("Target.closeTarget", {"targetId": target})
    again = player_phone.new_page()
    again.goto(STRETCHES)
    again.wait_for_selector("#doing.paused")

    assert again.inner_text("#phase") == "Paused"
    assert int(again.inner_text("#big")) <= 28
    assert "You were in the middle of this" in again.inner_text("#note")


def test_what_nobody_came_back_for_is_sent_from_the_next_page_once(player_phone: BrowserContext, folder: Path) -> None:
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    page.click("#done")
    page.evaluate("""() => {
        const draft = JSON.parse(localStorage.getItem("backstride-session"));
        sessionStorage.setItem("old", JSON.stringify({ ...draft, saved: Date.now() - 4 * 3600 * 1000, posted: null }));
    }""")
    page.goto("about:blank")
    for each in sessions_in(folder):
        assert not each.body.completed
    before = len(sessions_in(folder))
    page.goto("/offline")
    page.evaluate("localStorage.setItem('backstride-session', sessionStorage.getItem('old'))")
    page.goto("/more")
    wait_until(page, lambda: bool(page.evaluate("localStorage.getItem('backstride-session') === null")))
    page.goto("/today")
    page.wait_for_timeout(500)

    assert len(sessions_in(folder)) == before + 1


def test_what_the_journal_refuses_is_said_with_a_link_to_where_it_is(player_phone: BrowserContext) -> None:
    refusal = '{"detail": "items: 0: not known here"}'
    player_phone.route("**/api/v1/session/done", lambda route: route.fulfill(status=422, body=refusal))
    page = open_player(player_phone)
    start(page)
    page.click("#done")
    page.click("#stop")
    page.click("text=Yes, stop here")
    answer_after(page, effort=2, pain=1)
    wait_kept(page, "refused")
    page.click("#kept >> text=See why")
    page.wait_for_url("**/offline")
    page.get_by_role("heading", name="Not taken into your journal").wait_for()

    assert "items: 0: not known here" in page.inner_text("#refusals")


def test_with_no_room_and_no_connection_it_says_so_and_is_sent_when_it_can_be(
    player_phone: BrowserContext, folder: Path
) -> None:
    player_phone.add_init_script(NO_ROOM)
    page = open_player(player_phone)
    start(page)
    player_phone.set_offline(True)
    page.click("#done")
    page.click("#stop")
    page.click("text=Yes, stop here")
    page.wait_for_selector("text=How hard was it?")
    page.clock.install()
    answer_after(page, effort=2, pain=1)
    wait_kept(page, "lost")

    assert "no room on this device" in page.inner_text("#kept")

    player_phone.set_offline(False)
    page.clock.run_for(31_000)
    wait_kept(page)

    assert len(sessions_in(folder)) == 1


def test_a_stop_sign_is_told_even_where_there_is_no_room(player_phone: BrowserContext, folder: Path) -> None:
    player_phone.add_init_script(NO_ROOM)
    page = open_player(player_phone)
    start(page)
    page.click("#hurts")
    page.click("text=It is not pain")
    page.click("text=Chest pain or hard to breathe")
    page.wait_for_selector("text=Call 999 now")
    page.click("text=I have read this")
    page.wait_for_url("**/care*")

    assert [each.body.stopped_by for each in sessions_in(folder)] == ["chest-or-breath"]


def test_nothing_ticks_before_the_start_in_a_pause_or_at_the_end(player_phone: BrowserContext) -> None:
    player_phone.add_init_script("""
        window.timers = new Set();
        const set = window.setTimeout, clear = window.clearTimeout;
        window.setTimeout = (act, ms, ...more) => {
            const id = set(() => { window.timers.delete(id); act(...more); }, ms);
            window.timers.add(id);
            return id;
        };
        window.clearTimeout = (id) => { window.timers.delete(id); clear(id); };
        window.setInterval = () => { throw new Error("no intervals"); };
    """)
    page = open_player(player_phone)
    page.wait_for_timeout(3000)

    def ticking() -> int:
        page.wait_for_timeout(2500)
        before: int = page.evaluate("Math.max(0, ...window.timers)")
        page.wait_for_timeout(2200)
        after: int = page.evaluate("Math.max(0, ...window.timers)")
        return after - before

    waiting = ticking()
    start(page)
    running = ticking()
    page.click("#pause")
    paused = ticking()

    assert (waiting, paused) == (0, 0)
    assert running > 0
