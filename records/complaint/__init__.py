"""What is wrong with a vacancy, as somebody told the centre: one line for each kind of wrong, with how often.

States: open → settled (a counsellor's decision, with its reason). Whoever is looking for work and the
centre's staff may complain. Who did is not kept here: the vacancy is looked at, not they.
"""
