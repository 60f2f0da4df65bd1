"""What would help, in sentences: one wish eased, one course taken."""

from typing import Any

from flask import Flask

from lobby.words import money, say
from records.suggestion.helping import EasedWish

MONEY = ("floor",)


def init_app(app: Flask) -> None:
    """Give templates the sentences."""
    app.jinja_env.globals["eased_context"] = eased_context


def eased_context(eased: EasedWish) -> str:
    """Return how one wish is eased: "Đi xa hơn một chút: tới 15 km"."""
    return say(f"eased-{eased.how}", **_facts(eased))


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
