"""Sign-ins: who may come through which door, proven by a secret, revocable at once.

Roles: seeker, employer, counsellor, manager, auditor. Sign-ins are rows in PostgreSQL, so that losing
Redis logs nobody out and ending one works at the next request. Wrong secrets slow the next try down;
they never lock an account, since anybody could do that to somebody else.
"""
