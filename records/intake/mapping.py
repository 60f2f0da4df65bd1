"""Which column of a file is which: guessed from the headings, shown, and open to correction."""

import re
from collections.abc import Mapping as Choice
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.fuzz import ratio

from matcher.text import canonical, fold
from records.intake.reasons import Reason, because

How = Literal["chosen", "exact", "near"]

NEAR = 90.0
"""RapidFuzz ratio (0-100) from which a folded heading counts as a slip of the keyboard."""

_SHORTEST_NEAR = 6
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*|^\s*\d+[.)]\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """A column a room can take. The first alias is its name towards people."""

    key: str
    aliases: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where a target was found, and how surely."""

    at: int
    heading: str
    how: How


@dataclass(frozen=True, slots=True)
class Mapping:
    """The guess: ``found`` by target key, headings ``unused``, ``problems`` that forbid a run.

    ``names`` are what targets without a column are called.
    """

    found: dict[str, Found]
    unused: tuple[str, ...]
    problems: tuple[Reason, ...]
    names: Choice[str, str] = field(default_factory=dict)

    def heading(self, key: str) -> str:
        """What the person calls a target: the heading they wrote, else our own name of it."""
        return self.found[key].heading if key in self.found else self.names.get(key, key)

    def pick(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells of one row by target key; a target without a column is not in it."""
        return {key: cells[found.at] for key, found in self.found.items()}


def guess(
    head: Sequence[str], targets: Sequence[Target], *, chosen: Choice[str, str] | None = None
) -> Mapping:
    """Map headings to targets: what was ``chosen`` (key -> heading), then equal, then near names.

    Two columns that claim one target equally well are a problem, not a guess, until one is chosen;
    an empty choice ("") leaves the target out.
    """
    choices = chosen or {}
    found, problems = _chosen(head, targets, choices)
    for how in ("exact", "near"):
        open_targets = [t for t in targets if t.key not in found and t.key not in choices]
        free = [at for at in range(len(head)) if at not in {f.at for f in found.values()}]
        more, doubles = _claims(head, free, open_targets, how)
        found |= more
        problems += [double for double in doubles if double not in problems]
    problems += _missing(targets, found, problems)
    used = {f.at for f in found.values()}
    unused = tuple(name for at, name in enumerate(head) if name and at not in used)
    names = {target.key: target.aliases[0] for target in targets}
    return Mapping(found, unused, tuple(problems), names)


def _chosen(
    head: Sequence[str], targets: Sequence[Target], choices: Choice[str, str]
) -> tuple[dict[str, Found], list[Reason]]:
    found: dict[str, Found] = {}
    problems: list[Reason] = []
    known = {target.key for target in targets}
    for key, heading in choices.items():
        places = _places(head, heading)
        if key not in known:
            problems.append(because("column-not-wanted", target=key))
        elif heading and not places:
            problems.append(because("column-unknown", column=heading))
        elif heading and (len(places) > 1 or places[0] in {f.at for f in found.values()}):
            problems.append(because("column-double", target=key, columns=heading))
        elif heading:
            found[key] = Found(places[0], head[places[0]], "chosen")
    return found, problems


def _places(head: Sequence[str], heading: str) -> list[int]:
    """Columns under this very heading, or, failing that, under the same heading without marks."""
    same = [at for at, name in enumerate(head) if canonical(name) == canonical(heading)]
    return same or [at for at, name in enumerate(head) if fold(name) == fold(heading)]


def _claims(
    head: Sequence[str], free: Sequence[int], targets: Sequence[Target], how: str
) -> tuple[dict[str, Found], list[Reason]]:
    """The strongest claims first, so that a column serves one target only."""
    weighed = [(_strength(head[at], t, how), at, t) for t in targets for at in free if head[at]]
    found: dict[str, Found] = {}
    doubles: list[Reason] = []
    for strength, at, target in sorted(weighed, key=lambda claim: -claim[0]):
        taken = any(f.at == at for f in found.values())
        if strength <= 0 or target.key in found or taken:
            continue
        rivals = [a for s, a, t in weighed if t is target and s == strength]
        if len(rivals) > 1:
            doubles.append(_double(target, [head[a] for a in rivals]))
        found[target.key] = Found(at, head[at], "exact" if how == "exact" else "near")
    return found, list({double.values["target"]: double for double in doubles}.values())


def _strength(heading: str, target: Target, how: str) -> float:
    """0 = no claim. Equal with marks beats equal without; a near name is as strong as its ratio."""
    if how == "exact":
        return max(_sameness(heading, alias) for alias in target.aliases)
    plain = _plain(heading)
    if len(plain) < _SHORTEST_NEAR:
        return 0.0
    return max(ratio(plain, fold(alias), score_cutoff=NEAR) for alias in target.aliases)


def _sameness(heading: str, alias: str) -> float:
    if canonical(heading).casefold() == canonical(alias).casefold():
        return 3.0
    if not fold(alias):
        return 0.0
    return 2.0 if fold(heading) == fold(alias) else float(_plain(heading) == fold(alias))


def _plain(heading: str) -> str:
    """The heading folded, without numbering, stars and remarks in brackets."""
    return fold(_REMARK.sub(" ", heading))


def _double(target: Target, headings: Sequence[str]) -> Reason:
    return because("column-double", target=target.aliases[0], columns=" · ".join(headings))


def _missing(
    targets: Sequence[Target], found: Choice[str, Found], problems: Sequence[Reason]
) -> list[Reason]:
    names = [t.aliases[0] for t in targets if t.required and t.key not in found]
    return [because("column-missing", columns=", ".join(names))] if names else []
