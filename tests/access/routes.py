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
TRIAL = {"first_day": "x", "tasks": "Hàn khung"}
WENT = {"task_1": "alone"}
INVITE = {"at": "2027-03-01T08:00", "where": "Xưởng hàn"}
TOLD = {"says": "told"}
SAYS = {"says": "still"}
PARTS = {"parts": "contact"}
PERSONAL = ("form-01", "profile-contact")
WRONG = {"login": "nobody", "secret": "not this"}

ROUTES: dict[str, Row] = {
    "static": row(asked=("0",), name=("style.css",)),
    "gallery": row(),
    "entrance.seeker": row(form=WRONG),
    "entrance.employer": row(form=WRONG),
    "entrance.staff": row(form=WRONG),
    "entrance.sign_out": row(),
    # The second step of a sign-in; one's own sign-ins; leaving at once.
    "entrance.set_up": row(form={"code": "1"}),
    "entrance.staff_code": row(form={"code": "1"}),
    "entrance.letter_code": row(form={"code": "1"}),
    "entrance.letter_again": row(),
    "sign_ins.mine": row(),
    "sign_ins.end": row("sign-in"),
    "sign_ins.end_others": row(),
    "sign_ins.secret": row(form={"old": "x"}),
    "leaving.leave": row(),
    "leaving.month": row(),
    # The seekers' portal.
    "seeker_portal.home": row(),
    "seeker_portal.vacancies": row(),
    "seeker_portal.vacancy": row("posted vacancy"),
    "seeker_portal.share": row("posted vacancy"),
    "seeker_portal.wanted": row(),
    "seeker_portal.help_topics": row(),
    "seeker_portal.help_topic": row(topic=("papers", "loans")),
    "seeker_portal.own_help": row(topic=("card",), form={"day": "x"}),
    "seeker_portal.complain": row("posted vacancy", form={"kind": "fee"}),
    "seeker_portal.courses": row(),
    "seeker_portal.course": row("course"),
    "seeker_portal.answer": row(token="person's link", form=SAYS),
    "seeker_portal.check_in": row("asked introduction", form=SAYS),
    "seeker_portal.suggestions": row(),
    "seeker_portal.suggestion": row("posted vacancy"),
    "seeker_portal.decide": row("posted vacancy", form={"choice": "saved"}),
    "seeker_portal.wishes": row(),
    "seeker_portal.wish": row(form={"pay_floor": "x"}, key=("pay", "skills")),
    "seeker_portal.ask": row("posted vacancy", form=PARTS),
    "seeker_portal.introductions": row(),
    "seeker_portal.introduction": row("introduction"),
    "seeker_portal.interview_file": row("introduction"),
    "seeker_portal.grant": row("introduction", form=PARTS),
    "seeker_portal.choose": row("introduction", form={"at": "08:00 01/03/2027"}),
    "seeker_portal.withdraw": row("introduction"),
    "seeker_portal.start": row("introduction", form=START),
    "seeker_portal.move_trial": row("tried introduction", verb=("agree", "call-off", "end")),
    "seeker_portal.report_trial": row("tried introduction", form=WENT),
    "seeker_portal.reference": row("tried introduction", form={"shown": "yes"}),
    "seeker_portal.reference_paper": row("tried introduction"),
    "seeker_portal.plan": row(),
    "seeker_portal.channel": row(form={"way": "x"}),
    "seeker_portal.move_channel": row(step=("pause", "resume")),
    "seeker_portal.alerts": row(),
    "seeker_portal.keep_alert": row(form={"words": ""}),
    "seeker_portal.move_alert": row("alert", step=("pause", "resume", "remove")),
    "seeker_portal.call_back": row(form={"safe_hours": "x"}),
    "seeker_portal.take_back_call": row(),
    "seeker_portal.appointment_file": row("appointment"),
    "seeker_portal.answer_referral": row("referral", answer=("accept", "drop")),
    "seeker_portal.seen": row(),
    "seeker_portal.withdraw_grant": row("grant"),
    "seeker_portal.consents": row(form={"purpose": "story"}),
    "seeker_portal.withdraw_consent": row("consent"),
    "seeker_portal.introduction_consent": row(
        "introduction of a member", form={"shown": "an old text"}
    ),
    "seeker_portal.my_data": row(),
    "seeker_portal.my_copy": row(),
    "seeker_portal.my_copy_file": row(),
    "seeker_portal.correct_me": row(form={"name": ""}),
    "seeker_portal.erase_me": row(form={"pin": "1"}),
    "seeker_portal.rest_me": row(),
    "seeker_portal.stay_me": row(),
    "seeker_portal.work_profile": row(),
    "seeker_portal.ask_right": row(form={"asks_for": "copy"}),
    "seeker_portal.take_back_right": row("own request"),
    # The employers' portal.
    "employer_portal.home": row(),
    "employer_portal.answer": row(token="employer's link", form=SAYS),
    "employer_portal.fair_hiring": row(),
    "employer_portal.join": row(form={"name": ""}),
    "employer_portal.check_in": row("asked introduction", form=SAYS),
    "employer_portal.vacancies": row(),
    "employer_portal.new_vacancy": row(form={"title": ""}),
    "employer_portal.firm": row(form={"contact_name": ""}),
    "employer_portal.members": row(form={"login": ""}),
    "employer_portal.letters": row(form={"quiet": "night"}),
    "employer_portal.member_code": row("member"),
    "employer_portal.remove_member": row("member"),
    "employer_portal.vacancies_file": row(),
    "employer_portal.vacancies_columns": row(),
    "employer_portal.write_vacancies": row(),
    "employer_portal.drop_vacancies": row(),
    "employer_portal.vacancies_lines": row(),
    "employer_portal.vacancies_template": row(),
    "employer_portal.vacancy": row("own vacancy"),
    "employer_portal.edit_vacancy": row("own vacancy", form={"title": ""}),
    "employer_portal.move_vacancy": row("own vacancy", form={"verb": "pause"}),
    "employer_portal.reach": row("own vacancy"),
    "employer_portal.exclusions": row("own vacancy", form={"whom": ""}),
    "employer_portal.remove_exclusion": row("own vacancy", exclusion="exclusion"),
    "employer_portal.introductions": row(),
    "employer_portal.introduction": row("introduction"),
    "employer_portal.reply": row(token="introduction's link", form=TOLD),
    "employer_portal.still_open": row(token="vacancy's link", form={"says": "yes"}),
    "employer_portal.renew_reply": row(token=("z" * 42,)),
    "employer_portal.reply_to": row("introduction", form=TOLD),
    "employer_portal.reply_to_several": row(),
    "employer_portal.invite": row("introduction", form=INVITE),
    "employer_portal.decline": row("introduction", form=REASON),
    "employer_portal.start": row("introduction", form=START),
    "employer_portal.propose_trial": row("introduction", form=TRIAL),
    "employer_portal.move_trial": row("tried introduction", verb=("call-off", "end")),
    "employer_portal.report_trial": row("tried introduction", form=WENT),
    "employer_portal.trial": row(token="trial's link", form=WENT),
    # The counsellors' desk.
    "counsellor_portal.home": row(),
    "counsellor_portal.defer": row(),
    "counsellor_portal.undo_deferrals": row(),
    "counsellor_portal.seekers": row(),
    "counsellor_portal.register": row(form={"name": ""}),
    "counsellor_portal.registered_today": row(),
    "counsellor_portal.bring_file": row(),
    "counsellor_portal.choose_columns": row(),
    "counsellor_portal.write_people": row(),
    "counsellor_portal.drop_file": row(),
    "counsellor_portal.file_lines": row(),
    "counsellor_portal.file_template": row(),
    "counsellor_portal.seeker": row("seeker"),
    "counsellor_portal.tested": row("seeker", form={"concept": "x"}),
    "counsellor_portal.seeker_form": row("seeker", form={"began_1": "x"}),
    "counsellor_portal.seeker_wishes": row("seeker", form={"pay_floor": "x"}),
    "counsellor_portal.access_slip": row("seeker", form={"pin": "1"}),
    "counsellor_portal.consents": row("seeker", form={"purposes": "story"}),
    "counsellor_portal.withdraw_consent": row("seeker", consent_code="consent"),
    "counsellor_portal.care": row("seeker"),
    "counsellor_portal.new_counselling": row("seeker", form={"kind": "x"}),
    "counsellor_portal.strike_counselling": row("counselling"),
    "counsellor_portal.readiness": row("seeker", form={"phone_state": "x"}),
    "counsellor_portal.appointments": row(),
    "counsellor_portal.new_appointment": row("seeker", form={"at": "x"}),
    "counsellor_portal.appointment": row("appointment", form={"at": "x"}),
    "counsellor_portal.move_appointment": row(
        "appointment", step=("remind", "keep", "miss", "call-off")
    ),
    "counsellor_portal.channel": row("seeker", form={"way": "x"}),
    "counsellor_portal.move_channel": row("seeker", step=("pause", "resume")),
    "counsellor_portal.rehearsals": row(),
    "counsellor_portal.call_back": row("call-back"),
    "counsellor_portal.move_call_back": row(
        "call-back", step=("miss", "reach", "give-up"), form=REASON
    ),
    "counsellor_portal.new_referral": row("seeker", form={"kind": "x"}),
    "counsellor_portal.referral": row("referral"),
    "counsellor_portal.move_referral": row(
        "referral",
        step=("accept", "enrol", "borrow", "finish", "arrive", "drop", "revoke"),
        form={"amount": "x"},
    ),
    "counsellor_portal.support": row(),
    "counsellor_portal.seeker_matches": row("seeker"),
    "counsellor_portal.pair": row("seeker", vacancy_code="posted vacancy"),
    "counsellor_portal.shortlist_of_seeker": row("seeker"),
    "counsellor_portal.shortlist_at_vacancy": row("vacancy at the desk"),
    "counsellor_portal.introduce_seeker": row("seeker"),
    "counsellor_portal.introduce_at_vacancy": row("vacancy at the desk"),
    "counsellor_portal.undo_introductions": row(),
    "counsellor_portal.vacancies": row(),
    "counsellor_portal.vacancy": row("vacancy at the desk"),
    "counsellor_portal.introductions": row(),
    "counsellor_portal.introduction": row("introduction"),
    "counsellor_portal.grant": row("introduction", form=PARTS),
    "counsellor_portal.move_introduction": row(
        "introduction",
        verb=("invite", "decline", "withdraw", "lapse", "reopen"),
        form=INVITE | REASON,
    ),
    "counsellor_portal.start": row("introduction", form=START),
    "counsellor_portal.propose_trial": row("introduction", form=TRIAL),
    "counsellor_portal.move_trial": row("tried introduction", verb=("agree", "call-off", "end")),
    "counsellor_portal.report_trial": row("tried introduction", side=("seeker",), form=WENT),
    "counsellor_portal.placements": row(),
    "counsellor_portal.placement": row("placement"),
    "counsellor_portal.confirm": row("placement"),
    "counsellor_portal.dispute": row("placement", form=REASON),
    "counsellor_portal.correct": row("placement", form=START),
    "counsellor_portal.follow_up": row("placement", form=SAYS | {"after_days": "3"}),
    "counsellor_portal.ask_by_link": row("placement"),
    "counsellor_portal.results": row(),
    "counsellor_portal.enter": row("placement", entered=("yes", "no")),
    "counsellor_portal.end": row("placement", form=REASON | {"ended_on": "23/02/2027"}),
    "counsellor_portal.inbox": row(),
    "counsellor_portal.acknowledge": row("notice"),
    "counsellor_portal.acknowledge_ticked": row(),
    "counsellor_portal.undo_received": row(),
    "counsellor_portal.stuck": row(),
    "counsellor_portal.try_again": row("stuck letter"),
    "counsellor_portal.close_stuck": row("stuck letter", form=REASON),
    "counsellor_portal.new_vacancy": row("employer", form={"title": ""}),
    "counsellor_portal.edit_vacancy": row("kept vacancy", form={"title": ""}),
    "counsellor_portal.move_vacancy": row("kept vacancy", form={"verb": "pause"}),
    "counsellor_portal.complain": row("vacancy at the desk", form={"kind": "fee"}),
    "counsellor_portal.complaints": row(),
    "counsellor_portal.complaint": row("complaint"),
    "counsellor_portal.settle_complaint": row("complaint", verb=("settle", "close"), form=REASON),
    "counsellor_portal.employers": row(),
    "counsellor_portal.employer_calls": row(),
    "counsellor_portal.new_employer": row(form={"name": ""}),
    "counsellor_portal.employer": row("employer"),
    "counsellor_portal.edit_employer": row("employer", form={"name": ""}),
    "counsellor_portal.employer_form": row("employer", form={"goods": "Gạo"}),
    "counsellor_portal.arrange_employer": row("employer", form={"monthly_cap": "3"}),
    "counsellor_portal.verify_employer": row("employer", form={"version": "0"}),
    "counsellor_portal.invite_to_employer": row("employer", form={"login": ""}),
    "counsellor_portal.tell_member_code": row("employer", member="employer's member"),
    "counsellor_portal.move_employer": row(
        "employer", verb=("turn-away", "look-again", "let-go", "pause", "resume"), form=REASON
    ),
    "counsellor_portal.courses": row(),
    "counsellor_portal.providers": row(),
    "counsellor_portal.new_course": row(form={"title": ""}),
    "counsellor_portal.course": row("kept course"),
    "counsellor_portal.edit_course": row("kept course", form={"title": ""}),
    "counsellor_portal.move_course": row("kept course", verb=("close", "reopen")),
    "counsellor_portal.add_start": row("kept course", form={"seats": "9"}),
    "counsellor_portal.edit_start": row("kept course", start="course start", form={"seats": "9"}),
    "counsellor_portal.remove_start": row("kept course", start="course start"),
    "counsellor_portal.held": row(),
    "counsellor_portal.held_vacancy": row("held vacancy"),
    "counsellor_portal.move_held": row(
        "held vacancy", verb=("release", "send-back", "close"), form=REASON
    ),
    "counsellor_portal.issue_code": row("seeker"),
    "counsellor_portal.staff": row(),
    "counsellor_portal.reset_second_factor": row(login="member of staff"),
    # What people may ask about their own data, and the registers.
    "counsellor_portal.rights": row(),
    "counsellor_portal.right": row("request", form={"answer": ""}),
    "counsellor_portal.move_right": row(
        "request", step=("acknowledge", "take-back", "propose", "erase")
    ),
    "counsellor_portal.stay": row("seeker"),
    "counsellor_portal.seeker_data": row("seeker", form={"asks_for": "x"}),
    "counsellor_portal.seeker_copy": row("seeker"),
    "counsellor_portal.correct_seeker": row("seeker", form={"name": ""}),
    "counsellor_portal.rest_seeker": row("seeker"),
    "counsellor_portal.forgotten": row(),
    "counsellor_portal.caseload": row(),
    "counsellor_portal.take_on": row("seeker"),
    "counsellor_portal.twice": row(),
    "counsellor_portal.make_one": row("seeker", other="twin"),
    # Papers to print.
    "counsellor_portal.seeker_papers": row("seeker"),
    "counsellor_portal.seeker_paper": row("seeker", paper=PERSONAL),
    "counsellor_portal.slip_paper": row("seeker"),
    "counsellor_portal.vacancy_paper": row("vacancy at the desk", paper=("form-03a",)),
    "counsellor_portal.introduction_letter": row("introduction"),
    "counsellor_portal.papers": row(),
    "counsellor_portal.list_paper": row(paper=("form-02", "form-04")),
    "counsellor_portal.outside": row(),
    "counsellor_portal.new_outside": row(form={"asker": ""}),
    "counsellor_portal.one_outside": row("outside request", form={"given": ""}),
    "counsellor_portal.release": row("outside request"),
    "counsellor_portal.refuse_outside": row("outside request", form=REASON),
    "counsellor_portal.breaches": row(form={"what": ""}),
    "counsellor_portal.breach": row("breach", form={"told_whom": ""}),
    "counsellor_portal.close_breach": row("breach", form=REASON),
}
