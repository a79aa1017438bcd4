"""``backstride start``: the questions, one screen at a time."""
