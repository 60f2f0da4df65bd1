"""Setting a paper: tagged PDF (PDF/UA-1), with the fonts that come with typst and no others.

What is written on a paper reaches its sheet as data and is printed letter by letter: ``#``, ``*`` or ``$``
in a name mean nothing. Nothing is fetched, and no file outside the sheets can be read.
"""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from papers.paper import Paper

SHEETS = Path(__file__).with_name("templates")


def written(paper: Paper) -> str:
    """Return what a paper says, as its sheet reads it: JSON."""
    boxes: dict[str, Any] = asdict(paper)
    return json.dumps(boxes, ensure_ascii=False)


def pdf(paper: Paper, at: datetime) -> bytes:
    """Return a paper as PDF; ``at`` is when it says it was made."""
    found = typst.compile(
        SHEETS / f"{paper.sheet}.typ",
        root=SHEETS,
        font_paths=_fonts(),
        sys_inputs={"said": written(paper)},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=at.replace(microsecond=0),
    )
    if not isinstance(found, bytes):
        raise TypeError("a paper is one file")
    return found


@cache
def _fonts() -> typst.Fonts:
    """Only what is in the wheel: a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
