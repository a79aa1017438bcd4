"""``backstride progress``: how it is going, as charts in the terminal."""
