"""Everything an address can name, made by the real verbs: one's own, somebody else's, over, never there.

Each thing says which principals own it; for all others it is not there.
"""

from typing import Any

from records.complaint import actions as complaints
from records.consent.purposes import STORY, TRAINING
from records.course import actions as courses
from records.employer import members
from records.employer.queries import card as employer
from records.employer.queries import team
from records.exclusion import actions as exclusions
from records.grant import queries as grants
from records.ledger import session
from records.outbox import actions as outbox
from records.outbox.model import Delivery, Event
from records.vacancy import holding
from tests.access import principals as who
from tests.access.later_things import asked_how, asked_of_firms, cared_for, registers, tried_out
from tests.access.thing import EVERYBODY, FAR, MISSING, NOBODY, Thing, Things


def things(town: Any) -> Things:
    """All kinds of things of a town, by kind and by what they are to the person it is about."""
    kinds: Things = {
        **_vacancies(town),
        **_introductions(town),
        **_courses(town),
        **_employers(town),
        **_people(town),
        "consent": _consents(town),
        "placement": {
            "own": Thing(town.started.code, who.DESK),
            "ended": Thing(town.ended.code, who.DESK),
            "elsewhere": Thing(town.far_start.code, frozenset({who.ELSEWHERE})),
        },
        "notice": _letters("note-in-inbox", town),
        "stuck letter": _letters("mail-centre", town),
        "held vacancy": _held(town),
        "exclusion": _exclusions(town),
        **_sign_ins(town),
        **registers(town),
        **asked_how(town),
        **asked_of_firms(town),
        **tried_out(town),
        **cared_for(town),
    }
    for kind in kinds.values():
        kind["missing"] = Thing(MISSING, NOBODY)
    return kinds


def _people(town: Any) -> Things:
    return {
        "seeker": {
            "own": Thing(town.person.seeker_code, who.DESK),
            "another": Thing(town.another.seeker_code, who.DESK),
            "left": Thing(town.left.seeker_code, who.DESK),
            "elsewhere": Thing(town.far.seeker_code, frozenset({who.ELSEWHERE})),
        },
        "grant": {
            "own": Thing(_grant(town.met["in force"]), frozenset({who.SELF})),
            "withdrawn": Thing(_grant(town.met["withdrawn"]), frozenset({who.SELF})),
            "another": Thing(_grant(town.met["another"]), frozenset({who.OTHER})),
            "elsewhere": Thing(_grant(town.met["elsewhere"]), NOBODY),
        },
        "twin": {
            "own": Thing(town.here.a_seeker(name="Lê Văn Hai").seeker_code, who.DESK),
            "elsewhere": Thing(town.far.seeker_code, frozenset({who.ELSEWHERE})),
        },
    }


def _sign_ins(town: Any) -> Things:
    return {
        "sign-in": {
            "own": Thing(town.door(town.person), frozenset({who.SELF})),
            "another": Thing(town.door(town.another), frozenset({who.OTHER})),
        },
        "member of staff": {
            "own": Thing(town.staff[who.COLLEAGUE].login, frozenset({who.MANAGER})),
            "elsewhere": Thing(town.staff[who.ELSEWHERE].login, NOBODY),
        },
    }


def _vacancies(town: Any) -> Things:
    listed = town.vacancies
    owners = {
        "own": who.IN_FORCE,
        "another's": who.OTHER_FIRM,
        "closed": who.IN_FORCE,
        "draft": who.IN_FORCE,
    }
    return {
        "own vacancy": {x: Thing(listed[x].code, frozenset({owners[x]})) for x in owners},
        "posted vacancy": {
            x: Thing(listed[x].code, NOBODY if x == "draft" else EVERYBODY) for x in owners
        },
        "vacancy at the desk": {
            x: Thing(listed[x].code, who.DESK if x == "draft" else EVERYBODY) for x in owners
        },
        "kept vacancy": {
            **{x: Thing(listed[x].code, who.DESK) for x in owners},
            "elsewhere": Thing(town.far_vacancy.code, FAR),
        },
    }


def _introductions(town: Any) -> Things:
    firms = {
        "in force": who.IN_FORCE,
        "proposed": who.PROPOSED,
        "withdrawn": who.WITHDRAWN,
        "ended": who.EXPIRED,
        "declined": who.IN_FORCE,
        "started": who.IN_FORCE,
    }
    mine = {
        what: Thing(town.met[what].code, who.DESK | {who.SELF, firm})
        for what, firm in firms.items()
    }
    mine["another"] = Thing(town.met["another"].code, who.DESK | {who.OTHER, who.OTHER_FIRM})
    mine["elsewhere"] = Thing(town.met["elsewhere"].code, frozenset({who.ELSEWHERE}))
    members = {
        what: Thing(thing.code, thing.owners & {who.SELF} if what in town.named else NOBODY)
        for what, thing in mine.items()
    }
    return {"introduction": mine, "introduction of a member": members}


