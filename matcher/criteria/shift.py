"""The hours of the day that are worked."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "shift",
    ("day", "evening", "night", "rotating"),
    group="suits-you",
    weight=2,
)
