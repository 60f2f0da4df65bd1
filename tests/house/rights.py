"""What each program may do in the database: the one list.

S select, I insert, U update, D delete: a capital for every column, a small letter for those in ``SOME``. What
is not written here is refused. A new table needs its line: first the web role's rights, then the worker's.
Which *rows* are seen is the business of the policies (migration 0011).
"""

RIGHTS = {
    "account": ("SIU", "s"),
    "alembic_version": ("S", "S"),
    "backup": ("SI", ""),
    "branch": ("SIU", "S"),
    "breach": ("SIU", ""),
    "centre": ("SIU", "S"),
    "change_count": ("SIU", "SIU"),
    "commune": ("S", "S"),
    "consent": ("SIu", ""),
    "course": ("SIU", "S"),
    "data_key": ("SIu", "s"),
    "decision": ("SIUD", "S"),
    "delivery": ("SIU", "SIU"),
    "delivery_attempt": ("SI", "SI"),
    "destroyed_key": ("", "Su"),
    "employer": ("SIU", "S"),
    "employer_member": ("SIU", "S"),
    "event": ("SIU", "SIU"),
    "exclusion": ("SID", "S"),
    "form_key": ("SIUD", "SIUD"),
    "frozen_ledger": ("SIu", "S"),
    "grant": ("SIu", ""),
    "history_line": ("SIu", "S"),
    "introduction": ("SIU", "S"),
    "known_device": ("SIUD", ""),
    "notice": ("SIU", "SIU"),
    "one_time_code": ("SIUD", "S"),
    "person": ("SIu", "s"),
    "placement": ("SIU", "S"),
    "programme": ("SIu", ""),
    "province": ("S", "S"),
    "reach_answer": ("SID", ""),
    "reach_day": ("SID", ""),
    "recovery_code": ("SIUD", ""),
    "second_factor": ("SIUD", ""),
    "outside_request": ("SIU", ""),
    "rights_request": ("SIU", ""),
    "seeker": ("SIU", "s"),
    "sign_in": ("SIU", "sD"),
    "slow_down": ("SIUD", "sD"),
    "trail_line": ("SI", "SI"),
    "trail_seal": ("S", "SI"),
    "upload": ("SIUD", "sD"),
    "vacancy": ("SIU", "Su"),
    "vacancy_spot": ("SIUD", "S"),
    "wall.key": ("", ""),
}
SOME = {
    ("loive_web", "frozen_ledger", "U"): "lines seeker_id",
    ("loive_web", "history_line", "U"): "reason",
    ("loive_worker", "sign_in", "S"): "id seen_at",
    ("loive_worker", "slow_down", "S"): "key wait_until",
    ("loive_worker", "upload", "S"): "id uploaded_at",
    ("loive_worker", "destroyed_key", "U"): "published_at",
    ("loive_web", "consent", "U"): "slot state withdrawn_at",
    ("loive_web", "data_key", "U"): "master wrapped destroyed_at",
    ("loive_web", "grant", "U"): "seeker_id withdrawn_at",
    ("loive_web", "person", "U"): (
        "code merged_into_id centre_id branch_id counsellor_id account_id commune_code name_sealed"
        " phone_sealed phone_index citizen_id_sealed citizen_id_index birth_date_sealed address_sealed"
        " sex_sealed ethnicity_sealed religion_sealed particulars_sealed namesake_index"
    ),
    ("loive_web", "programme", "U"): "sealed",
    ("loive_worker", "vacancy", "U"): "beyond_places changed_no",
    (
        "loive_worker",
        "account",
        "S",
    ): "id role login centre_id branch_id staff_name email closed_at",
    ("loive_worker", "data_key", "S"): "master",
    ("loive_worker", "person", "S"): "id code centre_id branch_id counsellor_id",
    ("loive_worker", "seeker", "S"): "id code person_id centre_id state",
}
