"""What somebody needs at hand before they can begin work: the card, a telephone, an account and the like.

States: has · missing · in-progress · not-needed, from each to each. Who sees to it and by when stand beside
it. No item says anything of a past; what was never asked about has no row.
"""
