"""The gallery: every component in every state on one page. Not there in production."""

from flask import Flask, render_template, request


def init_app(app: Flask) -> None:
    """Open the gallery, unless this is the real service."""
    if not app.config["PRODUCTION"]:
        app.add_url_rule("/gallery", "gallery", gallery)


def gallery() -> str:
    """Show all components; ``portal`` chooses whose colours."""
    return render_template("lobby/gallery.html", form=None, portal=request.args.get("portal"))
