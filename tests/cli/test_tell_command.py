"""``backstride tell``: single answers, all kept or none."""

from pathlib import Path

from in_process import backstride

from backstride.app.journal import load_runner


def test_answers_are_kept(tmp_path: Path) -> None:
    result = backstride(tmp_path, "tell", "equipment=band,ball", "foot_drop=yes:stable", "age_y=40", "trigger=none")
    assert result.exit_code == 0
    findings = load_runner(tmp_path).findings
    assert findings["equipment"].value == ("band", "ball")
    assert (findings["foot_drop"].value, findings["foot_drop"].course) == ("yes", "stable")
    assert findings["age_y"].value == 40
    assert findings["trigger"].value == ()


def test_one_fault_and_nothing_is_written(tmp_path: Path) -> None:
    result = backstride(
        tmp_path, "tell", "age_y=40", "equipmen=band", "pain_now_0_10=11", "limp", "side_plank_left_s=9"
    )
    assert result.exit_code == 2
    for said in ("did you mean equipment", "'11' is not allowed", "is not FACT=VALUE", "is measured in a self-test"):
        assert said in " ".join(result.stderr.split())
    assert not (tmp_path / "journal.sqlite").exists()
