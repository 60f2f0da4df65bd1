"""What would help, in sentences: one wish eased, one demand dropped."""

from typing import Any

from flask import Flask

from lobby.show import concept
from lobby.words import money, say
from matcher.criteria import CONDITIONS, LIMITS
from records.suggestion.forgotten import KeptAway
from records.suggestion.helping import DroppedDemand, EasedWish
from records.suggestion.reach import EasedDemand

MONEY = ("floor",)
_CONDITIONS = frozenset(condition.key for condition in CONDITIONS)
_LIMITS = {limit.key: limit.reasons[0] for limit in LIMITS}


def init_app(app: Flask) -> None:
    """Give templates the sentences."""
    app.jinja_env.globals.update(
        eased_context=eased_context, dropped_context=dropped_context, cause_context=cause_context
    )


def eased_context(eased: EasedWish) -> str:
    """Return how one wish is eased: "Đi xa hơn một chút: tới 15 km"."""
    return say(f"eased-{eased.how}", **_facts(eased))


def dropped_context(dropped: DroppedDemand | EasedDemand) -> str:
    """Return what is demanded no more: "Không bắt buộc: bằng lái hạng C"."""
    if "concept" in dropped.facts:
        return say("dropped-concept", what=concept(str(dropped.facts["concept"])))
    if dropped.criterion == "experience":
        return say("dropped-experience", n=dropped.facts["years"])
    return say("dropped-condition", what=say(f"condition-{dropped.criterion}"))


def cause_context(kept: KeptAway) -> str:
    """Return what keeps vacancies away, and how many: "Đường đi quá xa: 120 việc"."""
    if kept.criterion in _LIMITS:
        what = say(_LIMITS[kept.criterion])
    elif kept.criterion in _CONDITIONS:
        what = say(f"condition-{kept.criterion}")
    else:
        what = say(f"cause-{kept.criterion}")
    return say("cause-count", what=what, n=kept.vacancies)


def _facts(eased: EasedWish) -> dict[str, Any]:
    said = {
        name: money(value) if name in MONEY and isinstance(value, int) else value
        for name, value in eased.facts.items()
    }
    if eased.how in ("also", "without"):
        said["what"] = say(f"condition-{eased.criterion}")
    if "choice" in said:
        said["choice"] = say(f"{eased.criterion}-{said['choice']}")
    return said
