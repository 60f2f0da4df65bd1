"""Whether the way to work is by the employer's bus, or paid for."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "transport",
    ("shuttle", "paid", "none"),
    group="suits-you",
    weight=1,
    wishes=("shuttle", "paid"),
)
