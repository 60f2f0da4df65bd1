"""What a person reads of their own data, table by table: the declaration for this one audience.

What others wrote about them is in it. Left out are ids, indexes and secrets, which say nothing to them.
"""

from records.ledger import Model
from records.rights.belonging import Rows

TOLD = {
    "seeker": "state trades held years commune_code reach_km moves_to pay_floor free_from wishes own_words",
    "grant": "employer_id vacancy_id parts given_at until withdrawn_at",
    "introduction": "vacancy_id employer_id state asked_by begun_at interview_at interview_where "
    "decline_reason why reply reply_at reply_times reply_words moved_at",
    "frozen_ledger": "vacancy_id score lines frozen_at",
    "readiness_item": "kind state sees_to_it due_on",
    "trial": "state first_day last_day tasks work_hours pay_written offered_by offered_at own_words shown_at",
    "trial_report": "title holder side went words reported_at",
    "placement": "vacancy_id state started_on contract pay_written reported_by reported_at ended_on "
    "end_reason entered_on",
    "follow_up": "after_days side says note answered_at",
    "alert": "words place chosen kept_at paused_at",
    "decision": "vacancy_id choice reason decided_at",
    "shortlisted": "vacancy_id kept_at",
    "deferral": "reason until decided_at",
    "history_line": "subject to_state role happened_at reason",
    "outside_request": "state asker office document_no document_on basis asked given noted_at decided_at",
    "account": "login opened_at",
    "sign_in": "began_at seen_at ended_at browser",
}
OPENED = {
    "person": "name phone citizen_id birth_date address commune_code registered_at sex ethnicity religion "
    "permanent_commune permanent_address email other_contact priorities field_of_study other_training "
    "languages computing soft_skills former_work services",
    "programme": "member credit_until barred_trades barred_until stay_in_commune stay_until "
    "exit_suspended",
    "consent": "purpose version how given_on withdrawn_at channel hours answers employer_id until",
    "counselling": "kind state held_on note",
    "appointment": "state at meets about place made_at reminded_at",
    "channel": "state way address how chosen_at",
    "call_back": "state safe_days safe_hours number note wished_at tried_at",
    "referral": "kind state course where due_on amount begun_at taken_up_on ended_on",
    "rights_request": "asks_for state how words answer asked_at acknowledge_by answer_by ended_at",
}
"""The same of what is sealed, by the names its rooms open it under."""

STEPS_TOLD = (
    "seeker",
    "appointment",
    "call_back",
    "readiness_item",
    "referral",
    "introduction",
    "trial",
    "placement",
)
"""Of which records a person reads the steps."""

NOT_TOLD = {
    "sealed": "opened by its room",
    "slot": "an index",
    "secret_hash": "a secret",
    "token_sha256": "a secret",
    "settled_reason": "about a letter, without a name",
    "code": "in the address of its page",
    "wrapped": "a key",
    "particulars_sealed": "opened fact by fact",
    "said_sealed": "opened part by part",
    "staff_name": "of the staff",
    "email": "of the staff",
}
"""What erasing reaches and the copy leaves out."""


def shown(table: str, rows: Rows) -> Rows:
    """Narrow some rows to those their person reads: a law may forbid to tell of a request from outside."""
    columns = Model.metadata.tables[table].c
    if table == "outside_request":
        return rows & columns.hidden_by.is_(None)
    if table == "history_line":
        return rows & columns.subject.in_(STEPS_TOLD)
    return rows
