"""Things that come of looking after people: talks, referrals, follow-ups, and requests about data."""

from datetime import timedelta
from typing import Any

from records.alert import actions as alerts
from records.appointment import actions as appointments
from records.call_back import actions as call_backs
from records.call_back.safe_time import SafeTime
from records.counselling import actions as talks
from records.follow_up.asking import CHECK_IN
from records.introduction import silence
from records.introduction.actions import LINK
from records.ledger import session
from records.link import actions as links
from records.link.queries import by_id as link_by_id
from records.link.queries import of as links_of
from records.placement import actions as placements
from records.referral import actions as referrals
from records.rights import breaches, outside, requests
from records.trial.asking import REPORT
from records.vacancy.browsing import Sought
from tests.access import principals as who
from tests.access.thing import EVERYBODY, FAR, NOBODY, Thing, Things


def registers(town: Any) -> Things:
    """What people asked about their own data, what outsiders asked, and a breach, of each centre."""
    found: Things = {"request": {}, "own request": {}, "outside request": {}, "breach": {}}
    desks = {"own": (town.here, town.person, who.DESK), "elsewhere": (town.there, town.far, FAR)}
    for what, (world, person, desk) in desks.items():
        act, centre = world.act(), {"centre_id": world.centre_id}
        mine = frozenset({who.SELF}) if what == "own" else NOBODY
        asked = requests.ask(act, person.person_id, "erase", words="Thôi.", how="screen")
        paper = outside.note(act, _paper(act), person_id=person.person_id, **centre)
        hole = breaches.note(act, _hole(act), **centre)
        found["request"][what] = Thing(asked.code, desk)
        found["own request"][what] = Thing(asked.code, mine)
        found["outside request"][what] = Thing(paper.code, desk)
        found["breach"][what] = Thing(hole.code, desk & {who.MANAGER})
    return found


def asked_how(town: Any) -> Things:
    """A start thirty days ago of which both sides are asked, and the links they may answer by."""
    act, end = town.here.act(), town.clock.now + timedelta(days=9)
    met = town._met(town.person, who.IN_FORCE, parts=("contact",))
    begun = act.today - timedelta(days=40)
    placement = placements.report_start(act, met, started_on=begun)
    placements.confirm(act, placement)
    session.flush()
    found: Things = {
        "asked introduction": {"own": Thing(met.code, frozenset({who.SELF, who.IN_FORCE}))}
    }
    for kind, side, other in (
        ("person's link", "seeker", "employer"),
        ("employer's link", "employer", "seeker"),
    ):
        found[kind] = {
            "own": Thing(_token(placement, side, 30, end), EVERYBODY),
            "of the other side": Thing(_token(placement, other, 90, end), NOBODY),
            "ended": Thing(_token(placement, side, 15, act.now), NOBODY),
        }
    return found


def asked_of_firms(town: Any) -> Things:
    """The links by which a firm answers who was introduced to it."""
    return {
        "introduction's link": {
            "own": Thing(_reply_token(town.met["another"]), EVERYBODY),
            "at work elsewhere": Thing(_reply_token(town.met["in force"]), NOBODY),
            "withdrawn": Thing(_reply_token(town.met["withdrawn"]), NOBODY),
            "ended": Thing(_reply_token(town.met["ended"]), NOBODY),
            "declined": Thing(_reply_token(town.met["declined"]), EVERYBODY),
        },
        "vacancy's link": {
            "own": Thing(_still_token(town, "own", days=9), EVERYBODY),
            "closed": Thing(_still_token(town, "closed", days=9), EVERYBODY),
            "ended": Thing(_still_token(town, "another's", days=0), NOBODY),
        },
    }


def tried_out(town: Any) -> Things:
    """A trial of one day that its employer reported on, and the link for that."""
    act, met = town.here.act(), town._met(town.another, who.OTHER_FIRM, parts=("contact",))
    trial = town.here.a_trial(met, went="alone")
    links.renew(REPORT, trial.id, 0, "employer", now=act.now, until=act.now + timedelta(days=9))
    session.flush()
    owners = frozenset({who.OTHER, who.OTHER_FIRM})
    return {
        "tried introduction": {"own": Thing(met.code, owners | who.DESK)},
        "trial's link": {"own": Thing(links_of(REPORT, trial.id, "employer")[0].token, EVERYBODY)},
    }


def _reply_token(introduction: Any) -> str:
    return links_of(LINK, introduction.id, "employer")[0].token


def _still_token(town: Any, vacancy: str, *, days: int) -> str:
    now, until = town.clock.now, town.clock.now + timedelta(days=days)
    about = town.vacancies[vacancy].id
    made = links.renew(silence.LINK, about, 0, "employer", now=now, until=until)
    return str(link_by_id(made).token)


def _token(placement: Any, side: str, step: int, until: Any) -> str:
    now = until - timedelta(days=14)
    made = links.renew(CHECK_IN, placement.id, step, side, now=now, until=until)
    return str(link_by_id(made).token)


def cared_for(town: Any) -> Things:
    """A talk, an appointment, a wish to be called and a referral of three people."""
    found: Things = {
        "counselling": {},
        "appointment": {},
        "referral": {},
        "call-back": {},
        "alert": {},
    }
    for what, world, known, owners in (
        ("own", town.here, town.person, who.DESK | {who.SELF}),
        ("another", town.here, town.another, who.DESK | {who.OTHER}),
        ("elsewhere", town.there, town.far, FAR),
    ):
        act, seeker = world.act(), known.seeker
        talk = talks.note(act, seeker, kind="work", held_on=act.today)
        at = act.now + timedelta(days=1)
        meeting = appointments.make(act, seeker, at=at, meets="phone", about="advice")
        sent = referrals.to_place(act, seeker, "abroad", where="Phòng lao động")
        call = call_backs.wish(world.act(known), seeker, safe=SafeTime("", "any"))
        found["call-back"][what] = Thing(call.code, owners & (who.DESK | FAR))
        kept = alerts.keep(world.act(known), seeker, Sought("hàn"), at="", place="")
        found["alert"][what] = Thing(kept.code, owners - who.DESK - FAR)
        found["counselling"][what] = Thing(talk.code, owners & (who.DESK | FAR))
        found["appointment"][what] = Thing(meeting.code, owners)
        found["referral"][what] = Thing(sent.code, owners)
    return found


def _paper(act: Any) -> dict[str, Any]:
    return {
        "asker": "police", "office": "Công an phường", "document_no": "15/CV",
        "document_on": act.today, "basis": "Luật 91/2025", "asked": "Có đến trung tâm không?",
    }  # fmt: skip


def _hole(act: Any) -> dict[str, Any]:
    return {"what": "Mất máy.", "concerned": 3, "measures": "Đổi khóa.", "known_at": act.now}
