"""What people write, made easy to read by rules: marks go, punctuation stays."""

import unicodedata

from matcher.text import canonical

_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2192", "-")
)
_STROKED = str.maketrans("đð", "dd")


def plain(text: str) -> str:
    """Lower case, no marks, one kind of dash, single spaces: "Đến 7,5 TRIỆU" -> "den 7,5 trieu"."""
    wide = unicodedata.normalize("NFKC", canonical(text)).casefold().translate(_DASHES)
    decomposed = unicodedata.normalize("NFD", wide)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.translate(_STROKED).split())
