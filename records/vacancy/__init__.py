"""A position an employer offers, with places.

States: draft → open ⇄ paused → closed | filled. Its holder is an employer of the centre or, for an
imported listing, the source it came from. Only the holder and the centre's staff may change it.
Whether its last day has passed is asked by date, never written.
"""
