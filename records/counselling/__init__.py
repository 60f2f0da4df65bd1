"""A talk with a counsellor, counted in reports by its kind: work, policy, training (NĐ 352/2025).

States: noted → struck (written down by mistake, or twice; it counts no longer). A talk is the past: what is
to come is the room ``appointment``. The note is guarded, sealed, and read by the person in their own copy.
"""
