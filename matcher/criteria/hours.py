"""Full time, part time, seasonal (form 01a: hình thức, mục đích)."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "hours",
    ("full-time", "part-time", "seasonal"),
    group="suits-you",
    weight=1,
)
