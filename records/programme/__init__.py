"""The separate, sealed record of the reintegration programme.

Every jobseeker of the centre has a row here, always of the same length and under a key of its own, so
that neither the table nor its size tells who is in the programme. Only the person and their counsellor
see what it says. It holds no offence, no sentence and no police class: these are stored nowhere.
"""
