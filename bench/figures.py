"""What one size came to, each figure beside what was wanted of it, to read or to work with."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

TARGETS = {
    "scipy": {10_000: 6, 100_000: 15, 1_000_000: 30},
    "tantivy": {10_000: 4, 100_000: 7, 1_000_000: 10},
    "polars": {10_000: 20, 100_000: 30, 1_000_000: 80},
    "postgresql": {10_000: 35, 100_000: 180, 1_000_000: 900},
    "rapidfuzz": {10_000: 2_500},
}
"""How many times ours each engine is wanted to take."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number; wanted is at least so much of it, or at most."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def wanted(self) -> str:
        """The target as it is read; empty where none was set."""
        if self.least is not None:
            return f"≥ {self.least:,}"
        return "" if self.most is None else f"≤ {self.most:,}"

    @property
    def met(self) -> bool | None:
        """Whether the target was met."""
        if self.least is not None:
            return self.value >= self.least
        return None if self.most is None else self.value <= self.most

    def as_json(self) -> dict[str, Any]:
        """Value, target and whether it was met."""
        return {"value": float(f"{self.value:.4g}"), "wanted": self.wanted or None, "met": self.met}


@dataclass
class Figures:
    """What one size came to; times are milliseconds."""

    size: int
    build_s: float
    megabytes: float
    times: dict[str, list[float]] = field(default_factory=dict)
    worked: list[float] = field(default_factory=list)
    """What the processor gave to each first question of ours, the rest of the machine left out."""
    classes: dict[str, tuple[int, int]] = field(default_factory=dict)
    more: list[Figure] = field(default_factory=list)

    def ours(self) -> float:
        """The median of a first question."""
        return statistics.median(self.times["ours"])

    def as_json(self) -> dict[str, Any]:
        """Medians, ratios and what was asked for."""
        return {
            "size": self.size,
            "build_s": round(self.build_s, 1),
            "megabytes": round(self.megabytes, 1),
            "engines": {name: self._engine(name, took) for name, took in self.times.items()},
            "exact": {name: f"{right}/{of}" for name, (right, of) in self.classes.items()},
            "figures": {figure.name: figure.as_json() for figure in self.more},
        }

    def _engine(self, name: str, took: Sequence[float]) -> dict[str, Any]:
        median = statistics.median(took)
        ratio = Figure(name, median / self.ours(), TARGETS.get(name, {}).get(self.size))
        return {
            "median_ms": round(median, 4),
            "p99_ms": round(float(np.percentile(took, 99)), 4),
            "ratio": round(ratio.value, 2),
            "wanted": ratio.least,
            "met": ratio.met,
        }


def report(figures: Sequence[Figures], *, as_json: bool) -> str:
    """The tables, to read or to work with."""
    if as_json:
        return json.dumps([each.as_json() for each in figures], indent=1, ensure_ascii=False)
    return "\n\n".join(_tables(each) for each in figures)


def _tables(of: Figures) -> str:
    said = of.as_json()
    lines = [
        f"{of.size:,} vacancies, built in {said['build_s']} s, {said['megabytes']} MB of arrays"
    ]
    lines += [
        "",
        "| engine | median ms | p99 ms | times ours | wanted | |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in said["engines"].items():
        wanted = f"≥ {row['wanted']:,}" if row["wanted"] else ""
        times = f"{row['median_ms']} | {row['p99_ms']} | {row['ratio']}"
        lines.append(f"| {name} | {times} | {wanted} | {_verdict(row['met'])} |")
    exact = ", ".join(f"{name} {share}" for name, share in said["exact"].items())
    lines += ["", f"same top as brute force: {exact}", ""]
    lines += ["| figure | came to | wanted | |", "|---|---|---|---|"]
    for figure in of.more:
        lines.append(
            f"| {figure.name} | {figure.value:,.4g} | {figure.wanted} | {_verdict(figure.met)} |"
        )
    return "\n".join(lines)


def _verdict(met: bool | None) -> str:
    return {None: "", True: "met", False: "missed"}[met]
