"""Indoors, outdoors or both (form 01a: điều kiện làm việc)."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "setting",
    ("indoors", "outdoors", "mixed"),
    group="suits-you",
    weight=1,
)
