"""What stands before every request: its host and origin, its size, its login, and the headers of the answer."""
