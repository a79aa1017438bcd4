"""``backstride plan``: the week as a table, with its reasons."""
