"""``backstride coach``: a session in the terminal."""
