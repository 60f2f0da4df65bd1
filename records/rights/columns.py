"""Every column that speaks of a person, and what erasing does to it.

``erasing`` walks this list: what stands here is what is done. A house test breaks when a table or a column
is missing, so whoever adds one decides here what becomes of it.
"""

from records.rights.fates import (
    BINDS,
    COUNTS,
    LOCKED,
    NEW_CODE,
    NEW_DIGEST,
    NO_FACTS,
    NO_LIST,
    NO_WORDS,
    NOTHING,
    Emptied,
    What,
)

OF_PERSON: dict[str, dict[What, str]] = {
    "person": {
        BINDS: "id centre_id branch_id counsellor_id data_key_id merged_into_id",
        COUNTS: "registered_at",
        NEW_CODE: "code",
        NOTHING: "account_id commune_code name_sealed phone_sealed phone_index citizen_id_sealed "
        "citizen_id_index birth_date_sealed address_sealed sex_sealed ethnicity_sealed religion_sealed "
        "particulars_sealed namesake_index",
    },
    "seeker": {
        BINDS: "id person_id programme_id centre_id changed_no",
        COUNTS: "state",
        NEW_CODE: "code",
        NO_LIST: "trades moves_to",
        NO_FACTS: "held years wishes",
        NO_WORDS: "own_words",
        NOTHING: "commune_code pay_floor free_from",
        Emptied(15): "reach_km",
    },
    "programme": {BINDS: "id data_key_id", NOTHING: "sealed"},
    # ``wrapped`` is emptied by the vault itself, before anything else.
    "data_key": {BINDS: "id master", COUNTS: "made_at destroyed_at", NOTHING: "wrapped"},
    "account": {
        BINDS: "id centre_id branch_id",
        COUNTS: "role opened_at closed_at",
        NEW_CODE: "login",
        NO_WORDS: "secret_hash",
        NOTHING: "staff_name email",
    },
    "sign_in": {
        BINDS: "id code account_id",
        COUNTS: "began_at seen_at ended_at owed borrowed by_desk_code",
        NO_WORDS: "browser",
        NEW_DIGEST: "token_sha256",
    },
    "consent": {
        BINDS: "id code person_id taken_by",
        COUNTS: "state how given_on given_at withdrawn_at",
        # Whoever has the index key could ask it of every purpose.
        NEW_DIGEST: "slot asking_index",
        LOCKED: "sealed",
    },
    "grant": {
        BINDS: "id code seeker_id vacancy_id employer_id given_by",
        COUNTS: "parts text_version how given_at given_on until withdrawn_at",
    },
    "introduction": {
        BINDS: "id code centre_id seeker_id vacancy_id employer_id ledger_id grant_id",
        COUNTS: "state asked_by begun_at moved_at reply reply_at",
        NOTHING: "interview_at decline_reason why",
        NO_WORDS: "interview_where reply_words",
        NO_LIST: "reply_times",
    },
    "counselling": {
        BINDS: "id code centre_id seeker_id counsellor_id",
        COUNTS: "state kind held_on noted_at",
        NOTHING: "note_sealed",
    },
    "appointment": {
        BINDS: "id code centre_id seeker_id counsellor_id",
        COUNTS: "state version at meets about made_at reminded_at",
        NOTHING: "place_sealed",
    },
    "call_back": {
        BINDS: "id code centre_id seeker_id",
        COUNTS: "state safe_days safe_hours tries wished_at tried_at moved_at late_from",
        NOTHING: "said_sealed",
    },
    "readiness_item": {
        BINDS: "id centre_id seeker_id",
        COUNTS: "kind state sees_to_it due_on",
    },
    "referral": {
        BINDS: "id code centre_id seeker_id course_id start_id consent_id",
        COUNTS: "state kind due_on amount begun_at moved_at taken_up_on ended_on",
        NOTHING: "where_sealed",
    },
    "trial": {
        BINDS: "id centre_id introduction_id seeker_id",
        COUNTS: "state first_day last_day offered_by offered_at shown_at",
        NO_LIST: "tasks",
        NO_WORDS: "work_hours pay_written own_words",
    },
    "trial_report": {
        BINDS: "id trial_id account_id",
        COUNTS: "side reported_at",
        NO_LIST: "went",
        NO_WORDS: "words title holder",
    },
    "placement": {
        BINDS: "id code centre_id introduction_id vacancy_id seeker_id",
        COUNTS: "state version started_on contract reported_by reported_at ended_on entered_on",
        NO_WORDS: "pay_written end_reason",
    },
    "follow_up": {
        BINDS: "id placement_id account_id",
        COUNTS: "after_days side says answered_at",
        NO_WORDS: "note",
    },
    "frozen_ledger": {
        BINDS: "id seeker_id vacancy_id",
        COUNTS: "score frozen_at",
        NO_LIST: "lines",
    },
    "history_line": {
        BINDS: "id subject subject_id account_id",
        COUNTS: "verb from_state to_state role happened_at",
        NOTHING: "reason",
    },
    # A letter holds a number and a link (jobs/letters), never a name: it stays as it was sent.
    "delivery": {
        BINDS: "id code event_id settled_by",
        COUNTS: "reaction state tries due_at give_up_at letter letter_sha256 last_code sent_at settled_at",
        NO_WORDS: "settled_reason",
    },
    "rights_request": {
        BINDS: "id code centre_id person_id taken_by first_by",
        COUNTS: "state asks_for how asked_at acknowledge_by answer_by acknowledged_at ended_at",
        NOTHING: "words_sealed answer_sealed",
    },
    "outside_request": {
        BINDS: "id code centre_id person_id noted_by first_by second_by",
        COUNTS: "state asker office document_no document_on basis hidden_by noted_at decided_at",
        NO_WORDS: "asked given",
    },
}

