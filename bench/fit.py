"""Fit what the generator draws from to real listings: how often each trade, and what it pays.

python -m bench.fit LISTINGS.csv      writes bench/fitted.csv: counts and pay in thousands, no title.
"""

import csv
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from matcher.titles import read_title
from records.intake.pay import as_monthly, read_pay
from records.intake.reasons import Reason

FITTED = Path(__file__).parent / "fitted.csv"
RATE = 26_000
HEAD = ("trade", "listings", "said", "low", "middle", "high")


def main(listings: Path) -> None:
    """Read every title and pay once; trades that few listings name still get one listing."""
    pays: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    with listings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = read_title(row["title"]).trades
            if found and found[0].sure:
                counts[found[0].concept] += 1
                pays[found[0].concept] += _thousands(row["salary"])
    with FITTED.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(HEAD)
        for trade in sorted(counts):
            some = sorted(pays[trade]) or [7_000]
            cuts = statistics.quantiles(some, n=10) if len(some) > 1 else some * 9
            lines.writerow(
                (trade, counts[trade], len(pays[trade]), *(round(cuts[at]) for at in (0, 4, 8)))
            )


def _thousands(written: str) -> list[int]:
    pay = read_pay(written)
    if isinstance(pay, Reason):
        return []
    low, _ = as_monthly(pay, rate_usd=RATE)
    return [] if low is None else [low // 1000]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