def _employers(town: Any) -> Things:
    """The firms of each centre, and what was told of a vacancy of theirs."""
    mine, far = town.firms[who.IN_FORCE], town.far_firm
    colleague = _colleague(town, who.IN_FORCE)
    told = complaints.complain(
        town.here.act(), town.vacancies["own"].id, kind="fee", centre_id=town.here.centre_id
    )
    told_there = complaints.complain(
        town.there.act(), town.far_vacancy.id, kind="fee", centre_id=town.there.centre_id
    )
    return {
        "employer": {
            "own": Thing(employer(mine.employer_id).code, who.DESK),
            "elsewhere": Thing(employer(far.employer_id).code, FAR),
        },
        "member": {
            "own": Thing(colleague, frozenset({who.IN_FORCE})),
            "another's": Thing(_colleague(town, who.OTHER_FIRM), frozenset({who.OTHER_FIRM})),
        },
        "employer's member": {
            "own": Thing(colleague, who.DESK),
            "elsewhere": Thing(team(far.employer_id)[0].code, FAR),
        },
        "complaint": {"own": Thing(told.code, who.DESK), "elsewhere": Thing(told_there.code, FAR)},
    }


def _courses(town: Any) -> Things:
    usual = {
        "title": "Hàn cơ bản", "provider": "Trường Cao đẳng", "description": "Ba tháng.",
        "commune_code": "19333", "gives": [],
    }  # fmt: skip
    act, centre = town.here.act(), town.here.centre_id
    opened, closed = (
        courses.write(act, usual, centre_id=centre, source=("trường", ref)) for ref in "12"
    )
    courses.close(act, closed)
    far = courses.write(
        town.there.act(), usual, centre_id=town.there.centre_id, source=("trường", "3")
    )
    day = {"starts_on": act.today, "seats": 9, "seats_left": None}
    for each in (opened, closed):
        courses.add_start(act, each, day)
    starts = {"own": opened, "closed": closed}
    return {
        "course": {"open": Thing(opened.code, EVERYBODY), "closed": Thing(closed.code, EVERYBODY)},
        "kept course": {
            "own": Thing(opened.code, who.DESK),
            "closed": Thing(closed.code, who.DESK),
            "elsewhere": Thing(far.code, FAR),
        },
        "course start": {
            what: Thing(each.starts[0].code, who.DESK, of=each.code)
            for what, each in starts.items()
        },
    }


def _consents(town: Any) -> dict[str, Thing]:
    asked_here = who.DESK | {who.SELF}
    given = town.here.a_consent(town.person.seeker, STORY)
    ended = town.here.a_consent(town.person.seeker, TRAINING)
    town.take_back(town.person, ended)
    theirs = town.here.a_consent(town.another.seeker, STORY)
    far = town.there.a_consent(town.far.seeker, STORY)
    return {
        "own": Thing(given.code, asked_here, of=town.person.seeker_code),
        "withdrawn": Thing(ended.code, asked_here, of=town.person.seeker_code),
        "another": Thing(theirs.code, frozenset({who.OTHER})),
        "elsewhere": Thing(far.code, NOBODY),
    }


def _held(town: Any) -> dict[str, Thing]:
    """One text of each centre's firms that asks about a past."""
    found = {}
    for what, world, firm, owners in (
        ("own", town.here, town.firms[who.OTHER_FIRM], who.DESK),
        ("elsewhere", town.there, town.far_firm, frozenset({who.ELSEWHERE})),
    ):
        draft = world.a_draft(firm, description="Có lý lịch tư pháp.")
        holding.offer(world.act(firm), draft)
        found[what] = Thing(draft.code, owners)
    return found


def _colleague(town: Any, firm: str) -> str:
    members.add(
        town.here.act(town.firms[firm]), f"colleague.{firm.rsplit(maxsplit=1)[-1]}@firm.example"
    )
    return next(it.code for it in team(town.firms[firm].employer_id) if not it.owns)


def _exclusions(town: Any) -> dict[str, Thing]:
    usual = {"whom": "age", "kind": "case", "whom_words": "", "duty_words": ""}
    made = {
        what: exclusions.add(town.here.act(town.firms[firm]), town.vacancies[vacancy], usual)
        for what, vacancy, firm in (
            ("own", "own", who.IN_FORCE),
            ("another's", "another's", who.OTHER_FIRM),
        )
    }
    own = town.vacancies["own"].code
    return {
        "own": Thing(made["own"].code, frozenset({who.IN_FORCE}), of=own),
        "another's": Thing(made["another's"].code, NOBODY),
    }


def _grant(introduction: Any) -> str:
    return str(grants.row(introduction.grant_id).code)


def _letters(reaction: str, town: Any) -> dict[str, Thing]:
    """One letter of each centre; those by mail are brought to where only a person helps."""
    found = {}
    for what, placement, owners in (
        ("own", town.started, who.DESK),
        ("elsewhere", town.far_start, frozenset({who.ELSEWHERE})),
    ):
        event = session.query(Event).filter_by(subject=f"placement:{placement.id}").first()
        letter = session.query(Delivery).filter_by(event=event, reaction=reaction).one()
        if reaction != "note-in-inbox":
            outbox.fail(letter, "550 nobody here", town.here.clock(), final=True)
        found[what] = Thing(letter.code, owners)
    return found
