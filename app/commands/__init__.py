"""``loive``: the one program, built on Flask's command line."""

from app.commands.root import main

__all__ = ["main"]
