"""``backstride calendar``, ``busy``, ``away``, ``ill`` and ``rest``: what is dated in the runner's life."""
