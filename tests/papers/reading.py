"""Reads what stands in a PDF that typst made: no more of the format than that needs."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.S)
LENGTH = re.compile(rb"/Length (\d+)")
PAGE = re.compile(rb"/Type/Page/Resources (?P<with>\d+) 0 R.*?/Contents (?P<painted>\d+) 0 R", re.S)
FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
GLYPH = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# In a string, brackets that close may stand as they are.
INNER = rb"(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*"
SHOWN = rb"\(" + INNER + rb"\)"
RUN = re.compile(rb"/(f\d+) [\d.]+ Tf|((?:" + SHOWN + rb"|[-\d. ])+)\]?T[Jj]", re.S)
STRING = re.compile(rb"\((" + INNER + rb")\)", re.S)
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    """Return the text of all pages in one line, run after run as it is painted."""
    bodies = {int(number): body for number, body in OBJECT.findall(pdf)}
    streams = {number: _unpacked(body) for number, body in bodies.items() if b"stream" in body}
    pages = (page for page in map(PAGE.search, bodies.values()) if page)
    runs = (
        run
        for page in pages
        for run in _runs(streams[int(page["painted"])], _fonts(bodies, streams, int(page["with"])))
    )
    return " ".join(" ".join(runs).split())


def _fonts(bodies, streams, resources):
    """The letters of each glyph, by the name a page knows a font by."""
    return {name: _letters(bodies[int(x)], streams) for name, x in FONT.findall(bodies[resources])}


def _runs(stream, letters):
    font = {}
    for name, run in RUN.findall(stream):
        if name:
            font = letters[name]
        else:
            codes = b"".join(ESCAPE.sub(_plain, said) for said in STRING.findall(run))
            pairs = zip(codes[::2], codes[1::2], strict=True)
            yield "".join(font.get(high << 8 | low, "") for high, low in pairs)


def _letters(font, streams):
    """Each glyph's letters, as the font itself tells a reader aloud."""
    told = streams[int(re.search(rb"/ToUnicode (\d+)", font)[1])]
    return {
        int(glyph, 16): bytes.fromhex(said.decode()).decode("utf-16-be")
        for glyph, said in GLYPH.findall(told)
    }


def _plain(escape):
    said = escape[1]
    return bytes([int(said, 8)]) if said.isdigit() else ESCAPED.get(said, said)


def _unpacked(body):
    head, _, rest = body.partition(b"stream\n")
    packed = rest[: int(LENGTH.search(head)[1])]
    return zlib.decompress(packed) if b"/FlateDecode" in body else packed
