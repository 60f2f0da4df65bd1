"""What stands on the paper somebody outside sent."""

import json
from dataclasses import asdict, dataclass
from datetime import date

ASKERS = ("police", "commune", "court", "other")
FACTS = ("registered", "working", "name", "birth-date", "citizen-id", "phone", "address")
"""All that can be released: never what was counselled, refused or sealed in the envelope, nor an
employer's name (NĐ 49/2020 Đ.25; Luật 91/2025/QH15)."""


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A request in writing: who asks, the document, on which legal basis, and what is asked."""

    asker_kind: str
    asker: str
    document_no: str
    document_on: date
    basis: str
    asked: str

    def pack(self) -> str:
        """Return it as text."""
        return json.dumps({**asdict(self), "document_on": self.document_on.isoformat()})

    @classmethod
    def unpack(cls, text: str) -> "Paper":
        """Read it back."""
        said = json.loads(text)
        return cls(**{**said, "document_on": date.fromisoformat(said["document_on"])})
