"""``backstride demo``: it makes its own folder, leaves the runner's alone, and every command works on it."""

from pathlib import Path

from in_process import backstride

from backstride.app.demo.folder import demo_folder
from backstride.app.journal import has_journal, verify_journal


def test_the_demo_is_made_beside_the_runners_own_data_and_can_be_read_by_every_command(tmp_path: Path) -> None:
    made = backstride(tmp_path, "demo", "--only-make")

    assert made.exit_code == 0
    assert not has_journal(tmp_path)
    assert verify_journal(demo_folder(tmp_path)) == ()
    assert "Is it working?" in backstride(demo_folder(tmp_path), "progress").output


def test_the_demo_does_not_open_over_a_real_journal(tmp_path: Path) -> None:
    backstride(demo_folder(tmp_path), "tell", "sitting_h=8")

    refused = backstride(tmp_path, "demo", "--only-make")

    assert refused.exit_code != 0
