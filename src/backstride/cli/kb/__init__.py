"""``backstride kb``: check and read the knowledge files."""
