"""What a heading says about the bare numbers under it: "Lương (triệu)", "Số năm kinh nghiệm"."""

from typing import Literal

from matcher.text import fold

_SCALES = {"trieu": 1_000_000, "tr": 1_000_000, "nghin": 1_000, "ngan": 1_000, "dong": 1, "vnd": 1}


def scale_of(heading: str) -> int | None:
    """How many đồng one unit of a bare number is, where the heading names it."""
    return next((_SCALES[word] for word in fold(heading).split() if word in _SCALES), None)


def unit_of(heading: str) -> Literal["year", "month"] | None:
    """Whether bare numbers are years or months; neither or both named says nothing."""
    said = set(fold(heading).split())
    years, months = bool(said & {"nam", "years", "year"}), bool(said & {"thang", "months", "month"})
    if years == months:
        return None
    return "year" if years else "month"
