"""What is said of a day on which there is nothing to do."""

NOTHING = "Nothing to do for your back today. Rest, or walk a little."
NOTHING_LEFT = "Nothing more to do for your back today."
