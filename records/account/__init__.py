"""Sign-ins: who may come through which door, proven by two things, revocable at once.

Roles: seeker, employer, counsellor, manager, auditor. Staff prove a password and the code of an
authenticator (or a recovery code); employers a password and a code sent by letter, unless their browser
is remembered; seekers their slip's code and a PIN, or a code told at the desk. Until the second proof a
sign-in is half: it leads to the second step and nowhere else, and each step up gets a new token.

Sign-ins are rows in PostgreSQL, so that losing Redis logs nobody out and ending one works at the next
request. Wrong tries slow the next one down (``slow_down``); they never lock an account, since anybody
could do that to somebody else.
"""
