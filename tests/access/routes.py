"""One row for every route: what stands in its address, and what a form sent to it says.

Who may come to a route at all is said once, in ``lobby/access.py``. Here stands the rest: each ``<name>``
of the rule is a kind of thing (``tests/access/things.py`` says whose each thing is), or some fixed words.
Who owns the thing meets it; to everybody else the route lets in it is not there, in the same words as
what never was. A route without a row breaks the test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Row:
    """One route. ``things``: kind by name in the rule. ``fixed``: words by name. ``form``: what is sent."""

    things: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)


def row(code: str = "", *, form: Mapping[str, Any] | None = None, **more: Any) -> Row:
    """A row whose ``<code>`` is this kind of thing; ``more`` are other names: a kind, or fixed words."""
    things = {"code": code} if code else {}
    things |= {name: kind for name, kind in more.items() if isinstance(kind, str)}
    fixed = {name: words for name, words in more.items() if isinstance(words, tuple)}
    return Row(things, fixed, form or {})


REASON = {"reason": "Đã đủ người."}
START = {"started_on": "23/02/2027"}
INVITE = {"at": "2027-03-01T08:00", "where": "Xưởng hàn"}
PARTS = {"parts": "contact"}
WRONG = {"login": "nobody", "secret": "not this"}

ROUTES: dict[str, Row] = {
    "static": row(asked=("0",), name=("style.css",)),
    "gallery": row(),
    "entrance.seeker": row(form=WRONG),
    "entrance.employer": row(form=WRONG),
    "entrance.staff": row(form=WRONG),
    "entrance.sign_out": row(),
    # The seekers' portal.
    "seeker_portal.home": row(),
    "seeker_portal.vacancies": row(),
    "seeker_portal.vacancy": row("posted vacancy"),
    "seeker_portal.courses": row(),
    "seeker_portal.course": row("course"),
    "seeker_portal.suggestions": row(),
    "seeker_portal.suggestion": row("posted vacancy"),
    "seeker_portal.decide": row("posted vacancy", form={"choice": "saved"}),
    "seeker_portal.wishes": row(form={"pay_floor": "x"}),
    "seeker_portal.ask": row("posted vacancy", form=PARTS),
    "seeker_portal.introductions": row(),
    "seeker_portal.introduction": row("introduction"),
    "seeker_portal.grant": row("introduction", form=PARTS),
    "seeker_portal.withdraw": row("introduction"),
    "seeker_portal.start": row("introduction", form=START),
    "seeker_portal.seen": row(),
    "seeker_portal.withdraw_grant": row("grant"),
    "seeker_portal.consents": row(form={"purpose": "story"}),
    "seeker_portal.withdraw_consent": row("consent"),
    "seeker_portal.introduction_consent": row(
        "introduction of a member", form={"shown": "an old text"}
    ),
    # The employers' portal.
    "employer_portal.home": row(),
    "employer_portal.vacancies": row(),
    "employer_portal.new_vacancy": row(form={"title": ""}),
    "employer_portal.vacancy": row("own vacancy"),
    "employer_portal.edit_vacancy": row("own vacancy", form={"title": ""}),
    "employer_portal.move_vacancy": row("own vacancy", form={"verb": "pause"}),
    "employer_portal.introductions": row(),
    "employer_portal.introduction": row("introduction"),
    "employer_portal.invite": row("introduction", form=INVITE),
    "employer_portal.decline": row("introduction", form=REASON),
    "employer_portal.start": row("introduction", form=START),
    # The counsellors' desk.
    "counsellor_portal.home": row(),
    "counsellor_portal.seekers": row(),
    "counsellor_portal.register": row(form={"name": ""}),
    "counsellor_portal.seeker": row("seeker"),
    "counsellor_portal.seeker_wishes": row("seeker", form={"pay_floor": "x"}),
    "counsellor_portal.access_slip": row("seeker", form={"pin": "1"}),
    "counsellor_portal.consents": row("seeker", form={"purposes": "story"}),
    "counsellor_portal.withdraw_consent": row("seeker", consent_code="consent"),
    "counsellor_portal.seeker_matches": row("seeker"),
    "counsellor_portal.pair": row("seeker", vacancy_code="posted vacancy"),
    "counsellor_portal.introduce": row("seeker", vacancy_code="posted vacancy"),
    "counsellor_portal.vacancies": row(),
    "counsellor_portal.vacancy": row("posted vacancy"),
    "counsellor_portal.introductions": row(),
    "counsellor_portal.introduction": row("introduction"),
    "counsellor_portal.grant": row("introduction", form=PARTS),
    "counsellor_portal.move_introduction": row(
        "introduction",
        verb=("invite", "decline", "withdraw", "lapse", "reopen"),
        form=INVITE | REASON,
    ),
    "counsellor_portal.start": row("introduction", form=START),
    "counsellor_portal.placements": row(),
    "counsellor_portal.placement": row("placement"),
    "counsellor_portal.confirm": row("placement"),
    "counsellor_portal.dispute": row("placement", form=REASON),
    "counsellor_portal.correct": row("placement", form=START),
    "counsellor_portal.end": row("placement", form=REASON | {"ended_on": "23/02/2027"}),
    "counsellor_portal.inbox": row(),
    "counsellor_portal.acknowledge": row("notice"),
    "counsellor_portal.stuck": row(),
    "counsellor_portal.try_again": row("stuck letter"),
    "counsellor_portal.close_stuck": row("stuck letter", form=REASON),
}