DELETED = {
    "decision": "what somebody thought of a vacancy: nobody counts it",
    "alert": "what they search for: nobody is told any more",
    "channel": "how they wish to be told: nobody is told any more",
    "deferral": "why something about them could wait",
    "known_device": "a browser that was known",
    "one_time_code": "a code told at the desk",
    "shortlisted": "what a counsellor kept in view for somebody",
    "reach_day": "what a centre's people wish for today, without names: counted anew when asked for",
}
"""Tables whose rows of the person go as a whole."""

UNTOUCHED = {
    "event": "frozen facts: ids, codes, a state and a day; the promises keep them as they are",
    "link": "ids and moments; a link about who was erased answers nothing any more",
    "rehearsal": "what a trial channel was given: a text without name or address; the clock deletes it",
    "notice": "ids: which letter lay in whose inbox",
    "delivery_attempt": "what a mail server answered about a letter of the centre to a firm or to itself",
    "trail_line": "ids and the names of fields, never a value; it only grows",
    "trail_seal": "digests over the trail",
    "form_key": "digests of sent forms; the clock deletes them after two days",
    "slow_down": "digests; the clock deletes them after a day",
    "change_count": "counts",
    "upload": "a list as it was brought, locked by a code kept nowhere; the clock deletes it after an hour",
    "breach": "counts, and words that are guarded against names of people",
    "centre": "of the centre",
    "branch": "of the centre",
    "province": "of the country",
    "commune": "of the country",
    "employer": "of firms",
    "employer_member": "of firms",
    "employer_owner": "of who employs, under a key of its own that no person has",
    "vacancy": "of firms",
    "exclusion": "of firms",
    "reach_answer": "rounded counts, told to firms",
    "second_factor": "of the staff",
    "recovery_code": "of the staff",
    "backup": "days and sizes",
    "destroyed_key": "ids of keys that are no more",
    "vacancy_spot": "of firms",
    "complaint": "of vacancies: kinds and counts, never who complained",
    "course": "of schools",
    "course_start": "of schools",
}
"""Tables that hold nothing of a person that erasing would have to reach, and why."""


def fate_of(table: str) -> dict[str, What]:
    """Return what becomes of each column of a table."""
    return {column: fate for fate, listed in OF_PERSON[table].items() for column in listed.split()}
