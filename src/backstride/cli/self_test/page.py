"""Self-tests as pages: the list, one before it is done, why one is not open now, and why one was ended."""

from collections.abc import Iterable

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.self_test import NotNow, not_now
from backstride.app.advise import Advice
from backstride.cli.columns import both_ends
from backstride.cli.kb.condition_words import condition_lines
from backstride.cli.page import bullets, heading, say
from backstride.cli.self_test.guide import Stopped, TooSore
from backstride.coach.stop_words import stop_words
from backstride.knowledge.model import Knowledge, SelfTest
from backstride.shown.self_test_words import RUN_TODAY, SIGN_KEPT, done_line, ended_words, too_sore_words


def show_tests(advice: Advice) -> None:
    """Every test: open ones, those not open now and why, those never offered and why; with the days they were done."""
    facts = advice.facts
    tests = [test for test in facts.knowledge.self_tests.values() if test.status != "retired"]
    reasons = {test.id: not_now(test, facts, advice.screening) for test in tests}
    if not isinstance(advice.screening, Cleared):
        say("First the safety questions, then the tests. What to do now: backstride", "care")
    groups = (
        ("Open to you", [test for test in tests if reasons[test.id] is None]),
        ("Not now", [test for test in tests if (reason := reasons[test.id]) and reason.reason != "not_offered"]),
        ("Not offered", [test for test in tests if (reason := reasons[test.id]) and reason.reason == "not_offered"]),
    )
    for title, some in groups:
        if some:
            heading(title)
            for test in some:
                _show_line(test, reasons[test.id], facts)
    say()
    say("Do one: backstride test ID. The one that tells most now: backstride test", "quiet")


def show_test(test: SelfTest, facts: Facts) -> None:
    """Purpose, time, equipment, start, steps and stop rule, before a test is done."""
    heading(test.name)
    say(test.purpose)
    needs = ", ".join(facts.knowledge.equipment[each].name.lower() for each in test.equipment)
    say(f"About {test.minutes} minute{'' if test.minutes == 1 else 's'}." + (f" You need: {needs}." if needs else ""))
    if any(run.on == facts.today for run in facts.runner.runs):
        say(RUN_TODAY, "care")
    done = done_line(test, facts)
    if done:
        say(done, "quiet")
    say()
    say("How to start", "strong")
    say(test.start)
    say()
    say("Steps", "strong")
    for number, step in enumerate(test.steps, start=1):
        say(f"{number}  {step}", hang=3)
    say()
    say(test.stop_if, "care")
    say()
    say("q stops at any time. Nothing is written down before the end.", "quiet")


def show_not_now(test: SelfTest, reason: NotNow, advice: Advice) -> None:
    """Why a test may not be done now, and what to do instead."""
    heading(f"{test.name}: {'not offered' if reason.reason == 'not_offered' else 'not now'}", "care")
    say(reason.why)
    if reason.instead:
        say(f"Instead: {reason.instead}")
    if reason.reason == "contraindication":
        say("Is this no longer so? Answer again: backstride start --again", "quiet")
    knowledge = advice.facts.knowledge
    if reason.reason == "condition" and test.offered_when is not None:
        say("It is offered when:")
        bullets((text for _, text in condition_lines(test.offered_when, knowledge)), indent=2)
    elif reason.unlock:
        say("Answer this first:" if len(reason.unlock) == 1 else "Answer these first:")
        bullets((knowledge.question_of[fact].ask for fact in reason.unlock if fact in knowledge.question_of), indent=2)
        say("Run: backstride start")
    if reason.reason == "equipment":
        say("If you have it, tell us: backstride start --again")
    if reason.reason == "screening":
        from backstride.cli.advice_page import show_advice

        show_advice(advice)


def show_too_sore(test: SelfTest, sore: TooSore, facts: Facts) -> None:
    """The pain before the first try was too high."""
    heading("Not today", "care")
    for line in too_sore_words(test, sore.pain_0_10):
        say(line)
    say("If the pain is new or has grown, answer the safety questions again: backstride start --again")
    say(facts.knowledge.guidance["safety-net"].says, "quiet")


def show_stopped(test: SelfTest, stopped: Stopped, facts: Facts) -> None:
    """Pain or a stop sign ended the test: what to do now."""
    knowledge = facts.knowledge
    if stopped.rule is None:
        heading("Stop here", "care")
        for line in ended_words(stopped.pain_0_10):
            say(line)
        return
    rule = knowledge.stop_rules[stopped.rule]
    region = facts.value("region")
    heading(f"Stop: {rule.name}", "stop")
    say(stop_words(rule.id, knowledge, region if isinstance(region, str) else None), "strong")
    say()
    say(f"{SIGN_KEPT}: backstride start")


def _show_line(test: SelfTest, reason: NotNow | None, facts: Facts) -> None:
    both_ends(test.name, test.id, f" ({test.minutes} min)")
    done = done_line(test, facts)
    if done:
        say(done, "good", indent=2)
    if reason is None:
        say(test.purpose, indent=2)
    elif reason.reason != "screening":
        say(reason.why, indent=2)
        _show_open(reason.unlock, facts.knowledge)


def _show_open(unlock: Iterable[str], knowledge: Knowledge) -> None:
    asked = [knowledge.question_of[fact].ask for fact in unlock if fact in knowledge.question_of]
    if asked:
        say(f"Open: {' / '.join(asked)}", "quiet", indent=2)
