"""The questions in the browser: which screen, what was sent from it, and what one visit has passed."""
