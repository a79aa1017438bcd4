"""A made-up runner with a year of running, so that somebody can look at the app without telling anything."""
