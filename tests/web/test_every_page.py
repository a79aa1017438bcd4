"""Every page, found by its links: no accessibility fault in light and dark, no error, no request that leaves the host.

Pictures of all of them are written to build/screenshots, to be looked at.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lives
import pytest
from pages import pages_of, routes
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate
from serving import Served, app_for

from runners import KNOWLEDGE

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screenshots"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
STOP_RULE = next(iter(KNOWLEDGE.stop_rules))
SCHEMES = ("light", "dark")
CHECKED = (("phone", "light"), ("phone", "dark"), ("desktop", "light"))
"""Where axe looks; the fourth differs from these in colour or width alone."""

QUESTIONS, CARE = "/questions/{screen_id}", "/care"
LIVES: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "lived": (lives.lived, ()),
    "new": (lambda folder: None, ("/", QUESTIONS, "/progress", "/progress/summary", "/ask/{measure_id}")),
    "flare": (lives.flare, ("/today", "/week", "/check-in", "/flare/next", "/tests/{test_id}/result")),
    "emergency": (lives.emergency, (CARE,)),
    "urgent": (lives.urgent, (CARE,)),
}
"""Name -> how the runner is made, and the routes that look different for them (none named: all are looked at)."""

NO_LINKS = {
    "/figures/{exercise}/{level}.svg": "a picture",
    "/figures/tests/{test}.svg": "a picture",
    "/manifest.webmanifest": "a file",
    "/sw.js": "a file",
    "/settings/export": "a file",
    "/questions/next": "leads on to the next question",
    "/offline/session": "the worker gives it for /session",
}
"""Routes that no link leads to, or that are no page."""

TEST = "/tests/bridge-hold"
OTHERS = (
    "/session/1", "/flare", "/flare/next", f"{TEST}/do?before=2", f"{TEST}/stop?before=2", f"{TEST}/result",
    f"{TEST}/stopped?rule={STOP_RULE}",
)  # fmt: skip
"""Pages that come after a form was sent."""

MOST_TABS = 70

_FAULTS = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
    (each) => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`)"""

_TO_REACH = """() => {
    const seen = new Set();
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0
            && each.type !== "hidden" && !each.closest("[inert]"))
        .filter((each) => each.type !== "radio" || (!seen.has(each.name) && seen.add(each.name))).length;
}"""

_FOCUSED = """() => {
    const each = document.activeElement;
    if (!each || each === document.body) return null;
    window.reached ??= new Set();
    window.reached.add(each.type === "radio" ? `radio ${each.name}` : each);
    // a date is shown part by part, inside the field
    const near = [each, each.closest("label, li, fieldset, summary"), each.nextElementSibling].filter(Boolean);
    const shown = each.type === "date" || near.some((one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    });
    return { count: window.reached.size, shown, what: each.outerHTML.slice(0, 120) };
}"""


@pytest.fixture(params=list(LIVES))
def life(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A name, and the data folder of such a runner."""
    LIVES[request.param][0](tmp_path)
    return request.param, tmp_path


def test_every_route_is_a_page_that_links_lead_to_or_is_known_not_to_be(tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in LIVES}
    reached = set[str]()
    for name, folder in folders.items():
        folder.mkdir()
        LIVES[name][0](folder)
        reached |= set(pages_of(app_for(folder), *OTHERS).values())

    assert set(routes()) - reached - set(NO_LINKS) == set()


@pytest.mark.slow
def test_no_page_has_an_accessibility_fault_an_error_or_a_request_to_another_host(
    chrome: Browser, life: tuple[str, Path]
) -> None:
    faults: list[str] = []
    with every_page(chrome, life, faults) as (page, paths):
        for path in paths:
            faults += [f"{path}: {each}" for each in looked_at(page, path, life[0])]

    assert not faults, "\n".join(faults)


@pytest.mark.slow
def test_every_page_can_be_used_with_the_keyboard_alone(chrome: Browser, life: tuple[str, Path]) -> None:
    faults: list[str] = []
    with every_page(chrome, life, faults, one_each=True) as (page, paths):
        for path in paths:
            faults += [f"{path}: {each}" for each in tabbed_through(page, path)]

    assert not faults, "\n".join(faults)


@contextmanager
def every_page(
    chrome: Browser, life: tuple[str, Path], faults: list[str], one_each: bool = False
) -> Iterator[tuple[Page, list[str]]]:
    """A browser page, and the paths it is to go to; what goes wrong on the way is added to ``faults``."""
    with Served(life[1]) as server:
        context = chrome.new_context(base_url=server.address, reduced_motion="reduce", service_workers="block")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda told: faults.append(f"{page.url}: {told.text}") if told.type == "error" else None)
        context.on(
            "request",
            lambda request: (
                faults.append(f"{page.url} asked {request.url}")
                if not request.url.startswith((server.address, "data:", "blob:"))
                else None
            ),
        )
        wanted, found = LIVES[life[0]][1], pages_of(app_for(life[1]), *OTHERS, one_each=one_each)
        yield page, [path for path, route in found.items() if route in wanted or not wanted]
        context.close()


def looked_at(page: Page, path: str, life: str) -> Iterator[str]:
    """What is wrong with a page, in both schemes and sizes, with a picture of each."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    yield from _told_once(page)
    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if (size, scheme) in CHECKED:
                yield from (f"{size}, {scheme}: {each}" for each in page.evaluate(_FAULTS))
            if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
                yield f"{size}: wider than the screen"
            _picture(page, PICTURES / life / f"{_file(path)}-{size}-{scheme}.png", whole=size == "phone")


def _told_once(page: Page) -> Iterator[str]:
    """One title, one first heading, a language, and a name for everything that can be used."""
    if not page.title():
        yield "no title"
    headings = page.locator("h1:visible").count()
    if headings != 1:
        yield f"{headings} first headings"
    if page.locator("html").get_attribute("lang") != "en":
        yield "no language"
    tree = page.locator("body").aria_snapshot()
    unnamed = re.findall(
        r"^\s*- (?:button|link|textbox|spinbutton|radio|checkbox|combobox|slider|img)(?::|$| \[).*", tree, re.M
    )
    yield from (f"no name: {each.strip()}" for each in unnamed)


def tabbed_through(page: Page, path: str) -> Iterator[str]:
    """What cannot be reached with Tab, or does not show that it has the focus."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    wanted = min(page.evaluate(_TO_REACH), MOST_TABS)
    page.evaluate("() => { window.reached = new Set(); document.activeElement?.blur(); }")
    reached = 0
    for _ in range(wanted + 3):
        page.keyboard.press("Tab")
        told: dict[str, Any] | None = page.evaluate(_FOCUSED)
        if told is None:
            continue
        reached = told["count"]
        if not told["shown"]:
            yield f"does not show its focus: {told['what']}"
    if reached < wanted:
        yield f"Tab reaches {reached} of {wanted}"


def _picture(page: Page, file: Path, whole: bool) -> None:
    """Take a picture. Chromium without a screen sometimes waits for a frame that never comes: then once more."""
    for timeout_ms in (10_000, 30_000):
        try:
            page.screenshot(path=file, full_page=whole, timeout=timeout_ms)
        except TooLate:
            continue
        return
    pytest.fail(f"no picture of {page.url}")


def _file(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "first"
