"""Pages to read: each opens, search finds by the words of runners, and sources and the safety net stand there."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from serving import app_for, client_of, tell

from backstride.shown.find_text import find, plain_words
from backstride.shown.references import cited
from backstride.web.pages.learn import chains
from backstride.web.pages.providers import fits
from runners import KNOWLEDGE, healthy

SAFETY_NET = KNOWLEDGE.guidance["safety-net"].says


def get(folder: Path, path: str, status: int = 200) -> str:
    answer = client_of(app_for(folder)).get(path)
    assert answer.status_code == status
    return str(answer.text)


def shown_pages(html: str) -> list[str]:
    """Ids of the learn pages that the list shows."""
    items = re.findall(r'<li data-find="[^"]*"( hidden)?>\s*<a class="card read" href="/learn/([a-z0-9-]+)"', html)
    return [page for hidden, page in items if not hidden]


@pytest.mark.parametrize("page", KNOWLEDGE.learn)
def test_each_learn_page_gives_its_answer_its_sources_and_the_safety_net(tmp_path: Path, page: str) -> None:
    html = get(tmp_path, f"/learn/{page}")

    wanted = KNOWLEDGE.learn[page]
    for block in wanted.body:
        for source in block.sources:
            assert f'id="source-{source}"' in html
    assert SAFETY_NET in html
    assert "Evidence" in html


@pytest.mark.parametrize("factor", KNOWLEDGE.factors)
def test_each_factor_page_shows_its_chain_step_by_step(folder: Path, factor: str) -> None:
    html = get(folder, f"/learn/factor/{factor}")

    assert html.count('class="chain-step"') == len(KNOWLEDGE.factors[factor].chain)
    assert SAFETY_NET in html


def test_all_pages_are_listed_when_nothing_is_looked_for(tmp_path: Path) -> None:
    assert sorted(shown_pages(get(tmp_path, "/learn"))) == sorted(KNOWLEDGE.learn)


def test_the_words_of_runners_find_the_page_without_a_script(tmp_path: Path) -> None:
    assert shown_pages(get(tmp_path, "/learn?q=slipped+disc")) == ["scan-words"]
    assert "is-it-my-shoes" in shown_pages(get(tmp_path, "/learn?q=Is+it+my+SHOES%3F"))


def test_what_nobody_wrote_about_says_so_and_still_shows_every_page(tmp_path: Path) -> None:
    html = get(tmp_path, "/learn?q=xylophone")

    assert "We have no page about that yet" in html
    assert sorted(shown_pages(html)) == sorted(KNOWLEDGE.learn)


def test_a_search_text_is_shown_as_text_and_never_as_markup(tmp_path: Path) -> None:
    html = get(tmp_path, '/learn?q="><script>alert(1)</script>')

    assert "<script>alert" not in html


@pytest.mark.parametrize("path", ["/learn/nothing", "/learn/factor/nothing", "/learn/a%2Fb", "/learn/factor"])
def test_an_unknown_page_is_not_found(tmp_path: Path, path: str) -> None:
    get(tmp_path, path, 404)


def test_a_search_finds_the_texts_with_the_most_of_its_words() -> None:
    texts = {"both": plain_words("Run with a disc"), "one": plain_words("Run far"), "none": plain_words("Sit")}

    assert find("disc running", texts) == ("both",)
    assert find("run", texts) == ("both", "one")
    assert find("the of my", texts) == ("both", "one", "none")
    assert find("xylophone", texts) == ()


def test_a_chain_that_begins_anew_is_a_row_of_its_own() -> None:
    rows = chains(KNOWLEDGE.factors["sitting"].chain)

    assert [row[0].from_ for row in rows] == ["Long sitting", "Long sitting"]
    assert all(first.to == second.from_ for row in rows for first, second in pairwise(row))


def test_help_shows_every_provider_with_questions_and_the_number_of_the_region(folder: Path) -> None:
    html = get(folder, "/help")

    for provider in KNOWLEDGE.providers.values():
        assert f'id="{provider.id}"' in html
    assert "999" in html
    assert 'href="/progress/summary"' in html
    assert "For what you told us" not in html


def test_who_fits_what_was_told_comes_first(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(leg_tingling="yes", leg_pain_below_knee="yes"))

    html = get(tmp_path, "/help")

    mine, others = html.split("Who does what")
    assert 'id="physiotherapist"' in mine
    assert "Within a week or two" in mine
    assert 'id="massage-therapist"' in others


def test_a_finding_never_sends_to_somebody_of_another_level(tmp_path: Path) -> None:
    tell(tmp_path, answers=healthy(bladder_change="yes"))
    screening = app_for(tmp_path).state.current.advice().screening

    sent = [(each.provider, finding) for each in fits(screening, KNOWLEDGE) for finding in each.findings]

    assert sent[0][0].id == "emergency-department"
    assert all(finding.level in provider.levels for provider, finding in sent)


def test_a_source_is_cited_with_title_author_and_year() -> None:
    assert re.search(r"\. .+, 20\d\d\.$", cited(KNOWLEDGE.sources["cai-2017"]))


def test_typing_narrows_the_list_at_once(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/learn")
    cards = page.locator("[data-find]:visible")
    expect(cards).to_have_count(len(KNOWLEDGE.learn))

    page.get_by_label("Search in your own words").fill("slipped disc")

    expect(cards).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 page")
    page.get_by_label("Search in your own words").fill("")
    expect(cards).to_have_count(len(KNOWLEDGE.learn))
