"""Verbs over many rooms: what a person may ask of the centre about their own data, and the registers.

``requests``: received → acknowledged → (proposed) → answered | refused | taken-back, each with the
law's days. ``copying`` gives a person everything stored about them, ``correcting`` changes who they
are, ``resting`` lets nobody use it for a while, ``erasing`` destroys it for good. ``outside`` notes who
asked from outside and what two people of the staff decided; ``breaches`` what got out, against a clock of 72
hours; ``keeping`` what is kept too long; ``merging`` makes two records of one person one.
``columns`` says of every column what erasing does to it.
"""
