"""Two devices, one journal: nothing is lost and nothing counts twice, whatever is cut off or killed in between."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from devices import keep, opened, wait_until, wait_until_sent, wait_until_stored, waiting
from fastapi import FastAPI
from playwright.sync_api import BrowserContext, Page, Route
from serving import Served, Server, journal_of, write

from backstride.app.new_entry import new_entries
from backstride.journal import Run, replay
from backstride.web.guard.login import Login
from backstride.web.guard.password import load_password, set_password

PASSWORD = "a long enough password"  # noqa: S105 - of the tests alone
_STORED_HERE = """async () => Boolean(await caches.match("/api/v1/ahead"))"""
PAINS = (0, 1, 2, 3)
Devices = Callable[[str], BrowserContext]


@pytest.fixture
def laptop(device: Devices, served: Served) -> BrowserContext:
    """Another device on the same server."""
    return device(served.address)


def test_two_devices_without_a_connection_both_keep_what_was_told(
    phone: BrowserContext, laptop: BrowserContext, folder: Path
) -> None:
    here, there = opened(phone), opened(laptop)
    phone.set_offline(True)
    laptop.set_offline(True)
    told = keep(here, "/api/v1/check-in", "check_in", *pains(0, 1)) + keep(
        there, "/api/v1/check-in", "check_in", *pains(2, 3)
    )

    phone.set_offline(False)
    laptop.set_offline(False)
    wait_until_sent(here)
    wait_until_sent(there)

    assert sorted(told) == mornings(folder)


def test_what_was_told_without_a_connection_is_of_the_time_it_was_told(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    phone.set_offline(True)
    keep(page, "/api/v1/check-in", "check_in", *pains(4))
    local = page.evaluate("() => -new Date().getTimezoneOffset()")

    phone.set_offline(False)
    wait_until_sent(page)

    (entry,) = [each for each in journal_of(folder) if each.kind == "check_in"]
    offset = entry.at.utcoffset()
    assert offset is not None
    assert offset.total_seconds() / 60 == local
    # a UUID of version 7 begins with the milliseconds of when it was made
    assert abs((entry.id.int >> 80) - entry.at.timestamp() * 1000) < 2


def test_the_same_thing_told_in_two_tabs_counts_once(phone: BrowserContext, folder: Path) -> None:
    one, two = opened(phone), opened(phone)
    phone.set_offline(True)
    (told,) = keep(one, "/api/v1/check-in", "check_in", *pains(3))
    copy = """async () => { const { keep, things } = await import("/static/js/offline.js");
        const [{ path, json }] = await things(); await keep(path, json); }"""
    two.evaluate(copy)

    phone.set_offline(False)
    wait_until_sent(one)
    wait_until_sent(two)

    assert mornings(folder) == [told]


def test_conflicting_edits_of_a_run_are_both_kept(phone: BrowserContext, laptop: BrowserContext, folder: Path) -> None:
    run = new_entries([Run(distance_m=5000, duration_s=1800)])
    write(folder, *run)
    pages = [opened(phone), opened(laptop)]
    for device, page, distance_m in zip((phone, laptop), pages, (6000, 7000), strict=True):
        device.set_offline(True)
        keep(page, "/api/v1/journal", "retraction", {"entry": str(run[0].id)})
        keep(page, "/api/v1/run", "run", {"distance_m": distance_m, "duration_s": 1800})

    for device, page in zip((laptop, phone), reversed(pages), strict=True):
        device.set_offline(False)
        wait_until_sent(page)

    assert sorted(each.what.distance_m for each in replay(journal_of(folder)).runs) == [6000, 7000]


def test_a_server_killed_while_things_are_sent_loses_none_and_doubles_none(
    device: Devices, process: Server, folder: Path
) -> None:
    phone = device(process.address)
    page = opened(phone)
    phone.set_offline(True)
    told = keep(page, "/api/v1/check-in", "check_in", *pains(*PAINS, *PAINS))
    phone.set_offline(False)

    for already in (1, 4):
        wait_until(page, partial(has_mornings, folder, already))
        process.kill()
        assert waiting(page)["waiting"] > 0
        process.start()
    wait_until_sent(page)

    assert mornings(folder) == sorted(told)


def test_an_answer_that_never_arrived_is_asked_for_again_and_counts_once(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/api/v1/check-in", lose_the_first)
    told = keep(page, "/api/v1/check-in", "check_in", *pains(2))
    wait_until_sent(page)

    assert lost == [200]
    assert mornings(folder) == told


def test_a_tab_closed_while_things_are_sent_loses_none(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    phone.set_offline(True)
    told = keep(page, "/api/v1/check-in", "check_in", *pains(*PAINS))
    phone.set_offline(False)
    page.close()

    again = opened(phone)
    wait_until_sent(again)

    assert mornings(folder) == sorted(told)


def test_a_thing_told_just_before_the_tab_is_closed_is_not_lost(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    phone.set_offline(True)
    (told,) = keep(page, "/api/v1/check-in", "check_in", *pains(1))
    page.close()
    phone.set_offline(False)

    wait_until_sent(opened(phone))

    assert mornings(folder) == [told]


def test_what_the_server_refuses_stays_and_is_shown_until_it_is_thrown_away(
    phone: BrowserContext, folder: Path
) -> None:
    page = opened(phone)
    keep(page, "/api/v1/check-in", "check_in", {"pain_morning_0_10": 77})
    (good,) = keep(page, "/api/v1/check-in", "check_in", *pains(1))

    assert waiting(page) == {"waiting": 0, "refused": 1}
    assert mornings(folder) == [good]
    page.get_by_text("should be less than or equal to 10").wait_for()
    page.get_by_role("button", name="Throw it away").click()
    page.get_by_text("should be less than or equal to 10").wait_for(state="detached")
    assert waiting(page) == {"waiting": 0, "refused": 0}


def test_a_broken_entry_of_the_journal_is_refused_alone(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    keep(page, "/api/v1/journal", "check_in", {"pain_morning_0_10": 77}, {"pain_morning_0_10": 7})

    assert waiting(page) == {"waiting": 0, "refused": 1}
    assert len(mornings(folder)) == 1


def test_a_word_says_what_waits_and_goes_when_it_is_sent(phone: BrowserContext) -> None:
    page = opened(phone)
    phone.set_offline(True)
    keep(page, "/api/v1/check-in", "check_in", *pains(1, 2))

    note = page.get_by_role("status").filter(has_text="2 things wait to be sent. Nothing is lost.")
    note.wait_for()
    phone.set_offline(False)

    note.wait_for(state="detached")


def test_what_was_told_in_the_made_up_runner_waits_for_it_and_is_not_sent_to_ones_own_journal(
    phone: BrowserContext, folder: Path
) -> None:
    page = opened(phone)
    page.evaluate("() => { document.documentElement.dataset.journal = 'demo'; }")
    phone.set_offline(True)
    keep(page, "/api/v1/check-in", "check_in", *pains(9))
    assert waiting(page)["waiting"] == 1

    phone.set_offline(False)
    again = opened(phone)
    (own,) = keep(again, "/api/v1/check-in", "check_in", *pains(1))

    assert waiting(again) == {"waiting": 0, "refused": 0}
    assert mornings(folder) == [own]


def test_the_server_too_refuses_what_was_told_in_the_made_up_runner(phone: BrowserContext, folder: Path) -> None:
    page = opened(phone)
    page.evaluate("() => { document.documentElement.dataset.journal = 'demo'; }")

    keep(page, "/api/v1/check-in", "check_in", *pains(9))

    assert waiting(page) == {"waiting": 0, "refused": 1}
    assert mornings(folder) == []


def test_logging_out_drops_the_stored_sessions_and_nothing_is_left_on_the_device(device: Devices, folder: Path) -> None:
    with Served(folder, with_password) as server:
        phone = device(server.address)
        page = logged_in(phone)
        wait_until_stored(page)

        page.goto("/settings")
        page.get_by_role("button", name="Log out").click()
        page.get_by_label("Password").wait_for()

        wait_until(page, lambda: not page.evaluate(_STORED_HERE))
        assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
        assert page.goto("/today") is not None
        assert page.url.endswith("/login")


def test_logging_out_with_things_unsent_says_so_and_keeps_them_for_the_next_login(
    device: Devices, folder: Path
) -> None:
    with Served(folder, with_password) as server:
        phone = device(server.address)
        page = logged_in(phone)
        wait_until_stored(page)
        phone.route("**/api/v1/check-in", lambda route: route.abort())
        (told,) = keep(page, "/api/v1/check-in", "check_in", *pains(3))

        page.goto("/settings")
        page.get_by_role("button", name="Log out").click()
        page.get_by_text("1 thing that you told here could not be sent yet.").wait_for()
        page.get_by_role("button", name="Log out").click()
        page.get_by_label("Password").wait_for()
        wait_until(page, lambda: not page.evaluate(_STORED_HERE))
        assert mornings(folder) == []

        phone.unroute("**/api/v1/check-in")
        wait_until_sent(logged_in(phone))

    assert mornings(folder) == [told]


def test_ids_made_in_a_browser_are_of_version_7_and_rise(phone: BrowserContext) -> None:
    page = opened(phone)
    ids: list[str] = page.evaluate(
        """async () => { const { newId } = await import("/static/js/offline.js");
        return [1, 2, 1e12, 1e12 + 1, 2 ** 47].map((now) => newId(now)); }"""
    )

    assert ids == sorted(ids)
    assert [each[14] for each in ids] == ["7"] * 5
    assert {each[19] for each in ids} <= set("89ab")
    assert [int(each.replace("-", "")[:12], 16) for each in ids] == [1, 2, 10**12, 10**12 + 1, 2**47]


def with_password(app: FastAPI) -> None:
    """Let the app ask for a password."""
    serving = app.state.serving
    set_password(serving.data, PASSWORD)
    password = load_password(serving.data)
    assert password is not None
    app.state.serving = replace(serving, password=password)
    app.add_middleware(Login, password=password, folder=serving.data, https=False)


def logged_in(device: BrowserContext) -> Page:
    """A page of the app, after the password."""
    page = device.new_page()
    page.goto("/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("navigation").wait_for()
    return page


def pains(*numbers: int) -> list[dict[str, int]]:
    """Morning checks."""
    return [{"pain_morning_0_10": number} for number in numbers]


def has_mornings(folder: Path, least: int) -> bool:
    """Whether so many morning checks have arrived."""
    return len(mornings(folder)) >= least


def mornings(folder: Path) -> list[str]:
    """The ids of the morning checks in the journal, in order."""
    return [str(each.id) for each in journal_of(folder) if each.kind == "check_in"]
