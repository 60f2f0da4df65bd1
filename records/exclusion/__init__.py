"""Whom a vacancy says it can't take, and by what right: a law, a duty at risk, or case by case.

Written and removed by the vacancy's employer. Nobody disappears from a list by it: a legal one acts in the
matcher as a condition that is named in the reasons, and only while its rule is verified, in force and about
the trade; the others are read by the counsellor at the pair and by seekers, in plain words. It speaks of
everybody and holds nothing about anybody.
"""
