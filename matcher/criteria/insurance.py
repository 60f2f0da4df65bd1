"""Whether social insurance is paid from the first contract (form 01a: phúc lợi)."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "insurance",
    ("full", "none"),
    group="suits-you",
    weight=1,
    wishes=("full",),
    owed=True,
)
