"""The one table of access: route × method × principal. What is not in it is closed to everybody.

``OPEN`` means everybody, signed in or not. A house test walks the URL map and breaks when a route is
missing here, or when a row here has no route.
"""

from records.ledger import Role

S, E, C, M, A = Role.SEEKER, Role.EMPLOYER, Role.COUNSELLOR, Role.MANAGER, Role.AUDITOR
OPEN = frozenset({Role.STRANGER, S, E, C, M, A})
SIGNED_IN = OPEN - {Role.STRANGER}
HALFWAY = frozenset({Role.HALFWAY})
SEEKER = frozenset({S})
EMPLOYER = frozenset({E})
DESK = frozenset({C, M})
MANAGER = frozenset({M})

GET, POST = ("GET",), ("POST",)
BOTH = ("GET", "POST")

TABLE: dict[str, dict[tuple[str, ...], frozenset[Role]]] = {
    "static": {GET: OPEN},
    "gallery": {GET: OPEN},
    "entrance.seeker": {BOTH: OPEN},
    "entrance.employer": {BOTH: OPEN},
    "entrance.staff": {BOTH: OPEN},
    "entrance.sign_out": {POST: SIGNED_IN},
    "entrance.set_up": {BOTH: HALFWAY},
    "entrance.staff_code": {BOTH: HALFWAY},
    "entrance.letter_code": {BOTH: HALFWAY},
    "entrance.letter_again": {POST: HALFWAY},
    "sign_ins.mine": {GET: SIGNED_IN},
    "sign_ins.end": {POST: SIGNED_IN},
    "sign_ins.end_others": {POST: SIGNED_IN},
    "sign_ins.secret": {BOTH: SIGNED_IN},
    "leaving.leave": {POST: OPEN},
    "leaving.month": {GET: OPEN},
    # The seekers' portal: browsing is open to everybody.
    "seeker_portal.home": {GET: OPEN},
    "seeker_portal.vacancies": {GET: OPEN},
    "seeker_portal.vacancy": {GET: OPEN},
    "seeker_portal.share": {GET: OPEN},
    "seeker_portal.wanted": {GET: OPEN},
    "seeker_portal.courses": {GET: OPEN},
    "seeker_portal.course": {GET: OPEN},
    "seeker_portal.suggestions": {GET: SEEKER},
    "seeker_portal.suggestion": {GET: SEEKER},
    "seeker_portal.decide": {POST: SEEKER},
    "seeker_portal.wishes": {BOTH: SEEKER},
    "seeker_portal.ask": {BOTH: SEEKER},
    "seeker_portal.introductions": {GET: SEEKER},
    "seeker_portal.introduction": {GET: SEEKER},
    "seeker_portal.grant": {BOTH: SEEKER},
    "seeker_portal.withdraw": {POST: SEEKER},
    "seeker_portal.start": {BOTH: SEEKER},
    "seeker_portal.seen": {GET: SEEKER},
    "seeker_portal.withdraw_grant": {POST: SEEKER},
    "seeker_portal.consents": {BOTH: SEEKER},
    "seeker_portal.withdraw_consent": {POST: SEEKER},
    "seeker_portal.introduction_consent": {BOTH: SEEKER},
    "seeker_portal.my_data": {GET: SEEKER},
    "seeker_portal.my_copy": {GET: SEEKER},
    "seeker_portal.my_copy_file": {GET: SEEKER},
    "seeker_portal.ask_right": {POST: SEEKER},
    "seeker_portal.take_back_right": {POST: SEEKER},
    "seeker_portal.correct_me": {BOTH: SEEKER},
    "seeker_portal.rest_me": {POST: SEEKER},
    "seeker_portal.stay_me": {POST: SEEKER},
    "seeker_portal.erase_me": {BOTH: SEEKER},
    # The employers' portal.
    "employer_portal.home": {GET: EMPLOYER},
    "employer_portal.vacancies": {GET: EMPLOYER},
    "employer_portal.new_vacancy": {BOTH: EMPLOYER},
    "employer_portal.vacancy": {GET: EMPLOYER},
    "employer_portal.edit_vacancy": {BOTH: EMPLOYER},
    "employer_portal.move_vacancy": {POST: EMPLOYER},
    "employer_portal.exclusions": {BOTH: EMPLOYER},
    "employer_portal.remove_exclusion": {POST: EMPLOYER},
    "employer_portal.reach": {POST: EMPLOYER},
    "employer_portal.introductions": {GET: EMPLOYER},
    "employer_portal.introduction": {GET: EMPLOYER},
    "employer_portal.invite": {BOTH: EMPLOYER},
    "employer_portal.decline": {BOTH: EMPLOYER},
    "employer_portal.start": {BOTH: EMPLOYER},
    # The counsellors' desk.
    "counsellor_portal.home": {GET: DESK | {A}},
    "counsellor_portal.seekers": {GET: DESK},
    "counsellor_portal.register": {BOTH: DESK},
    "counsellor_portal.registered_today": {GET: DESK},
    "counsellor_portal.bring_file": {BOTH: DESK},
    "counsellor_portal.choose_columns": {POST: DESK},
    "counsellor_portal.write_people": {POST: DESK},
    "counsellor_portal.drop_file": {POST: DESK},
    "counsellor_portal.file_lines": {GET: DESK},
    "counsellor_portal.file_template": {GET: DESK},
    "counsellor_portal.seeker": {GET: DESK},
    "counsellor_portal.seeker_form": {BOTH: DESK},
    "counsellor_portal.tested": {POST: DESK},
    "counsellor_portal.seeker_wishes": {BOTH: DESK},
    "counsellor_portal.access_slip": {BOTH: DESK},
    "counsellor_portal.issue_code": {POST: DESK},
    "counsellor_portal.consents": {BOTH: DESK},
    "counsellor_portal.withdraw_consent": {POST: DESK},
    "counsellor_portal.seeker_matches": {GET: DESK},
    "counsellor_portal.pair": {GET: DESK},
    "counsellor_portal.introduce": {POST: DESK},
    "counsellor_portal.vacancies": {GET: DESK},
    "counsellor_portal.vacancy": {GET: DESK},
    "counsellor_portal.held": {GET: DESK},
    "counsellor_portal.held_vacancy": {GET: DESK},
    "counsellor_portal.move_held": {POST: DESK},
    "counsellor_portal.introductions": {GET: DESK},
    "counsellor_portal.introduction": {GET: DESK},
    "counsellor_portal.grant": {BOTH: DESK},
    "counsellor_portal.move_introduction": {POST: DESK},
    "counsellor_portal.start": {BOTH: DESK},
    "counsellor_portal.placements": {GET: DESK},
    "counsellor_portal.placement": {GET: DESK},
    "counsellor_portal.confirm": {POST: DESK},
    "counsellor_portal.dispute": {BOTH: DESK},
    "counsellor_portal.correct": {BOTH: DESK},
    "counsellor_portal.end": {BOTH: DESK},
    "counsellor_portal.inbox": {GET: DESK},
    "counsellor_portal.acknowledge": {POST: DESK},
    "counsellor_portal.stuck": {GET: DESK},
    "counsellor_portal.try_again": {POST: DESK},
    "counsellor_portal.close_stuck": {BOTH: DESK},
    "counsellor_portal.staff": {GET: MANAGER},
    "counsellor_portal.reset_second_factor": {POST: MANAGER},
    # What people may ask about their own data, and the registers.
    "counsellor_portal.rights": {GET: DESK},
    "counsellor_portal.right": {BOTH: DESK},
    "counsellor_portal.move_right": {POST: DESK},
    "counsellor_portal.stay": {POST: DESK},
    "counsellor_portal.seeker_data": {BOTH: DESK},
    "counsellor_portal.seeker_copy": {GET: DESK},
    "counsellor_portal.correct_seeker": {BOTH: DESK},
    "counsellor_portal.rest_seeker": {POST: DESK},
    "counsellor_portal.forgotten": {GET: DESK},
    "counsellor_portal.twice": {GET: DESK},
    "counsellor_portal.make_one": {BOTH: DESK},
    "counsellor_portal.outside": {GET: DESK},
    "counsellor_portal.new_outside": {BOTH: DESK},
    "counsellor_portal.one_outside": {BOTH: DESK},
    "counsellor_portal.release": {POST: DESK},
    "counsellor_portal.refuse_outside": {BOTH: DESK},
    "counsellor_portal.breaches": {BOTH: MANAGER},
    "counsellor_portal.breach": {BOTH: MANAGER},
    "counsellor_portal.close_breach": {BOTH: MANAGER},
}


def allowed(endpoint: str, method: str) -> frozenset[Role]:
    """Return the roles a route is open to; an undeclared route or method is open to nobody."""
    asked = "GET" if method in ("HEAD", "OPTIONS") else method
    for methods, roles in TABLE.get(endpoint, {}).items():
        if asked in methods:
            return roles
    return frozenset()
