"""The medians as one picture: a line for each engine over the sizes, both axes logarithmic."""

import math
import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.figures import Figures

WIDE, HIGH, EDGE = 720, 420, 70
COLOURS = ("#0b5f56", "#5c3a82", "#b3541e", "#1d6fb8", "#8a6d00", "#a8325e", "#4d4d4d", "#2f7d32")


def drawn(found: "Sequence[Figures]") -> str:
    """One SVG; the table beside it says the same in numbers."""
    lines = _lines(found)
    times = [took for points in lines.values() for _, took in points]
    sizes = [each.size for each in found]
    across, up = _scale(sizes, EDGE, WIDE - 170), _scale(times, HIGH - EDGE, 30)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        'font-family="sans-serif" font-size="13">',
        "<title>Median milliseconds of one ranking, by number of vacancies</title>",
        *(_text(across(size), HIGH - EDGE + 24, f"{size:,}", "middle") for size in sizes),
        *(_text(EDGE - 10, up(mark) + 4, f"{mark:g} ms", "end") for mark in _marks(times)),
    ]
    for (name, points), colour in zip(lines.items(), COLOURS * 2, strict=False):
        path = " ".join(f"{across(size):.1f},{up(took):.1f}" for size, took in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{across(size):.1f}" cy="{up(took):.1f}" r="3.5" fill="{colour}"/>'
            for size, took in points
        ]
        size, took = points[-1]
        parts.append(_text(across(size) + 8, up(took) + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>"])


def _lines(found: "Sequence[Figures]") -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    for each in found:
        for name, took in each.times.items():
            lines.setdefault(name, []).append((each.size, statistics.median(took)))
    return lines


def _scale(values, low, high):
    least, most = math.log10(min(values)), math.log10(max(values))
    span = (most - least) or 1.0
    return lambda value: low + (high - low) * (math.log10(value) - least) / span


def _marks(times):
    least, most = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    return [10.0**power for power in range(least + 1, most)]


def _text(x, y, words, anchor, colour="#333"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
