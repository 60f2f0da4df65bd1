"""Writing, posting, changing and closing vacancies."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from matcher.text import fold
from records import outbox
from records.employer import queries as employers
from records.history.changes import changed
from records.ledger import Act, Refusal, Role, locking, session, the_one
from records.rule.asking import by_id
from records.vacancy.lint import to_look_at
from records.vacancy.model import Vacancy, VacancySpot
from records.vacancy.states import GOING, VACANCY

KIND = "vacancy"


class LastDayOver(Refusal):
    """The last day of the vacancy has passed; a new one must be named first."""

    key = "refused-last-day-over"


class NotVerified(Refusal):
    """The centre has not checked yet who this employer is: their vacancies stay drafts."""

    key = "refused-not-verified"


class NotTaken(Refusal):
    """The centre does not take this employer: nothing of theirs is shown."""

    key = "refused-employer-not-taken"


class LookOwed(Refusal):
    """The text asks what only some laws let an employer ask: a counsellor looks before it is shown."""

    key = "refused-look-owed"


def write(
    act: Act,
    facts: dict[str, Any],
    *,
    employer_id: int | None = None,
    source: tuple[str, str] | None = None,
) -> Vacancy:
    """Write down a draft; its holder is an employer or, for a listing, ``(source, ref)``."""
    vacancy = Vacancy(
        employer_id=employer_id,
        source=source and source[0],
        source_ref=source and source[1],
        state=VACANCY.start,
        written_at=act.now,
        changed_no=changed(KIND),
    )
    fill_in(vacancy, facts)
    session.add(vacancy)
    session.flush()
    VACANCY.begin(vacancy, act)
    return vacancy


def post(act: Act, vacancy: Vacancy) -> None:
    """Show a draft to seekers, and tell that it is there."""
    _demand_check(act, vacancy)
    _demand_time_left(act, vacancy)
    _demand_look(vacancy)
    show(act, vacancy, "post")


def wait(act: Act, vacancy: Vacancy) -> None:
    """Keep that its employer asked for a draft to be shown, until the centre has checked who they are."""
    _demand_time_left(act, vacancy)
    if vacancy.waits_since is None:
        vacancy.waits_since = act.now
        VACANCY.stay(vacancy, "wait", act)


def show(act: Act, vacancy: Vacancy, verb: str, reason: str | None = None) -> None:
    """Take the step by which a vacancy is shown for the first time; ``post`` and ``release`` are such."""
    vacancy.posted_at, vacancy.held_at = act.now, None
    _move(act, vacancy, verb, reason)
    tell_shown(act, vacancy)


def tell_shown(act: Act, vacancy: Vacancy) -> None:
    """Tell that an employer's vacancy is there; nobody waits to hear of a listing."""
    if vacancy.employer_id is not None:
        outbox.tell(act, "vacancy-posted", subject=f"vacancy:{vacancy.id}", vacancy_id=vacancy.id)


def edit(act: Act, vacancy: Vacancy, facts: dict[str, Any]) -> None:
    """Change what a vacancy says; who was introduced keeps the ledger of that day."""
    before = to_look_at(vacancy.title, vacancy.description)
    fill_in(vacancy, facts)
    if vacancy.posted_at is not None and act.by.role is not Role.SYSTEM:
        _demand_nothing_new(vacancy, before)
    vacancy.changed_no = changed(KIND)
    VACANCY.stay(vacancy, "edit", act)


def touch(act: Act, vacancy: Vacancy) -> None:
    """Write that what is said beside a vacancy changed, so that every index reads it again."""
    vacancy.changed_no = changed(KIND)
    VACANCY.stay(vacancy, "edit", act)


def spread(introduced: Mapping[int, int]) -> None:
    """Write how many more people than places are introduced to each, by vacancy id; all others have none.

    It is nobody's act and no part of what a vacancy says: no line of history, only a new change number.
    """
    query = select(Vacancy).where(or_(Vacancy.id.in_(introduced), Vacancy.beyond_places > 0))
    for vacancy in session.scalars(locking(query.order_by(Vacancy.id))):
        beyond = max(introduced.get(vacancy.id, 0) - vacancy.places, 0)
        if beyond != vacancy.beyond_places:
            vacancy.beyond_places, vacancy.changed_no = beyond, changed(KIND)


def note_answers(of_ten: Mapping[int, tuple[int, int]]) -> None:
    """Write how many of ten introductions employers answer, and all together, by employer id.

    Of all others too little is known. As with ``spread`` it is nobody's act. What is written or opened again
    meanwhile is counted with the next round.
    """
    told, others = Vacancy.answers_of_ten, Vacancy.others_of_ten
    for pair in sorted(set(of_ten.values())):
        ids = [key for key, value in of_ten.items() if value == pair]
        new = or_(told.is_distinct_from(pair[0]), others.is_distinct_from(pair[1]))
        _note_answers((Vacancy.employer_id.in_(ids), Vacancy.state.in_(GOING), new), *pair)
    _note_answers((told.is_not(None), Vacancy.employer_id.not_in(of_ten)), None, None)


