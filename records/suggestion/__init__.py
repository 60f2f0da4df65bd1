"""Ranked matches, with their reasons, live from the matcher.

No ranking is stored. What is kept is what somebody decided about a match (saved, not for me), what a
counsellor keeps on the shortlist, and the ledger of reasons as it stood when a person was introduced.
"""
