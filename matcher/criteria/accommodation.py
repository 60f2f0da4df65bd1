"""Whether the employer gives or helps with a place to live."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "accommodation",
    ("provided", "helped", "none"),
    group="suits-you",
    weight=2,
    wishes=("provided", "helped"),
)
