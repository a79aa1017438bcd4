"""How long things take: ``make bench``. Nothing here is a test; times are told, not asserted."""
