"""When personal data got where it does not belong: what happened, and the clock that runs from knowing.

States: known → told (the authority) → closed; dismissed if it was none, with a reason. Managers write here.
No room of people stands upstream, so no person can be named: kinds of facts and a count are all it holds.
"""
