"""``backstride test``: guided self-tests."""
