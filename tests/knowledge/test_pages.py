"""The pages that are shipped: what a worried runner finds on them."""

import re

import pytest

from backstride.knowledge.model import LEVELS, LearnPage, Provider
from runners import KNOWLEDGE

PAGES = list(KNOWLEDGE.learn.values())
PROVIDERS = sorted(KNOWLEDGE.providers.values(), key=lambda provider: provider.order)
EMERGENCY = re.compile(r"emergency department now|emergency now|: an emergency|go now", re.IGNORECASE)


def words_of(page: LearnPage) -> str:
    blocks = [" ".join((block.heading or "", block.text or "", *block.points)) for block in page.body]
    return " ".join((page.title, page.short, *blocks))


def test_the_25_wishes_are_answered_and_some_more() -> None:
    assert sorted(page.wish for page in PAGES if page.wish) == list(range(1, 26))
    assert len([page for page in PAGES if page.wish is None]) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_asks_answers_at_once_and_leads_on(page: LearnPage) -> None:
    assert page.title.endswith("?")
    assert len(page.short.split()) <= 45
    assert len(page.body) >= 3
    assert page.see_also


@pytest.mark.parametrize(
    "page_id",
    ["may-i-run-with-it", "will-i-make-my-race", "is-it-serious", "scan-words", "rest-or-move",
     "no-injection-or-surgery", "until-my-appointment", "pregnant-or-after-birth", "pain-down-the-leg", "who-can-help"],
)  # fmt: skip
def test_a_page_that_decides_on_care_names_the_emergency_signs(page_id: str) -> None:
    said = words_of(KNOWLEDGE.learn[page_id]).lower()

    assert EMERGENCY.search(said)
    assert "bladder" in said
    assert "between the legs" in said


def test_the_page_on_pregnancy_gives_no_plan_and_names_who_does() -> None:
    said = words_of(KNOWLEDGE.learn["pregnant-or-after-birth"])

    assert "no plan" in said
    assert f"{KNOWLEDGE.number('postpartum-weeks')} weeks" in said
    assert "midwife" in said
    assert "pelvic-health physio" in said


def test_the_page_on_tablets_sends_to_a_pharmacist_or_doctor_and_names_no_dose() -> None:
    said = words_of(KNOWLEDGE.learn["pain-tablets"])

    assert "pharmacist or doctor" in KNOWLEDGE.learn["pain-tablets"].short
    assert "do not start" in said
    assert not re.search(r"\d+ ?(mg|g|tablets|times a day)\b", said)


def test_the_page_on_races_has_the_pain_rule_and_promises_nothing() -> None:
    said = words_of(KNOWLEDGE.learn["will-i-make-my-race"])

    assert f"at {KNOWLEDGE.number('green-max-0-10')} out of 10 or less" in said
    assert f"Stop at {KNOWLEDGE.number('red-min-0-10')}" in said
    assert "Nobody can promise" in said


@pytest.mark.parametrize(
    ("typed", "page_id"),
    [("slipped disc", "scan-words"), ("ibuprofen", "pain-tablets"), ("sciatica", "pain-down-the-leg"),
     ("insoles", "is-it-my-shoes"), ("marathon", "will-i-make-my-race"), ("stress fracture", "pain-in-hip-or-bone")],
)  # fmt: skip
def test_the_words_of_runners_lead_to_a_page(typed: str, page_id: str) -> None:
    assert typed in [phrase.lower() for phrase in KNOWLEDGE.learn[page_id].phrases]


def test_nobody_is_before_the_emergency_department_and_each_has_a_place_of_their_own() -> None:
    assert PROVIDERS[0].levels == (LEVELS[-1],)
    assert len({provider.order for provider in PROVIDERS}) == len(PROVIDERS)


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_a_provider_asks_are_questions(provider: Provider) -> None:
    assert all(question.endswith("?") for question in provider.questions)


def test_the_seed_kinds_of_provider_are_there() -> None:
    names = " ".join(provider.name.lower() for provider in PROVIDERS)

    for kind in ("chiropractor", "massage therapist", "physio", "sports doctor"):
        assert kind in names
