"""What a person registers with: forms 01 and 01a, and the slip."""

from counsellor_portal.papers import work
from lobby.door import today
from lobby.papers import place, rung
from lobby.qr import drawing
from lobby.show import concept, telephone
from lobby.words import day, money, say
from papers.own import Slip
from papers.paper import Language
from papers.person_forms import Experience, Form01, Form01a
from records.centre.queries import CentreFacts
from records.overview.queries import Access
from records.person.particulars import FormerWork
from records.rule.bands import band
from records.seeker.queries import SeekerFacts, Wishes

MONTHS, DAYS_A_MONTH = 12, 30


def form_01(known: SeekerFacts) -> Form01:
    """Fill form 01: who somebody is and what they have learned."""
    who, wishes = known.person.details, known.wishes
    more = who.particulars
    return Form01(
        name=who.name,
        citizen_id=who.citizen_id,
        born=day(who.birth_date) or None,
        sex=who.sex,
        ethnicity=who.ethnicity,
        religion=who.religion,
        home=place(more.permanent_commune, more.permanent_address),
        lives=place(known.person.commune_code, who.address),
        phone=telephone(who.phone) or None,
        email=more.email,
        other_contact=more.other_contact,
        priority=more.priorities,
        schooling=rung(wishes.wishes, "schooling"),
        training=rung(wishes.wishes, "training"),
        training_subject=more.field_of_study,
        other_levels=(more.other_training,) if more.other_training else (),
        skill=", ".join(map(concept, wishes.held)) or None,
        languages=(Language(more.languages),) if more.languages else (),
        other_computing=more.computing,
        manners=more.soft_skills,
        before=(*map(_worked, more.former_work), *_before(wishes)),
        services=more.services or (("search",) if wishes.state == "looking" else ()),
    )


def form_01a(known: SeekerFacts) -> Form01a:
    """Fill form 01a: the work somebody looks for."""
    wishes = known.wishes
    trade, years = next(iter(wishes.trades), None), max(wishes.years.values(), default=0)
    return Form01a(
        title=", ".join(map(concept, wishes.trades)) or None,
        codes=work.codes(trade),
        experience=work.experience(MONTHS * years) if years else None,
        places=(place(wishes.commune_code),) if wishes.commune_code else (),
        pay_written=money(wishes.pay_floor) or None,
        pay_band=band("pay", wishes.pay_floor) if wishes.pay_floor else None,
        ready="later" if _months_away(wishes) else "now",
        ready_months=_months_away(wishes),
        **work.conditions(wishes.wishes),
    )


def slip(access: Access, centre: CentreFacts, door: str) -> Slip:
    """Fill the slip: the sign-in's code and where to go. No name on it, and no PIN."""
    return Slip(
        number=f"{access.code[:5]}-{access.code[5:]}",
        address=door,
        centre=centre.name,
        phone=telephone(centre.phone),
        code=drawing(f"{door}?code={access.code}"),
    )


def _worked(work: FormerWork) -> Experience:
    """Where somebody worked, as far as they said it."""
    ends = [f"{month[5:]}/{month[:4]}" for month in (work.began, work.ended) if month]
    return Experience(work.place, work.post, work.main_work, " – ".join(ends) or None)


def _before(wishes: Wishes) -> list[Experience]:
    """Years in a trade, without firms and dates: nobody has to explain what lies between."""
    return [
        Experience(work=concept(x), time=say("paper-years", years=n))
        for x, n in wishes.years.items()
        if n
    ]


def _months_away(wishes: Wishes) -> str | None:
    """Return in how many months somebody is free, rounded up."""
    ahead = (wishes.free_from - today()).days if wishes.free_from else 0
    return str(-(-ahead // DAYS_A_MONTH)) if ahead > 0 else None
