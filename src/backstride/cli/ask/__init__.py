"""``backstride ask``: the questions that show how it is going."""
