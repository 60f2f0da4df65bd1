"""Ranked matches, with their reasons, live from the matcher.

No ranking is stored. What is kept is what somebody decided about a match (saved, not for me) and the
ledger of reasons as it stood when a person was introduced.
"""
