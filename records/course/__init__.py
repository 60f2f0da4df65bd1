"""A training course: who gives it, where, on which days it starts, what it costs, which skills it gives.

States: open → closed (and back); the centre's staff keep them.
"""
