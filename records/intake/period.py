"""The period a pay is for: "/tháng", "một ngày", "theo giờ", "lương ngày", "/sản phẩm"."""

import re
from typing import Literal

Period = Literal["month", "day", "hour", "piece"]

_SPOKEN: dict[str, Period] = {
    **dict.fromkeys(["thang", "month", "months", "mth"], "month"),
    **dict.fromkeys(["ngay cong", "ngay", "cong nhat", "cong", "day"], "day"),
    **dict.fromkeys(["gio", "tieng", "hour", "hr"], "hour"),
    **dict.fromkeys(["san pham", "sp"], "piece"),
}
_COUNTED: dict[str, Period] = {
    **dict.fromkeys(["ca", "nhat"], "day"),
    "h": "hour",
    **dict.fromkeys(["cai", "chiec", "bo", "kg", "tan", "ta", "met", "m", "m2", "m3"], "piece"),
    **dict.fromkeys(["chuyen", "don hang", "don", "cuon", "con", "thung", "bao", "cay"], "piece"),
}
_PERSON = r"(?:nguoi|nhan vien|nv|nld|lao dong|suat|vi tri)"
_BY: dict[str, Period] = {**_SPOKEN, **_COUNTED}


def _either(names: dict[str, Period]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_PERIOD = re.compile(
    rf"""/\ ?(?:1\ |mot\ )?(?P<person>{_PERSON})\b
    | /\ ?(?:1\ ?|mot\ )?(?P<slashed>{_either(_BY)})\b
    | \b(?:(?:mot|moi|theo|per|hang|luong|tien\ cong)\ |1\ ?)(?P<spoken>{_either(_SPOKEN)})\b
    | (?<=[a-z0-9$])\ (?P<last>thang|ngay|gio)\ *$
    | (?P<unknown>/)""",
    re.VERBOSE,
)


def take_period(said: str) -> tuple[Period | None, str]:
    """The period named in plain text (a month if none), and the text without it.

    None stands for a period that can't be compared (a week, a year) or for two at once.
    """
    named: set[Period | None] = set()
    for match in _PERIOD.finditer(said):
        word = match["slashed"] or match["spoken"] or match["last"]
        if not match["person"]:
            named.add(_BY.get(word or ""))
    rest = _PERIOD.sub(lambda match: " " * len(match[0]), said)
    if not named:
        return "month", rest
    return (named.pop() if len(named) == 1 else None), rest
