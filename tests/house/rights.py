"""What each program may do in the database: the one list.

S select, I insert, U update, D delete: a capital for every column, a small letter for those in ``SOME``. What
is not written here is refused. A new table needs its line: first the web role's rights, then the worker's.
Which *rows* are seen is the business of the policies (migration 0006).
"""

RIGHTS = {
    "account": ("SIU", "s"),
    "alembic_version": ("S", "S"),
    "branch": ("SIU", "S"),
    "centre": ("SIU", "S"),
    "change_count": ("SIU", "S"),
    "commune": ("S", "S"),
    "consent": ("SIu", ""),
    "course": ("SIU", "S"),
    "data_key": ("SIu", "s"),
    "decision": ("SIU", "S"),
    "delivery": ("SIU", "SIU"),
    "delivery_attempt": ("SI", "SI"),
    "employer": ("SIU", "S"),
    "employer_member": ("SIU", "S"),
    "event": ("SIU", "SIU"),
    "form_key": ("SIUD", "SIU"),
    "frozen_ledger": ("SI", "S"),
    "grant": ("SIu", ""),
    "history_line": ("SI", "S"),
    "introduction": ("SIU", "S"),
    "notice": ("SIU", "SIU"),
    "person": ("SIu", "s"),
    "placement": ("SIU", "S"),
    "programme": ("SIu", ""),
    "province": ("S", "S"),
    "seeker": ("SIU", "s"),
    "sign_in": ("SIU", ""),
    "slow_down": ("SIUD", ""),
    "trail_line": ("SI", "SI"),
    "trail_seal": ("S", "SI"),
    "vacancy": ("SIU", "S"),
    "vacancy_spot": ("SIUD", "S"),
    "wall.key": ("", ""),
}
SOME = {
    ("loive_web", "consent", "U"): "state withdrawn_at",
    ("loive_web", "data_key", "U"): "master wrapped destroyed_at",
    ("loive_web", "grant", "U"): "withdrawn_at",
    ("loive_web", "person", "U"): (
        "centre_id branch_id counsellor_id account_id commune_code name_sealed phone_sealed phone_index"
        " citizen_id_sealed citizen_id_index birth_date_sealed address_sealed"
    ),
    ("loive_web", "programme", "U"): "sealed",
    (
        "loive_worker",
        "account",
        "S",
    ): "id role login centre_id branch_id staff_name email closed_at",
    ("loive_worker", "data_key", "S"): "master",
    ("loive_worker", "person", "S"): "id code centre_id branch_id counsellor_id",
    ("loive_worker", "seeker", "S"): "id code person_id centre_id state",
}
