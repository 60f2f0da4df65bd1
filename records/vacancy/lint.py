"""VAC-LLTP: a vacancy asks for no judicial record card, no clean past, and tells of nobody's.

The employer reads why at the box and takes the words out. Where a law lets the employer ask for this
trade, the vacancy is written down and waits for a counsellor: ``to_look_at`` says so.
"""

from collections.abc import Mapping
from typing import Any

from matcher.titles import read_title
from records.field.guard import quoted
from records.field.scan import DEMANDS, STATEMENTS, scan
from records.intake.reasons import Reason, because
from records.rule.asking import exceptions, since

TEXTS = ("title", "description")


def objections(said: Mapping[str, Any]) -> dict[str, tuple[Reason, ...]]:
    """Return what must be taken out, by box; nothing for a trade where the law lets one ask."""
    texts = {name: said.get(name) or "" for name in TEXTS}
    wrong = {name: reasons for name, text in texts.items() if (reasons := objected(text))}
    return {} if wrong and exceptions(_trade(said, texts)) else wrong


def objected(text: str) -> tuple[Reason, ...]:
    """Return the reasons against one text of a vacancy."""
    found = scan(text, STATEMENTS | DEMANDS)
    asked = [each for each in found if each.kind in DEMANDS]
    told = [each for each in found if each.kind not in DEMANDS]
    reasons = (
        [because("scan-vacancy-asks", words=quoted(text, asked), since=since())] if asked else []
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
