"""Short lives keep every invariant, and the same seed lives the same life.

A few runners for some weeks by default; many with ``BACKSTRIDE_LONG=1``.
"""

import os
from datetime import time, timedelta
from random import Random

import pytest
from benchmarks.living.book import Book
from benchmarks.living.life import live
from benchmarks.living.people import FIRST_DAY, make_person
from benchmarks.living.policies import Product, policies
from benchmarks.living.runner_model import Body, Work, fresh, next_day, strain
from benchmarks.living.teller import first_answers
from benchmarks.living.watch import Watch

from backstride.journal import Answer, Answers, CheckIn, SelfTestResult
from runners import KNOWLEDGE

LONG = os.environ.get("BACKSTRIDE_LONG") == "1"
RUNNERS, WEEKS = (60, 16) if LONG else (6, 4)
ON = FIRST_DAY + timedelta(days=10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(RUNNERS))
def test_no_invariant_is_broken_on_any_day_of_a_life(seed: int) -> None:
    watch = Watch(KNOWLEDGE)

    life = live(make_person(seed, WEEKS, KNOWLEDGE), Product(KNOWLEDGE), WEEKS, KNOWLEDGE, watch)

    assert watch.found == []
    assert watch.days >= sum(not day.gap for day in life.days) > 0
    assert life.book.replayed_alike()


@pytest.mark.slow
def test_the_same_seed_lives_the_same_life() -> None:
    one, other = (live(make_person(3, 2, KNOWLEDGE), Product(KNOWLEDGE), 2, KNOWLEDGE) for _ in range(2))

    assert one.book.entries == other.book.entries
    assert [day.back for day in one.days] == [day.back for day in other.days]


def test_a_leaflet_says_the_same_to_everybody_on_its_days() -> None:
    _, circuit, three = policies(KNOWLEDGE)
    runner = Book(1).runner

    def days(policy: object) -> list[int]:
        return [n for n in range(14) if policy.advise(runner, FIRST_DAY + timedelta(days=n)).sessions]  # type: ignore[attr-defined]

    assert days(circuit) == [0, 2, 4, 6, 8, 10, 12]
    assert days(three) == [0, 2, 4, 7, 9, 11]


def test_every_policy_meets_the_same_body_and_the_same_luck() -> None:
    person, again = (make_person(5, 16, KNOWLEDGE) for _ in range(2))

    assert person == again
    assert person.luck(ON, "night").random() == again.luck(ON, "night").random()
    assert make_person(6, 16, KNOWLEDGE) != person


BODY = Body(
    run_capacity=40, strength_capacity=10, sensitivity=1, settle=0.4, growth=0.01, ceiling=1.5, lasting=0, noise=0,
    bad_luck=0,
)  # fmt: skip


def test_work_beyond_what_is_bearable_irritates_and_rest_calms() -> None:
    back = fresh(BODY, 0.0)

    sore = next_day(BODY, back, Work(run=90), Random(1))
    rested = next_day(BODY, sore, Work(), Random(1))

    assert strain(back, Work(run=90)) > 1
    assert sore.irritation > rested.irritation > 0


def test_bearable_work_builds_up_to_the_ceiling() -> None:
    back = fresh(BODY, 0.0)
    for _ in range(200):
        back = next_day(BODY, back, Work(strength=4), Random(1))

    assert 14 < back.strength_capacity <= 15


def test_a_journal_kept_entry_by_entry_is_what_replay_makes_of_it() -> None:
    journal = Book(7)
    for body in first_answers(make_person(7, 4, KNOWLEDGE), KNOWLEDGE):
        journal.tell(body, ON, time(6))
    journal.tell(CheckIn(pain_morning_0_10=2), ON, time(7))
    journal.tell(SelfTestResult(test="side-plank-hold", stopped_by="dizzy"), ON, time(13))
    journal.tell(Answers(answers={"bladder_change": Answer(value="yes", course="new")}), ON, time(14))

    assert journal.replayed_alike()
    assert journal.runner.findings["bladder_change"].course == "new"
