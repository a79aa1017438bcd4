"""``backstride why``: in the plan or not, where the runner stands, what comes next, and how good the evidence is."""

import json
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long
from lived_weeks import TODAY, ago, lived

from backstride.advice.progression.progress import Decision
from backstride.advice.running.distance import rounded_down
from backstride.cli.why.page import show_why
from backstride.journal import Answer
from backstride.shown.why_answer import Why
from backstride.shown.why_steps import step
from runners import HEALTHY, KNOWLEDGE, healthy


def planned(data: Path) -> list[str]:
    return list(json.loads(backstride(data, "plan", "--json").output)["plan"]["exercises"])


def test_an_exercise_of_the_week_has_its_days_reason_evidence_and_sources(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    exercise = planned(data)[0]
    page = " ".join(backstride(data, "why", exercise).output.split())
    assert "It is in your week:" in page
    assert "How good the evidence is" in page
    assert "Evidence" in page
    assert "Sources" in page


def test_an_exercise_that_does_not_suit_says_why_and_what_could_change_it(tmp_path: Path) -> None:
    page = " ".join(backstride(tell(tmp_path, HEALTHY), "why", "locust").output.split())
    assert "It is not in your week." in page
    assert "It is optional; you can choose it in your profile." in page
    assert KNOWLEDGE.question_of["extension_opt_in"].ask in page


def test_an_exercise_that_needs_equipment_names_it(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(extension_opt_in="yes"))
    assert "It needs: " in backstride(data, "why", "ball-back-extension").output


def test_where_the_runner_stands_and_what_comes_next_are_told(tmp_path: Path) -> None:
    data = lived(tmp_path)
    page = backstride(data, "why", "glute-bridge").output
    for part in ("Where you stand", "Level ", "What comes next", "What was decided"):
        assert part in page
    plain = json.loads(backstride(data, "why", "glute-bridge", "--json").output)
    assert plain["kind"] == "exercise"
    assert plain["decisions"]
    assert all({"on", "move", "before", "after", "why", "rules", "sources"} <= set(each) for each in plain["decisions"])
    assert {source["id"] for source in plain["sources"]} <= set(KNOWLEDGE.sources)


@pytest.mark.parametrize(
    ("item", "kind"),
    [("evening", "routine"), ("sitting", "factor"), ("low-trunk-endurance", "factor"), ("run", "run"),
     ("Tuesday", "day"), ("today", "day"), ("Side Plank", "exercise")],
)  # fmt: skip
def test_everything_of_a_plan_can_be_asked_about(tmp_path: Path, item: str, kind: str) -> None:
    data = tell(tmp_path, HEALTHY)
    assert json.loads(backstride(data, "why", item, "--json").output)["kind"] == kind
    assert backstride(data, "why", item).exit_code == 0


def test_the_runs_have_their_reasons_and_their_limit(tmp_path: Path) -> None:
    data = lived(tmp_path)
    cap = json.loads(backstride(data, "today", "--json").output)["running"]["runs"][0]["distance_max_m"]
    assert f"No single run longer than {rounded_down(cap)}." in backstride(data, "why", "run").output


@pytest.mark.parametrize("item", ["side-plank", "evening", "sitting", "run", "tue"])
def test_the_answer_fits_a_narrow_terminal(tmp_path: Path, item: str) -> None:
    data = lived(tmp_path)
    assert [line for line in too_long(backstride(data, "why", item, columns=40).output, 40) if "://" not in line] == []


def test_an_unknown_thing_names_the_nearest(tmp_path: Path) -> None:
    result = backstride(tell(tmp_path, HEALTHY), "why", "side-plnk")
    assert result.exit_code == 2
    assert "side-plank" in result.stderr


def test_without_a_plan_it_says_so(tmp_path: Path) -> None:
    assert "There is no plan today" in backstride(tmp_path, "why", "plank").output


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    page = backstride(data, "why", "plank").output
    assert "Get help now" in page
    assert "Plank" not in page


def test_a_refused_exercise_goes_and_comes_back(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    gone = planned(data)[0]
    page = backstride(data, "swap", gone).output
    assert f"Kept: no {KNOWLEDGE.exercises[gone].name} for you." in page
    assert gone not in planned(data)
    assert "You do not want it" in backstride(data, "why", gone).output

    assert backstride(data, "swap", gone, "--back").exit_code == 0
    assert "You do not want it" not in backstride(data, "why", gone).output


def test_a_swap_says_what_came_instead_or_why_nothing_did(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    plain = json.loads(backstride(data, "swap", planned(data)[0], "--json").output)
    assert plain["notes"]
    assert plain["plan"]["moved"]


def test_the_exercise_that_is_wished_for_comes_or_says_why_not(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = " ".join(backstride(data, "swap", planned(data)[0], "--for", "locust").output.split())
    assert "is not in your week: It is optional" in page


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("swap", "plnk"), 2, "plank"),
        (("swap", "plank", "--for", "plank"), 2, "name another one"),
        (("swap", "plank", "--for", "nothing-like-it"), 2, "not a known exercise"),
        (("swap", "plank", "--back"), 1, "was not left out"),
    ],
)
def test_a_swap_that_cannot_be_changes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    data = tell(tmp_path, HEALTHY)
    before = (data / "journal.sqlite").read_bytes()
    result = backstride(data, *arguments)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())
    assert (data / "journal.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("holds of 15 s", "holds of 20 s", "holds of 15 s become 20 s"),
        ("sets of 8", "sets of 10", "sets of 8 become 10"),
        ("sets of 10", "sets of 10", "stays at sets of 10"),
        ("10.5 kg", "12 kg", "10.5 kg becomes 12 kg"),
        ("level 1, Chair: 1 set of 8", "level 1, Chair: 2 sets of 8", "1 set of 8 becomes 2 sets of 8"),
        ("level 1, Knees: 3 holds of 20 seconds", "level 2, Full: 3 holds of 15 seconds",
         "up to level 2, Full: 3 holds of 15 seconds"),
        ("level 2, Full: 2 sets of 8", "level 1, Easy: 2 sets of 8", "back to level 1, Easy: 2 sets of 8"),
        ("not done yet", "level 1, Knees: 3 holds of 15 seconds", "begins at level 1, Knees: 3 holds of 15 seconds"),
        ("not on the ladder", "stage 1", "begins at stage 1"),
        ("stage 1", "stage 2", "stage 1 becomes stage 2"),
        ("stage 2", "stage 2", "stays at stage 2"),
    ],
)  # fmt: skip
def test_a_decision_says_once_what_changed(before: str, after: str, says: str) -> None:
    decision = Decision(TODAY, "plank", "up", "hold", before, after, "A reason.", (), ())
    assert step(decision) == says


def test_the_newest_decisions_come_first_and_all_of_them_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    decisions = tuple(
        Decision(ago(10 - n), "plank", "up", "hold", f"holds of {n} s", f"holds of {n + 1} s", "Green.", (), ())
        for n in range(10)
    )  # fmt: skip
    why = Why("plank", "exercise", "Plank", "It is in your week.", (), decisions=decisions)
    show_why(why, KNOWLEDGE)
    few = capsys.readouterr().out
    show_why(why, KNOWLEDGE, every=True)
    every = capsys.readouterr().out
    assert few.count("become") == 8
    assert "2 older ones: backstride why plank --all" in few
    assert every.count("become") == 10
    assert every.index("become 10 s") < every.index("become 1 s")
