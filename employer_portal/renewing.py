"""A link that cannot be answered any more, and a fresh one for whoever holds a true one that has ended."""

from collections.abc import Callable
from contextlib import suppress

from flask import flash, render_template

from lobby.door import Answer, done
from lobby.links import ended
from lobby.words import say
from records.ledger import Role
from records.lifecycle.machine import Moved
from records.link.queries import LinkFacts, LinkOver


def over(renew_url: str) -> Answer:
    """Show that a link cannot be answered, for whatever reason, and where a fresh one is asked for."""
    return render_template("employer_portal/link_over.html", renew_url=renew_url), 404


def renewed(token: str, purpose: str, send: Callable[[LinkFacts], None], page: str) -> Answer:
    """Have a fresh link sent where a true one has ended; whether it was, the answer does not tell."""
    link = ended(token, purpose, Role.EMPLOYER)
    if link is not None:
        with suppress(LinkOver, Moved):
            send(link)
    flash(say("employer-reply-renewed"), "success")
    return done(page)
