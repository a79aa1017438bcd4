"""``backstride password``: set the password that the app asks for when others can reach it."""

import typer

from backstride.cli.page import problem, say


def password(ctx: typer.Context) -> None:
    """Set the password of the app. It is asked for twice and not shown; everybody is logged out."""
    from backstride.web.guard.password import SHORTEST, set_password

    told = typer.prompt(f"Password, at least {SHORTEST} characters", hide_input=True)
    if told != typer.prompt("Once more", hide_input=True):
        problem("the two are not the same; nothing was changed")
        raise typer.Exit(2)
    try:
        set_password(ctx.obj.data, told)
    except ValueError as error:
        problem(f"{error}; nothing was changed")
        raise typer.Exit(2) from None
    say("The password is set. The app asks for it from its next start on.")
