"""``backstride run``: runs as told, races and dated runs."""
