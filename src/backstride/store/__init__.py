"""Where journals are kept. A store knows entries and nothing about backs."""
