"""What a person reads of their own data, table by table: the declaration for this one audience.

What others wrote about them is in it. Left out are ids, indexes and secrets, which say nothing to them.
"""

from records.ledger import Model
from records.rights.belonging import Rows

TOLD = {
    "seeker": "state trades held years commune_code reach_km moves_to pay_floor free_from wishes own_words",
    "grant": "employer_id vacancy_id parts given_at until withdrawn_at",
    "introduction": "vacancy_id employer_id state asked_by begun_at interview_at interview_where "
    "decline_reason moved_at",
    "frozen_ledger": "vacancy_id score lines frozen_at",
    "placement": "vacancy_id state started_on contract pay_written reported_by reported_at ended_on "
    "end_reason",
    "decision": "vacancy_id choice reason decided_at",
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
    "rights_request": "asks_for state how words answer asked_at acknowledge_by answer_by ended_at",
}
"""The same of what is sealed, by the names its rooms open it under."""

NOT_TOLD = {
    "sealed": "opened by its room",
    "slot": "an index",
    "secret_hash": "a secret",
    "token_sha256": "a secret",
    "settled_reason": "about a letter, without a name",
    "code": "in the address of its page",
    "wrapped": "a key",
    "particulars_sealed": "opened fact by fact",
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
        return rows & columns.subject.in_(("seeker", "introduction", "placement"))
    return rows
