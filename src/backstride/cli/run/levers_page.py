"""What to change first after a run that was amber or red."""

from backstride.app.advise import Advice
from backstride.cli.page import bullets, heading
from backstride.shown.lever_words import lever_line, lever_title, sore_run


def show_levers(advice: Advice) -> None:
    """What to change first, with its figures and what told us; nothing unless the last run was amber or red."""
    last = sore_run(advice)
    if last is None or not advice.levers:
        return
    heading(lever_title(last))
    bullets(lever_line(lever) for lever in advice.levers)
