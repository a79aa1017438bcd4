"""``backstride flare``: the warning signs first, then today and the next days."""

import json
import shutil
from pathlib import Path

import pytest
from in_process import backstride, tell
from lived_weeks import lived

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete, next_ask
from backstride.advice.screening.screen import screen_facts
from backstride.app.answers import bodies_of
from backstride.app.journal import append, load_runner
from backstride.app.new_entry import today
from backstride.journal import Answer
from backstride.knowledge.model import Question
from runners import HEALTHY, KNOWLEDGE, healthy


def test_a_flare_is_kept_and_asks_the_warning_signs_again(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = backstride(data, "flare", "--pain", "7").output
    assert "Red. 7 out of 10" in page
    assert "A few questions first" in page
    assert "The next days" not in page
    runner = load_runner(data)
    assert [check.what.pain_morning_0_10 for check in runner.check_ins] == [7]
    assert runner.findings["pain_now_0_10"].value == 7
    assert isinstance(screen_facts(Facts(runner, KNOWLEDGE, today())), Incomplete)


def test_without_the_option_it_asks_pain_and_signs_and_then_shows_the_next_days(tmp_path: Path) -> None:
    data = lived(tmp_path / "runner")
    lines = no_to_every_sign(Path(shutil.copytree(data, tmp_path / "rehearsal")))
    result = backstride(data, "flare", told="\n".join(["eleven", "6", *lines]) + "\n")
    assert result.exit_code == 0
    assert "'eleven' is not allowed" in result.stderr
    assert "The next days" in result.output
    assert "Run today: no" in result.output
    facts = Facts(load_runner(data), KNOWLEDGE, today())
    assert facts.holds("in_flare")
    assert isinstance(screen_facts(facts), Cleared)


def test_a_little_more_pain_shows_today_and_the_next_days(tmp_path: Path) -> None:
    page = backstride(lived(tmp_path), "flare", "--pain", "2").output
    assert "Run today:" in page
    assert "The next days" in page


def test_a_flare_is_never_talked_down_by_a_second_word(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    backstride(data, "flare", "--pain", "8")
    backstride(data, "flare", "--pain", "1")
    assert Facts(load_runner(data), KNOWLEDGE, today()).holds("in_flare")
    assert [check.what.pain_morning_0_10 for check in load_runner(data).check_ins] == [8]


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    page = backstride(data, "flare", "--pain", "6").output
    assert "Get help now" in page
    for other in ("The next days", "Run today", "What may contribute", "Red"):
        assert other not in page


def test_the_data_is_the_whole_walk_after_it(tmp_path: Path) -> None:
    plain = json.loads(backstride(tell(tmp_path, HEALTHY), "flare", "--pain", "7", "--json").output)
    assert plain["pain_now_0_10"] == 7
    assert plain["triage"]["outcome"] == "incomplete"
    assert plain["plan"] is None
    assert plain["traffic_light"]["morning"]["light"] == "red"


@pytest.mark.parametrize("pain", ["11", "-1", "lots", "", "3.5", "９"])
def test_a_pain_that_cannot_be_is_refused_and_nothing_is_written(tmp_path: Path, pain: str) -> None:
    result = backstride(tmp_path, "flare", f"--pain={pain}")
    assert result.exit_code == 2
    assert "0 (no pain) to 10" in " ".join(result.stderr.split())
    assert not (tmp_path / "journal.sqlite").exists()


def test_plain_data_without_a_pain_is_refused(tmp_path: Path) -> None:
    result = backstride(tmp_path, "flare", "--json")
    assert result.exit_code == 2
    assert "--pain" in result.stderr
    assert not (tmp_path / "journal.sqlite").exists()


def test_the_end_of_input_writes_nothing(tmp_path: Path) -> None:
    assert backstride(tmp_path, "flare").exit_code == 1
    assert not (tmp_path / "journal.sqlite").exists()


def no_to_every_sign(data: Path) -> list[str]:
    """The lines that answer no to every sign asked after a red, found out on a copy of the runner's data."""
    backstride(data, "flare", "--pain", "6")
    lines: list[str] = []
    while (ask := next_ask(Facts(load_runner(data), KNOWLEDGE, today()))) is not None:
        if ask.checklist is not None:
            lines.append("0")
            told = dict.fromkeys(ask.checklist.facts, Answer(value="no"))
        else:
            assert ask.question is not None
            line, answer = no_to(ask.question)
            lines.append(line)
            told = {ask.question.fact: answer}
        append(data, bodies_of(told, KNOWLEDGE))
    return lines


def no_to(question: Question) -> tuple[str, Answer]:
    """The line and the answer of a healthy runner with a pain of 6."""
    if question.fact == "pain_now_0_10":
        return "6", Answer(value=6)
    value = HEALTHY[question.fact].value
    if question.type == "yes_no":
        return "n", Answer(value="no")
    if isinstance(value, int):
        return str(value), Answer(value=value)
    ids = [option.id for option in question.options]
    chosen = (value,) if isinstance(value, str) else value
    return ",".join(str(ids.index(each) + 1) for each in chosen) or "0", Answer(value=value)
