"""Whether the work takes people away for days (form 01a: đi công tác, biệt phái)."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "travel",
    ("none", "trips", "secondment"),
    group="suits-you",
    weight=1,
)
