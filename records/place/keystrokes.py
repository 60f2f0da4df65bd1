"""Keystrokes of a typing method that was off: Telex ``Ddoong Haf``, VNI ``D9o6ng Ha2`` (Đông Hà).

Only ever a guess: asked, and tried when the text as written names nothing.
"""

import re
import unicodedata

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = dict(zip("21345", "fsrxj", strict=True))
_SHAPES = (
    *(("dd", "đ"), ("d9", "đ"), ("uow", "ươ"), ("uo7", "ươ")),
    *(("aa", "â"), ("a6", "â"), ("aw", "ă"), ("a8", "ă"), ("ee", "ê"), ("e6", "ê")),
    *(("oo", "ô"), ("o6", "ô"), ("ow", "ơ"), ("o7", "ơ"), ("uw", "ư"), ("u7", "ư"), ("w", "ư")),
)
_WORD = re.compile(r"[a-z0-9]+", re.IGNORECASE)
_TONED = re.compile(r"^([^aeiouyăâêôơư]*[aeiouyăâêôơư]+[^sfrxj1-5]*)([sfrxj1-5])(.*)$")
_SHAPED_VOWELS = "ơêôâăư"
_VOWELS = re.compile(r"[aeiouy]+")


def decoded(text: str) -> str:
    """The text its keystrokes would have made; words without such keystrokes stay as they are."""
    return _WORD.sub(lambda found: _word(found[0].casefold()), text)


def _word(word: str) -> str:
    if word.isdecimal():
        return word
    for keys, letter in _SHAPES:
        word = word.replace(keys, letter)
    found = _TONED.match(word)
    if not found:
        return word
    tone = _TONES[_VNI_TONES.get(found[2], found[2])]
    return _with_tone(found[1] + found[3], tone)


def _with_tone(word: str, tone: str) -> str:
    at = _tone_place(word)
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])


def _tone_place(word: str) -> int:
    shaped = [at for at, letter in enumerate(word) if letter in _SHAPED_VOWELS]
    if shaped:
        return shaped[-1]
    start = 2 if word[:2] in ("qu", "gi") and word[2:3] in tuple("aeiouy") else 0
    found = _VOWELS.search(word, start)
    if not found:
        return len(word) - 1
    open_end = found.end() == len(word)
    return found.start() if open_end and len(found[0]) > 1 else found.end() - 1
