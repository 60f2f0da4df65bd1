"""What the desk wrote down beside the stories: arrangements, vacancies entered or held, complaints."""

from datetime import datetime, timedelta
from typing import Any

from app.sample.employers import TOLD
from records.account.queries import counsellors
from records.complaint import actions as complaints
from records.course import actions as courses
from records.course import queries as course_queries
from records.employer import actions as employers
from records.employer.queries import all_of as all_employers
from records.employer.queries import facts, to_verify
from records.exclusion import actions as exclusions
from records.introduction.taking import begun_this_month
from records.ledger import Act, Actor, Role
from records.vacancy import actions as vacancies
from records.vacancy import holding
from records.vacancy.queries import VacancyCard, of_employer
from records.vacancy.schema import VacancySchema

STILL_UNVERIFIED = 2
GUARDS, HEIGHTS = "5401", "7214"
HELD = {
    "title": "Nhân viên bảo vệ ca đêm",
    "pay": "6,5 - 7,5 triệu",
    "description": "Trực cổng và tuần tra kho. Có lý lịch tư pháp.",
    "cond_shift": ["night"],
}
TELEPHONED = {
    "title": "Phụ việc xưởng, làm được ngay",
    "pay": "280k/ngày",
    "description": "Bốc xếp và dọn xưởng. Nghỉ chủ nhật.",
    "cond_meals": ["provided"],
}


def keep(centre_id: int, now: datetime) -> None:
    """Write it down as the centre's first counsellor, after everything else has happened."""
    act = Act(Actor(Role.COUNSELLOR, counsellors(centre_id)[0].account_id, centre_id), now)
    verified = _verify(act, centre_id)
    _arrange(act, verified)
    told = next(key for key in verified if facts(key).contact_email == TOLD)
    others = [key for key in verified if key != told]
    cards = [card for key in others for card in of_employer(key) if card.is_open(act.today)]
    _post(act, _first(cards, GUARDS).employer_id or told, HELD)
    _post(act, told, TELEPHONED)
    _exclude(act, _first(cards, HEIGHTS))
    for card, kind in zip(cards[3::40], ("fee", "gone"), strict=False):
        complaints.complain(act, card.id, kind=kind, centre_id=centre_id)
    _more_starts(act, centre_id)


def _verify(act: Act, centre_id: int) -> list[int]:
    """Verify all but the last who joined; return who is verified, always in the same order."""
    waiting = to_verify(centre_id)
    for it, _ in waiting[:-STILL_UNVERIFIED]:
        employers.verify(act, employers.row(it.card.code, centre_id=centre_id))
    return sorted(card.id for card in all_employers(centre_id) if card.verified)


def _arrange(act: Act, verified: list[int]) -> None:
    """Every fifth welcomes everyone; of those introduced to this month two have enough, one is paused."""
    begun = begun_this_month(verified, today=act.today)
    busy = sorted(key for key, n in begun.items() if n and facts(key).contact_email != TOLD)
    for at, key in enumerate(verified):
        cap = begun[key] if key in busy[:2] else 3 if at % 7 == 0 else None
        if at % 5 == 0 or cap:
            employers.arrange(
                act, employers.locked(key), welcomes_everyone=at % 5 == 0, monthly_cap=cap
            )
    paused = next(key for key in verified if key not in begun)
    employers.pause(act, employers.locked(paused), reason="Xưởng sửa máy đến giữa tháng sau.")


def _post(act: Act, employer_id: int, typed: dict[str, Any]) -> None:
    """Enter a vacancy through the form's own schema; one whose text asks too much is held."""
    until = f"{act.today + timedelta(days=25):%d/%m/%Y}"
    place = f"commune:{facts(employer_id).card.commune_code}"
    said, wrong = VacancySchema(insists=True).read(
        {"places": "2", "place": place, "open_until": until, **typed}
    )
    if wrong:
        raise ValueError(f"{typed['title']}: {wrong}")
    holding.offer(act, vacancies.write(act, said, employer_id=employer_id))


def _exclude(act: Act, card: VacancyCard) -> None:
    said = {"whom": "health", "whom_words": "", "kind": "duty", "duty": "heights", "duty_words": ""}
    exclusions.add(act, vacancies.locked(card.id), said)


def _more_starts(act: Act, centre_id: int) -> None:
    """Of the newest courses every third has another start, and tells how many seats are left of the first."""
    for card in course_queries.of_centre(centre_id)[::3]:
        row, first = courses.row(card.code, centre_id=centre_id), card.starts[0]
        told = {
            "starts_on": first.starts_on,
            "seats": first.seats,
            "seats_left": (first.seats or 9) // 4,
        }
        courses.change_start(act, row, first.code, told)
        later = {
            "starts_on": (first.starts_on or act.today) + timedelta(days=63),
            "seats": first.seats,
        }
        courses.add_start(act, row, {**later, "seats_left": None})
        courses.edit(act, row, {"entry": "Từ 16 tuổi. Mang theo căn cước công dân."})


def _first(cards: list[VacancyCard], trade: str) -> VacancyCard:
    return next((card for card in cards if card.trade == trade), cards[0])
