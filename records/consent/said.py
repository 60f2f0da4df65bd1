"""What a consent says, and how it is kept at one length."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

# Long enough for every field; whatever the purpose, the sealed value has this many bytes inside.
LENGTH = 384


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The text a person was shown, as it was shown."""

    purpose: str
    version: int
    language: str
    text: str

    @property
    def digest(self) -> str:
        """Return the sha256 of the text in UTF-8, in hexadecimal: the proof of what was read."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What was agreed to: the purpose, which text, and what some purposes add.

    ``employer_id`` and ``until`` for P3; ``channel``, ``hours`` and ``answers`` (who may answer the
    telephone) for P6.
    """

    purpose: str
    version: int
    language: str
    digest: str
    employer_id: int | None = None
    until: date | None = None
    channel: str | None = None
    hours: str | None = None
    answers: str | None = None

    def pack(self) -> str:
        """Return it as text of always the same length."""
        facts = [
            self.purpose,
            self.version,
            self.language,
            self.digest,
            self.employer_id,
            self.until and self.until.isoformat(),
            self.channel,
            self.hours,
            self.answers,
        ]
        packed = json.dumps(facts, separators=(",", ":"))
        if len(packed) > LENGTH:
            raise ValueError("too much for one consent")
        return packed.ljust(LENGTH)

    @classmethod
    def unpack(cls, text: str) -> "Said":
        """Read it back."""
        purpose, version, language, digest, employer_id, until, *follow_up = json.loads(text)
        day = date.fromisoformat(until) if until else None
        return cls(purpose, version, language, digest, employer_id, day, *follow_up)
