"""A QR code as an image of its own address: nothing is fetched, nothing is inline."""

from typing import Any

import segno
from flask import Flask

DRAWN: dict[str, Any] = {"scale": 4, "border": 4, "light": "#fff"}


def init_app(app: Flask) -> None:
    """Give templates the filter: ``<img src="{{ address | qr }}">``."""
    app.jinja_env.filters["qr"] = image


def image(text: str) -> str:
    """Return a ``data:`` address of the code as SVG."""
    return str(_code(text).svg_data_uri(**DRAWN))


def drawing(text: str) -> str:
    """Return the code as SVG, for paper."""
    return str(_code(text).svg_inline(**DRAWN))


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m")
