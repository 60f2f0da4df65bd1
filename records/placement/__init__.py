"""The seeker started the work.

The employer or the seeker reports a start → ``reported``, and the centre is told in the same
transaction; the counsellor confirms or disputes it; a correction is a new version with its own notice;
later it ends, with a reason.
"""
