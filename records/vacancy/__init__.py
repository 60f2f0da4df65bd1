"""A position an employer offers, with places.

States: draft → open ⇄ paused → closed | filled; a text that asks about a past is held for a counsellor
(draft → held → open | draft) and read by nobody else. Its holder is an employer of the centre or, for an
imported listing, the source it came from. Only the holder and the centre's staff may change it.
Whether its last day has passed is asked by date, never written.
"""
