"""Dated legal figures: every one with its source, its certainty and the day it was checked.

Certainty ``V`` was read in the legal text, ``V2`` only in a secondary source, ``M`` is from memory and
is never enforced, only shown as unverified. ``own`` is no law at all but the centre's own decision.
"""
