"""Vietnamese text: one folded form for finding, one canonical form for showing and comparing."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_STROKED = str.maketrans("đð", "dd")
_MISTAKEN_D = str.maketrans("Ðð", "Đđ")

_TONES = "\u0300\u0301\u0309\u0303\u0323"
# A final oa, oe, uy carries its tone on the first vowel in the old style (hòa); qu is a consonant.
_NEW_STYLE = re.compile(rf"(?i)(?:(o)([ae])|(?<!q)(u)(y))([{_TONES}])(?![\w\u0300-\u036f])")


def canonical(text: str) -> str:
    """One spelling of the same words: NFC, plain spaces, old-style tones (hòa); marks kept."""
    seen = text.translate(_UNSEEN).translate(_MISTAKEN_D)
    decomposed = unicodedata.normalize("NFD", _SPACES.sub(" ", seen).strip())
    return unicodedata.normalize("NFC", _NEW_STYLE.sub(_to_old_style, decomposed))


def fold(text: str) -> str:
    """For finding, never for identity: lower case without marks, [a-z0-9] words, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_UNSEEN).casefold())
    bare = _MARKS.sub("", decomposed).translate(_STROKED)
    return _NOT_PLAIN.sub(" ", bare).strip()


def _to_old_style(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{first}{found[5]}{second}"
