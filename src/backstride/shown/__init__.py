"""Advice in words and as plain data, for every door alike."""
