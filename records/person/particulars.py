"""What form 01 asks besides who somebody is (NĐ 352/2025, Phụ lục I, Mẫu 01): sealed as one fact.

Schooling and training are not here: the matcher asks for them, so they stand among the wishes. Nothing asks
why somebody did not work for a time, nor where a trade was learned.
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

PRIORITIES = ("disability", "minority", "poor-household", "demobilised")
"""Form 01's groups. It also has "other, say which", which could tell of the programme: it is not asked."""
SOFT_SKILLS = (
    "talking", "presenting", "time", "leading", "reporting", "adapting", "team", "alone", "pressure",
    "watching", "judging",
)  # fmt: skip
SERVICES = ("search", "work", "policy", "training")


@dataclass(frozen=True, slots=True, repr=False)
class FormerWork:
    """One place somebody worked at; ``began`` and ``ended`` are months, ``2019-03``."""

    place: str
    post: str | None = None
    main_work: str | None = None
    began: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Particulars:
    """What else is known of a person. Has no ``repr``, so that no log or traceback can show it."""

    permanent_commune: str | None = None
    permanent_address: str | None = None
    email: str | None = None
    other_contact: str | None = None
    priorities: tuple[str, ...] = ()
    field_of_study: str | None = None
    other_training: str | None = None
    languages: str | None = None
    computing: str | None = None
    soft_skills: tuple[str, ...] = ()
    former_work: tuple[FormerWork, ...] = ()
    services: tuple[str, ...] = ()

    def pack(self) -> str | None:
        """Return it as text, nothing if nothing is said."""
        said = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else None

    @classmethod
    def unpack(cls, text: str | None) -> "Particulars":
        """Read it back."""
        said: dict[str, Any] = json.loads(text) if text else {}
        known = {x.name: said[x.name] for x in fields(cls) if x.name in said}
        listed = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        works = tuple(FormerWork(**work) for work in known.get("former_work", ()))
        return cls(**{**known, **listed, "former_work": works})


NOTHING_MORE = Particulars()
