"""``backstride exercises``: the exercises, and one with its instructions."""
