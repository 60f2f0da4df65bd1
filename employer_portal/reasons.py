"""The frozen ledger as an employer may read it: the same points, said without the person's own figures.

A distance in kilometres would draw a circle around somebody's home, and the pay they hope for is theirs
to name: both stay with the person and the centre.
"""

from dataclasses import replace

from matcher.ledger import Line
from records.suggestion.queries import Reasons

COARSE = {
    "distance-within": "employer-distance-within",
    "distance-move": "employer-distance-move",
    "distance-too-far": "employer-distance-too-far",
    "pay-enough": "employer-pay-enough",
    "pay-may-reach": "employer-pay-may-reach",
    "pay-negotiable": "employer-pay-negotiable",
    "pay-too-low": "employer-pay-too-low",
}


def without_figures(reasons: Reasons) -> Reasons:
    """Return the same ledger with coarse sentences for distance and pay."""
    return replace(reasons, lines=tuple(_coarse(line) for line in reasons.lines))


def _coarse(line: Line) -> Line:
    if line.reason not in COARSE:
        return line
    return replace(line, reason=COARSE[line.reason], facts={})
