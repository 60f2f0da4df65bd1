"""Signed links at the door: their addresses, who holds a true one, and how an answer by one acts.

Opening a link does nothing but count who guesses. Whatever cannot be answered looks the same: a page that
says so and names the centre's telephone.
"""

from flask import current_app, g, request

from lobby.door import now
from records.account.slow_down import Lane, count, still_to_wait
from records.ledger import Act, Actor, Refusal, Role, session
from records.link import queries as links
from records.link.queries import LinkFacts, LinkOver

PATHS = {
    ("check-in", "seeker"): "/answer",
    ("check-in", "employer"): "/employer/answer",
    ("introduction", "employer"): "/employer/reply",
    ("trial", "employer"): "/employer/trial",
    ("vacancy", "employer"): "/employer/still-open",
}
"""The page of each link, by what it is for and who answers."""
KEPT_SEARCHES = "/alerts"
"""The page a text about new vacancies leads to: no signed link, its reader signs in."""


class TooManyWrong(Refusal):
    """From this address came links that nobody was given."""

    key = "refused-link-wait"
    status = 429


def address(link: LinkFacts) -> str:
    """Return the whole address of a link, for a letter or a paper."""
    return (
        f"{current_app.config['SETTINGS'].address}{PATHS[link.purpose, link.audience]}/{link.token}"
    )


def behind(token: str, purpose: str, audience: str) -> LinkFacts:
    """Return what stands behind a token that may be answered now; refuse every other in the same words."""
    lane = Lane("link", "", request.remote_addr or "")
    if still_to_wait(lane, now()):
        raise TooManyWrong()
    found = links.known(token)
    if found is None:
        session.rollback()
        count(lane, now())
        session.commit()
        raise LinkOver()
    if not found.holds(purpose, audience, now()):
        raise LinkOver()
    return found


def ended(token: str, purpose: str, audience: str) -> LinkFacts | None:
    """Return what stood behind a true token that has ended; ``None`` for every other."""
    found = links.known(token)
    over = found is not None and (found.purpose, found.audience) == (purpose, audience)
    return found if found and over and now() >= found.until else None


def act_by(link: LinkFacts, centre_id: int) -> Act:
    """Return the act of whoever answers by a link: its audience, whoever else is signed in here."""
    return Act(Actor(Role(link.audience), centre_id=centre_id), now())


def stand_for(link: LinkFacts, *, centre_id: int, employer_id: int) -> Act:
    """Act, and be watched, as the employer a link was sent to: the second wall shows what they may see."""
    by = Act(Actor(Role(link.audience), centre_id=centre_id, employer_id=employer_id), now())
    g.watch.act = by
    return by
