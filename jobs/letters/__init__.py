"""Letters: neutral words, a number and a link; no name, nothing an onlooker could learn from.

A letter is rendered once, in Vietnamese with English under it, and frozen. Its subject and body come
from the catalogue under ``letter-<topic>-subject`` and ``letter-<topic>-body``.
"""

from jobs.letters.compose import compose

__all__ = ["compose"]
