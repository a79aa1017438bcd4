"""What is known: exercises, factors, red flags, rules and sources, one thing per YAML file."""
