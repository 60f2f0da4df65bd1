"""VAC-LLTP: a vacancy asks for no judicial record card, no clean past, and tells of nobody's.

The employer reads why at the box and takes the words out. Who insists, or has a trade for which some law
lets one ask, is written down as typed and held for a counsellor (``holding``): ``to_look_at`` says so.
What tells of somebody's past is written down nowhere, whoever insists.
"""

from collections.abc import Mapping
from typing import Any

from matcher.titles import read_title
from records.field.guard import quoted
from records.field.scan import DEMANDS, STATEMENTS, scan
from records.intake.reasons import Reason, because
from records.rule.asking import exceptions, since

TEXTS = ("title", "description")


def objections(said: Mapping[str, Any], *, insists: bool = False) -> dict[str, tuple[Reason, ...]]:
    """Return what must be taken out, by box; who insists or may be let by law may ask, and is held."""
    texts = {name: said.get(name) or "" for name in TEXTS}
    if not any(scan(text, STATEMENTS | DEMANDS) for text in texts.values()):
        return {}
    may_ask = insists or bool(exceptions(_trade(said, texts)))
    found = {name: objected(text, may_ask=may_ask) for name, text in texts.items()}
    return {name: reasons for name, reasons in found.items() if reasons}


def objected(text: str, *, may_ask: bool = False) -> tuple[Reason, ...]:
    """Return the reasons against one text of a vacancy."""
    found = scan(text, STATEMENTS | DEMANDS)
    asked = [each for each in found if each.kind in DEMANDS]
    told = [each for each in found if each.kind not in DEMANDS]
    reasons = (
        [because("scan-vacancy-asks", words=quoted(text, asked), since=since())]
        if asked and not may_ask
        else []
    )
    if told:
        reasons.append(because("scan-refused", words=quoted(text, told)))
    return tuple(reasons)


def to_look_at(title: str, description: str) -> frozenset[str]:
    """Return the phrases a counsellor must look at before a vacancy is shown."""
    texts = (title, description)
    return frozenset(each.phrase for text in texts for each in scan(text, STATEMENTS | DEMANDS))


def _trade(said: Mapping[str, Any], texts: Mapping[str, str]) -> str | None:
    """The trade chosen, else the one the title surely means."""
    read = read_title(texts["title"], texts["description"])
    return said.get("trade") or next((x.concept for x in read.trades if x.sure), None)
