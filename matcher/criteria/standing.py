"""How much standing and walking the work asks (form 01a)."""

from matcher.criteria.choice import Ladder

CRITERION = Ladder(
    "standing",
    ("little", "some", "much"),
    group="you-suit",
    weight=1,
)