def _note_answers(
    which: tuple[ColumnElement[bool], ...], of_ten: int | None, others: int | None
) -> None:
    for vacancy in session.scalars(locking(select(Vacancy).where(*which).order_by(Vacancy.id))):
        vacancy.answers_of_ten, vacancy.others_of_ten = of_ten, others
        vacancy.changed_no = changed(KIND)


def confirm(act: Act, vacancy: Vacancy) -> None:
    """Write that a vacancy is still open: its holder said so."""
    VACANCY.move(vacancy, "confirm", act)


def pause(act: Act, vacancy: Vacancy) -> None:
    """Hide a vacancy for a while."""
    _move(act, vacancy, "pause")


def resume(act: Act, vacancy: Vacancy) -> None:
    """Show a paused vacancy again."""
    _move(act, vacancy, "resume")


def fill(act: Act, vacancy: Vacancy) -> None:
    """Write that all its places are taken."""
    _move(act, vacancy, "fill")


def close(act: Act, vacancy: Vacancy) -> None:
    """Take a vacancy away."""
    vacancy.held_at = None
    _move(act, vacancy, "close")


def reopen(act: Act, vacancy: Vacancy) -> None:
    """Offer a closed or filled vacancy again."""
    _demand_check(act, vacancy)
    _demand_time_left(act, vacancy)
    _demand_look(vacancy)
    vacancy.posted_at = act.now
    _move(act, vacancy, "reopen")


def offer_again(act: Act, vacancy: Vacancy) -> None:
    """Open a full vacancy of which a place became free; one that may not be shown now stays as it is."""
    over = is_over(act, vacancy) or not is_taken(vacancy.employer_id)
    if vacancy.state == "filled" and not over:
        _move(act, vacancy, "reopen")


def row(code: str, *, employer_id: int | None = None) -> Vacancy:
    """Return a vacancy's row, locked; only the employer's own when one is named."""
    query = select(Vacancy).where(Vacancy.code == code)
    if employer_id is not None:
        query = query.where(Vacancy.employer_id == employer_id)
    return the_one(locking(query))


def locked(vacancy_id: int) -> Vacancy:
    """Return a vacancy's row, locked, for verbs downstream that count its places."""
    return session.scalars(locking(select(Vacancy).where(Vacancy.id == vacancy_id))).one()


def is_over(act: Act, vacancy: Vacancy) -> bool:
    """Tell whether the last day of a vacancy has passed."""
    return vacancy.open_until is not None and vacancy.open_until < act.today


def _demand_time_left(act: Act, vacancy: Vacancy) -> None:
    """A posted vacancy whose last day is over would be shown to nobody; listings may tell the past."""
    if vacancy.employer_id is not None and is_over(act, vacancy):
        raise LastDayOver()


def waits_for_check(act: Act, employer_id: int | None) -> bool:
    """Tell whether what an employer writes stays a draft: nobody checked who they are. The centre knows."""
    asks = act.by.role is Role.EMPLOYER and employer_id is not None
    return asks and not employers.is_proved(employer_id or 0)


def is_taken(employer_id: int | None) -> bool:
    """Tell whether a holder's vacancies may be shown at all; a listing's source is always taken."""
    return employer_id is None or employers.is_taken(employer_id)


def demand_taken(vacancy: Vacancy) -> None:
    """Refuse what the centre does not take, whoever asks."""
    if not is_taken(vacancy.employer_id):
        raise NotTaken()


def _demand_check(act: Act, vacancy: Vacancy) -> None:
    demand_taken(vacancy)
    if waits_for_check(act, vacancy.employer_id):
        raise NotVerified()


def owes_look(vacancy: Vacancy) -> bool:
    """Tell whether a counsellor must look before it is shown for the first time."""
    return vacancy.posted_at is None and bool(to_look_at(vacancy.title, vacancy.description))


def _demand_look(vacancy: Vacancy) -> None:
    """What was shown before was looked at before; whoever posts, looking is a step of its own."""
    if owes_look(vacancy):
        raise LookOwed()


def _demand_nothing_new(vacancy: Vacancy, before: frozenset[str]) -> None:
    """Refuse new words, and old ones under a trade for which nobody looked."""
    asks = to_look_at(vacancy.title, vacancy.description)
    rule = by_id(vacancy.asks_by) if asks and vacancy.asks_by else None
    if asks - before or (rule is not None and not rule.fits(vacancy.trade)):
        raise LookOwed()


def _move(act: Act, vacancy: Vacancy, verb: str, reason: str | None = None) -> None:
    vacancy.waits_since = None
    VACANCY.move(vacancy, verb, act, reason)
    vacancy.changed_no = changed(KIND)


def fill_in(vacancy: Vacancy, facts: dict[str, Any]) -> None:
    """Write facts into a row, its places of work and the text it is found by."""
    given = dict(facts)
    spots = given.pop("spots", None)
    for name, value in given.items():
        setattr(vacancy, name, value)
    if spots is not None:
        vacancy.spots = [VacancySpot(**spot) for spot in spots]
    said = " ".join(spot.written for spot in vacancy.spots)
    vacancy.search_text = f" {fold(f'{vacancy.title} {said} {vacancy.description}')} "
