"""The highest vocational or academic training (form 01: chuyên môn kỹ thuật)."""

from matcher.criteria.choice import Ladder

CRITERION = Ladder(
    "training",
    ("none", "skilled", "elementary", "intermediate", "college", "university"),
    group="you-suit",
    weight=2,
)
