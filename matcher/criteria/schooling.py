"""The school finished (form 01: trình độ học vấn)."""

from matcher.criteria.choice import Ladder

CRITERION = Ladder(
    "schooling",
    ("none", "primary", "lower-secondary", "upper-secondary"),
    group="you-suit",
    weight=2,
)
