"""What we tell the runner: pure functions of (Runner, Knowledge, today) that give values with reasons."""
