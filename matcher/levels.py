"""The level of work that the role in a title names: an engineer of lifts is no fitter of lifts."""

import re
from dataclasses import dataclass

from matcher.text import fold


@dataclass(frozen=True, slots=True)
class Level:
    """Where the codes of such a role begin, and the unit group of those not named elsewhere."""

    within: tuple[str, ...]
    rest: str


ENGINEER = Level(("1", "2", "3", "7543"), "2149")
HEAD = Level(("1", "2", "3"), "1219")
CHECKER = Level(("2", "3", "7543"), "7543")

_BEFORE = r"^(?:tuyen|gap|can|nhan|chuyen|vien|cao|cap|senior|junior|nam|nu|\d+|hn|hcm|\s)*"
_ROLES = (
    (CHECKER, re.compile(rf"{_BEFORE}(?:qa|qc|kcs)\b")),
    (
        HEAD,
        re.compile(
            rf"{_BEFORE}(?:pho |tong |pho tong )?(?:truong phong|truong bo phan|giam doc)\b"
        ),
    ),
    (HEAD, re.compile(rf"{_BEFORE}(?:pho phong|pho bo phan|truong ban|truong khoi)\b")),
    (ENGINEER, re.compile(rf"{_BEFORE}ky su\b|\bengineer\b")),
)


def level_of(title: str) -> Level | None:
    """The level that the head of a title names, if it names one that can't be mistaken."""
    folded = fold(title)
    return next((level for level, role in _ROLES if role.search(folded)), None)
