"""The texts people agree to, as they stand on a page or a paper."""

from lobby.words import LANGUAGES, language, sentence
from records.consent.purposes import VERSIONS, text_key
from records.consent.said import ConsentText
from records.ledger import Refusal

PAPER = "vi"
"""The centre's papers are in Vietnamese, whatever language the desk is read in."""


class TextChanged(Refusal):
    """What somebody agreed to is not (or no longer) a text of ours: they read it once more."""

    key = "refused-consent-text-changed"


def text(purpose: str, spoken: str | None = None) -> ConsentText:
    """Return the text in use, in the visitor's language or another."""
    version, spoken = VERSIONS[purpose], spoken or language()
    return ConsentText(purpose, version, spoken, sentence(spoken, text_key(purpose, version)))


def as_shown(purpose: str, digest: str) -> ConsentText:
    """Return the text that was in front of somebody when they agreed, by the digest their form carried."""
    known = [text(purpose, spoken) for spoken in LANGUAGES] if purpose in VERSIONS else []
    found = next((each for each in known if each.digest == digest), None)
    if found is None:
        raise TextChanged()
    return found
