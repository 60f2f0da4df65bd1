"""The ways of a counselling: one, for what was written down by mistake."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

COUNSELLING = Lifecycle(
    "counselling",
    "noted",
    (Way("strike", frozenset({"noted"}), "struck", frozenset({Role.COUNSELLOR, Role.MANAGER})),),
)
STATES = COUNSELLING.states

KINDS = ("work", "policy", "training")
"""What a talk is about: lines 2.1.a, 2.1.b and 4 of form 01, annex III, NĐ 352/2025."""
