"""Reading, held against yardsticks: occupations (MELO), employers' own tags, manual titles, skill pairs.

Any folder of the same form can be given. What is not there is left out and said.
"""

import csv
import json
import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from matcher.concepts import TRADE, standard_lexicon
from matcher.likeness import Labels
from matcher.phrases import same_skill
from matcher.taxonomy import standard
from matcher.text import fold
from matcher.titles import read_title

LABELS = Path(__file__).with_name("manual_titles.csv")
NEAR = 110
"""Trades of one minor group, or named as near, count as the tag's."""
DEEP = 100


def measure(data: Path) -> dict[str, Any]:
    """Every yardstick that is there."""
    found: dict[str, Any] = {}
    for name, task in (
        ("occupations (MELO en)", lambda: _melo(data / "melo_en")),
        ("titles and tags", lambda: _tags(data / "vn_vacancies" / "title_tags.jsonl")),
        ("manual titles", lambda: _manual(data / "vn_vacancies" / "listings.csv")),
        ("skill pairs", lambda: _pairs(data / "skill_pairs")),
        ("free text", lambda: _free_text(data / "esco_en")),
    ):
        try:
            found[name] = task()
        except FileNotFoundError as missing:
            found[name] = {"not there": Path(str(missing.filename)).name}
    return found


def report(figures: dict[str, Any]) -> str:
    """The figures, one yardstick a paragraph."""
    return "\n".join(
        f"{name}: " + ", ".join(f"{key} {value}" for key, value in own.items())
        for name, own in figures.items()
    )


def _melo(folder: Path) -> dict[str, Any]:
    """Mean reciprocal rank of the first right surface form among the hundred likest."""
    forms = _columns(folder / "corpus_elements.tsv")
    right: dict[str, set[str]] = {}
    for query, _, form, _ in _columns(folder / "annotations.tsv"):
        right.setdefault(query, set()).add(form)
    labels = Labels([fold(form) for _, form in forms])
    ranks = []
    for query, text in _columns(folder / "queries.tsv"):
        near = (forms[at][0] for at, _ in labels.nearest(fold(text), DEEP))
        places = (place for place, form in enumerate(near, 1) if form in right[query])
        ranks.append(1 / next(places, float("inf")))
    return {"MRR": round(statistics.mean(ranks), 4), "queries": len(ranks), "wanted": "≥ .60"}


def _tags(path: Path) -> dict[str, Any]:
    """Titles whose trade is near one that the employer's own tags name; typed with marks, and without."""
    lexicon, words = standard_lexicon(), standard()
    hits, bare, of = 0, 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        looked = [lexicon.look_up(tag, 1, {TRADE}) for tag in row["tags"]]
        named = {found[0].concept for found in looked if found and found[0].sure}
        if not named:
            continue
        of += 1
        hits += _near(row["title"], named, words)
        bare += _near(fold(row["title"]), named, words)
    return {
        "titles with a known tag": of,
        "right": round(hits / of, 3),
        "typed without marks": round(bare / of, 3),
        "ratio": round(bare / max(hits, 1), 3),
        "wanted": "ratio ≥ .98",
    }


def _near(title, named, words) -> bool:
    found = read_title(title).trades[:1]
    return any(words.closeness(x.concept, name) >= NEAR for x in found for name in named)


def _manual(path: Path) -> dict[str, Any]:
    """Titles of manual trades labelled by reading them; right is one of the codes of the label."""
    with path.open(encoding="utf-8", newline="") as file:
        titles = {(row["source"], row["id"]): row["title"] for row in csv.DictReader(file)}
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right = []
    for row in rows:
        found = read_title(titles[row["source"], row["id"]]).trades[:1]
        right.append(any(x.concept in row["trades"].split("|") for x in found))
    return {"titles": len(right), "right": round(statistics.mean(right), 3), "wanted": "≥ .90"}


def _pairs(folder: Path) -> dict[str, Any]:
    """Pairs of skill phrases said to be the same."""
    true, false, missed = 0, 0, 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                said, same = same_skill(row["a"], row["b"]), row["label"] == "same"
                true, false = true + (said and same), false + (said and not same)
                missed += same and not said
    if not true + false + missed:
        raise FileNotFoundError(2, "no pairs", str(folder))
    return {
        "precision": round(true / max(true + false, 1), 3),
        "recall": round(true / (true + missed), 3),
        "wanted": "≥ .95 and ≥ .50",
    }


def _free_text(folder: Path) -> dict[str, Any]:
    """Misspelt labels among 15,000: time and first answer beside brute WRatio."""
    with (folder / "skills_preferred_labels_en.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    labels = sorted({fold(row[-1]) for row in rows[1:]} - {""})[:15_000]
    index, ours, theirs, right, rights = Labels(labels), [], [], 0, 0
    slips = list(_slips(labels))
    for at, text in slips:
        began = time.perf_counter()
        right += index.nearest(text)[0][0] == at
        middle = time.perf_counter()
        rights += process.extractOne(text, labels, scorer=fuzz.WRatio)[2] == at
        ours.append(middle - began)
        theirs.append(time.perf_counter() - middle)
    return {
        "labels": len(labels),
        "times faster than WRatio": round(statistics.median(theirs) / statistics.median(ours), 1),
        "first right": round(right / len(slips), 3),
        "WRatio's": round(rights / len(slips), 3),
        "wanted": "≥ 35, at least as right",
    }


def _slips(labels: list[str]) -> Iterable[tuple[int, str]]:
    """Every fiftieth label with a letter dropped, two swapped, or a word left out, in turn."""
    for turn, at in enumerate(range(7, len(labels), 50)):
        text = labels[at]
        middle = len(text) // 2
        if turn % 3 == 0:
            yield at, text[:middle] + text[middle + 1 :]
        elif turn % 3 == 1:
            yield at, text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]
        else:
            words = text.split()
            yield at, " ".join(words[:1] + words[2:]) if len(words) > 2 else text[:-1]


def _columns(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
