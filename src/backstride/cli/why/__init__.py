"""``backstride why``: why something is in the plan, or is not."""
