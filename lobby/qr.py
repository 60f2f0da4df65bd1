"""A QR code as an image of its own address: nothing is fetched, nothing is inline."""

import segno
from flask import Flask


def init_app(app: Flask) -> None:
    """Give templates the filter: ``<img src="{{ address | qr }}">``."""
    app.jinja_env.filters["qr"] = image


def image(text: str) -> str:
    """Return a ``data:`` address of the code as SVG."""
    return str(segno.make(text, error="m").svg_data_uri(scale=4, border=4, light="#fff"))
