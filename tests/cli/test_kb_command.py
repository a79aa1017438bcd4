"""``backstride kb``: checking and reading the knowledge files."""

import json
import shutil
from pathlib import Path

import pytest
from in_process import backstride, too_long

from backstride.knowledge.load import DATA
from backstride.knowledge.model import KINDS, LEVELS
from runners import KNOWLEDGE


def test_lint_of_sound_files_says_so(tmp_path: Path) -> None:
    page = backstride(tmp_path, "kb", "lint")

    assert (page.exit_code, page.stdout) == (0, f"No fault in {len(list(DATA.rglob('*.yaml')))} files.\n")


def test_lint_names_every_fault_of_a_folder_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "numbers" / "retest-days.yaml").unlink()
    (folder / "equipment" / "band.yaml").write_text("id: ribbon\nstatus: sourced\nname: Band\nsources: [house-rule]\n")

    page = backstride(tmp_path, "kb", "lint", str(folder))
    plain = json.loads(backstride(tmp_path, "kb", "lint", str(folder), "--json").stdout)

    assert page.exit_code == 1
    assert "equipment/band.yaml\n  • the file name must be the id [id]" in page.stdout
    assert len(plain["faults"]) > 1
    assert {"place", "message", "check"} == set(plain["faults"][0])


def test_lint_names_a_figure_that_cannot_be_with_its_file_pose_and_what_is_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    file = folder / "exercises" / "squat.yaml"
    planted = file.read_text().replace("{name: low, lean: 40, hip: 100, knee: 98,", "{name: low, lean: 40, knee: 170,")
    assert planted != file.read_text()
    file.write_text(planted)

    page = backstride(tmp_path, "kb", "lint", str(folder))

    assert page.exit_code == 1
    assert "exercises/squat.yaml\n" in page.stdout
    assert "levels.1.figure.low: right_knee is 170; a joint goes from 0 to 155 [figures]" in page.stdout


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_lint_of_a_folder_without_files_is_wrong_input(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    page = backstride(tmp_path, "kb", "lint", str(tmp_path / name))

    assert page.exit_code == 2
    assert name in page.stderr


def test_coverage_has_every_seed_row_and_what_covers_it(tmp_path: Path) -> None:
    page = backstride(tmp_path, "kb", "coverage")
    plain = json.loads(backstride(tmp_path, "kb", "coverage", "--json").stdout)

    assert page.exit_code == 0
    assert "exercises/bird-dog" in page.stdout
    assert [row["row"] for row in plain["rows"]] == [item.row for item in KNOWLEDGE.seed_rows]
    assert plain["gaps"] == []


def test_coverage_ends_with_code_1_when_a_row_has_no_knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from backstride.knowledge.coverage import CoverageRow

    rows = [CoverageRow("X1", "Crab walk", ("S0",), ("exercises/crab-walk",)), CoverageRow("X2", "Bridge", ("S0",), ())]
    monkeypatch.setattr("backstride.cli.kb.command.seed_coverage", lambda knowledge: rows)

    page = backstride(tmp_path, "kb", "coverage")

    assert page.exit_code == 1
    assert "nothing covers this" in page.stdout
    assert "Nothing covers 1 of 2 rows: X2." in page.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_every_kind_can_be_shown(tmp_path: Path, kind: str) -> None:
    for each in list(getattr(KNOWLEDGE, kind))[:3]:
        page = backstride(tmp_path, "kb", "show", f"{kind}/{each}", columns=40)
        assert page.exit_code == 0
        assert f"{kind}/{each}" in "".join(page.stdout.split())
        assert too_long(page.stdout, 40) == []


def test_a_fact_leads_to_the_item_that_asks_or_measures_it(tmp_path: Path) -> None:
    assert "self_tests/side-plank-hold" in backstride(tmp_path, "kb", "show", "side_plank_left_s").stdout
    assert "questions/pain-now-0-10" in backstride(tmp_path, "kb", "show", "pain_now_0_10").stdout


def test_an_id_of_two_items_asks_for_the_kind(tmp_path: Path) -> None:
    page = backstride(tmp_path, "kb", "show", "firing-order")

    assert page.exit_code == 2
    assert "causes/firing-order, factors/firing-order" in page.stderr
    assert backstride(tmp_path, "kb", "show", "factors/firing-order").exit_code == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("bird-dgo", "Did you mean bird-dog"),
        ("exercise/bird-dog", "Did you mean exercises"),
        ("zzzz", "not a known id"),
    ],
)
def test_an_unknown_item_ends_with_code_2_and_the_nearest_ids(tmp_path: Path, given: str, message: str) -> None:
    page = backstride(tmp_path, "kb", "show", given)

    assert (page.exit_code, page.stdout) == (2, "")
    assert message in page.stderr


def test_as_data_an_item_has_its_kind_and_every_field(tmp_path: Path) -> None:
    plain = json.loads(backstride(tmp_path, "kb", "show", "extension-not-tolerated", "--json").stdout)

    assert plain["kind"] == "contraindications"
    assert plain["when"]["any"][0] == {"fact": "arching_effect", "is": "worse"}


def test_sources_are_listed_by_how_they_were_checked(tmp_path: Path) -> None:
    page = backstride(tmp_path, "kb", "sources")
    plain = json.loads(backstride(tmp_path, "kb", "sources", "--json").stdout)

    assert page.exit_code == 0
    assert page.stdout.index("Its own text was read") < page.stdout.index("From memory")
    assert all(f"{each}:" in page.stdout for each in KNOWLEDGE.sources)
    assert {source["id"]: source["used_by"] for source in plain["sources"]}["house-rule"] > 100


def test_rules_come_gravest_first_with_conditions_in_words(tmp_path: Path) -> None:
    page = backstride(tmp_path, "kb", "rules")
    words = " ".join(page.stdout.split())

    titles = ("Emergency: now", "Urgent: the same day", "Clinician: an appointment", "Self-care:", "Patterns that")
    assert page.exit_code == 0
    assert [words.index(title) for title in titles] == sorted(words.index(title) for title in titles)
    assert "yes (new, changing, or it was not told since when) [bladder_change]" in words
    assert "How old are you? below 18 years [age_y]" in words
    assert "At least 4 of these" in words
    assert 'An answer of "not sure" counts as yes.' in words
    assert "none was reviewed by a clinician" in words
    assert "{" not in words


def test_as_data_no_rule_is_missing_and_each_has_its_conditions_in_words(tmp_path: Path) -> None:
    plain = json.loads(backstride(tmp_path, "kb", "rules", "--json").stdout)

    listed = [rule for level in plain["levels"] for rule in level["rules"]]
    assert [level["level"] for level in plain["levels"]] == list(reversed(LEVELS))
    assert len(listed) == sum(len(flag.rules) for flag in KNOWLEDGE.red_flags.values())
    assert all(rule["when_words"] and rule["do"] for rule in listed)
    assert "bone_stress_like" in {pattern["fact"] for pattern in plain["patterns"]}


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("command", ["coverage", "sources", "rules"])
def test_every_page_of_the_knowledge_fits_the_terminal(tmp_path: Path, command: str, columns: int) -> None:
    page = backstride(tmp_path, "kb", command, columns=columns).stdout

    assert too_long(page, columns) == []
    assert "\x1b" not in page
