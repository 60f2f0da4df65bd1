"""How long the contract runs (form 01a: loại hợp đồng)."""

from matcher.criteria.choice import Choice

CRITERION = Choice(
    "contract",
    ("open-ended", "one-to-three-years", "under-a-year"),
    group="suits-you",
    weight=1,
)
