"""Whether meals are given at work, or paid for."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "meals",
    ("provided", "paid", "none"),
    group="suits-you",
    weight=1,
    wishes=("provided", "paid"),
)
