"""The weight to be lifted, as the bands of form 01a."""

from matcher.criteria.choice import Ladder

CRITERION = Ladder(
    "lifting",
    ("under-5-kg", "5-to-20-kg", "over-20-kg"),
    group="you-suit",
    weight=1,
)
