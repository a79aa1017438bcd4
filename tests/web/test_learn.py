"""Pages to read: each opens, search finds by the words of runners, and sources and the safety net stand there."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

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


QUESTIONS = (
    ("What is it, what is causing it?", "what-is-it", "nobody can point to one part"),
    ("Will I make my race or test, may I start on the day?", "will-i-make-my-race", "start only by the pain rule"),
    ("When and how do I start running again?", "when-to-run-again", "Begin with short runs and walks in turn"),
    ("May I keep running with it, am I doing harm?", "may-i-run-with-it", "if pain stays at 2 out of 10 or less"),
    ("Must I give up for good, will I ever run again?", "give-up-for-good", "seldom a reason to stop for good"),
    ("How do I stop it coming back, or coming on at mile N?", "stop-it-coming-back", "small steps in distance"),
    ("Does anybody else get this, and what helped them?", "does-anybody-else", "Yes, very many people do"),
    ("My scan says disc, slip, curve or arthritis: may I run?", "scan-words", "Often yes"),
    ("Which strength or core exercises?", "which-exercises", "Legs and hips first, then the trunk"),
    ("Pregnant or after birth: is this normal, may I run?", "pregnant-or-after-birth", "gives no plan in pregnancy"),
    ("Which week, distance or step do I restart at?", "where-to-restart", "a step that feels too easy"),
    ("Which one stretch fixes it?", "one-stretch", "None that we know of"),
    ("Is this normal, or is it something serious?", "is-it-serious", "A few signs need help now or soon"),
    ("Rest, or keep moving?", "rest-or-move", "Keep moving, a little and often"),
    ("Did running, hills or roads cause it, does it wear out my back?", "did-running-do-it",
     "Runners have less low back pain than most"),
    ("Is it my form, stride, posture or pace?", "form-or-posture", "No study that we read shows"),
    ("Is it my shoes, insoles or drop?", "is-it-my-shoes", "no study that links running shoes to a sore back"),
    ("What can I do instead to stay fit?", "stay-fit", "walking, cycling, swimming, running in water"),
    ("Is it just a weak core?", "just-a-weak-core", "Probably not"),
    ("Two professionals disagree: who is right?", "two-opinions", "follow the more careful one"),
    ("How do I stay clear of injection or surgery?", "no-injection-or-surgery",
     "stay active, exercise and give it time"),
    ("How do I get through long runs without a wrecked back after?", "before-and-after-long-runs",
     "Let the longest run grow in small steps"),
    ("Is it my bike position (run after the bike)?", "bike-position", "It may be part of it"),
    ("Are anti-inflammatories all right, before a run too?", "pain-tablets", "Before a run we advise against them"),
    ("What do I do until my appointment?", "until-my-appointment", "walk if walking is easy"),
)  # fmt: skip
"""The 25 things that runners ask, the page that answers each, and what its first two sentences say."""


@pytest.mark.parametrize(("question", "page", "answer"), QUESTIONS, ids=[page for _, page, _ in QUESTIONS])
def test_each_question_of_runners_is_answered_in_two_sentences_with_evidence_and_sources(
    tmp_path: Path, question: str, page: str, answer: str
) -> None:
    html = get(tmp_path, f"/learn/{page}")
    opening = re.search(r'<div class="short">\s*<p class="lead">(.*?)</p>\s*<p class="good">(.*?)</p>', html, re.S)
    assert opening is not None
    answered, proof = (unescape(part) for part in opening.groups())

    assert answer in " ".join(re.split(r"(?<=[.?!]) ", answered)[:2])
    assert re.match(r"Evidence [A-E](/[A-E])?: ", proof)
    assert proof.count('href="#source-') >= 1
    assert html.index('class="short"') < html.index("<section>") < html.index('id="sources"')
    assert page in shown_pages(get(tmp_path, f"/learn?{urlencode({'q': question})}"))


def test_every_wish_of_runners_has_one_page_in_their_order() -> None:
    wishes = {found.wish: found.id for found in KNOWLEDGE.learn.values() if found.wish is not None}

    assert [wishes[number] for number in range(1, len(QUESTIONS) + 1)] == [page for _, page, _ in QUESTIONS]
    assert len(wishes) == len(QUESTIONS)
