"""Bytes to model and back: no disk, no network."""
