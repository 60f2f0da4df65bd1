"""Asking later how it goes: on the days after a confirmed start that the rules name.

Which days are due is derived from the placement; written down are answers alone. The person, the employer
and the centre may each answer (still working · ended · don't know), each answer is kept, and the newest of
each side counts. What two sides say otherwise of is shown, and is a counsellor's to clear up. Only the
centre ends the work, by the placement's own verb.
"""
