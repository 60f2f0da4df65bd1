"""What the page frame needs on every page: the centre's name, the menu, the other language."""

from types import ModuleType
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, g, request, url_for
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from sqlalchemy.exc import SQLAlchemyError

from lobby.entrance import HOMES
from lobby.whence import page_here
from lobby.words import LANGUAGES, language, say
from records.centre.queries import CentreFacts, first
from records.ledger import Role, session


def init_app(app: Flask, portals: tuple[ModuleType, ...]) -> None:
    """Let templates find each other, and give the frame its context."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_loader = ChoiceLoader(
        [
            PackageLoader("lobby"),
            *(PackageLoader(portal.__name__) for portal in portals),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    by_role = {role: portal for portal in portals for role in portal.roles}
    app.context_processor(lambda: _context(by_role))


def _context(by_role: dict[Role, ModuleType]) -> dict[str, Any]:
    actor = g.get("actor")
    role = actor.role if actor else Role.STRANGER
    centre = _centre()
    other = next(x for x in LANGUAGES if x != language())
    signed_in = role != Role.STRANGER
    return {
        "centre_name": centre.name if centre else say("frame-centre-default"),
        "contact": centre,
        "language": language(),
        "menu": _menu(by_role.get(role) or by_role[Role.STRANGER]),
        "home_url": url_for(HOMES[role]),
        "switch_language_url": _here(lang=other),
        "sign_out_url": url_for("entrance.sign_out") if signed_in else None,
        "sign_ins_url": url_for("sign_ins.mine"),
        "leave_url": url_for("leaving.leave"),
        "signed_in_as": g.get("staff_name"),
        "role": role,
    }


def _centre() -> CentreFacts | None:
    """The page that says "the database is away" must not need the database."""
    try:
        return first()
    except SQLAlchemyError:
        session.rollback()
        return None


def _menu(portal: ModuleType) -> list[tuple[str, str, bool]]:
    return [
        (say(label), url_for(endpoint), request.endpoint == endpoint)
        for label, endpoint in portal.menu(g.actor.role if "actor" in g else Role.STRANGER)
    ]


def _here(**changed: str) -> str:
    """This page, asked for otherwise; two slashes at the beginning would lead to another site."""
    path, asked = page_here()
    return f"/{quote(path.lstrip('/'))}?{urlencode({**asked, **changed})}"
