"""Sixty evil uploads, made here: what each is, its name, its bytes, and what must become of it.

``REFUSED`` with one of some reasons, or ``HARMLESS``: read, because what is evil in it is never looked at.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.records.intake.intake_files import with_part, with_sheet, xlsx_bytes

HARMLESS = frozenset({"harmless"})
SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
MB = 1024 * 1024


@dataclass(frozen=True)
class Evil:
    what: str
    name: str
    make: Callable[[], bytes]
    ends: frozenset[str]


def plain() -> bytes:
    return xlsx_bytes(["Tên", "Lương"], ["Hồ", 7.5])


def part(name: str, content: bytes) -> bytes:
    return with_part(plain(), name, content)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts:
            book.writestr(name, content)
    return held.getvalue()


def gigabyte_cell() -> bytes:
    """A sheet of one cell of 1 GB, a megabyte when packed: written piece by piece."""
    held = io.BytesIO(plain())
    book = zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED, compresslevel=9)
    with book, book.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as sheet:
        sheet.write(b'<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>')
        piece = b"x" * (8 * MB)
        for _ in range(128):
            sheet.write(piece)
        sheet.write(b"</t></is></c></row></sheetData></worksheet>")
    return held.getvalue()


def overlapping(count: int = 150) -> bytes:
    """A flat bomb: many entries of the directory point at the same packed megabytes."""
    packed = zlib.compress(b"\x00" * (20 * MB), 9)[2:-4]
    crc = zlib.crc32(b"\x00" * (20 * MB))
    sizes = len(packed).to_bytes(4, "little") + (20 * MB).to_bytes(4, "little")
    head = b"\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00" + crc.to_bytes(4, "little") + sizes
    local = b"PK\x03\x04" + head + b"\x05\x00\x00\x00a.xml" + packed
    entries = b"".join(
        b"PK\x01\x02\x14\x00" + head + b"\x05\x00" + b"\x00" * 12 + b"\x00" * 4 + b"a.xml"
        for _ in range(count)
    )
    end = b"PK\x05\x06" + b"\x00" * 4 + count.to_bytes(2, "little") * 2
    end += len(entries).to_bytes(4, "little") + len(local).to_bytes(4, "little") + b"\x00\x00"
    return local + entries + end


def lying(size: int) -> bytes:
    """A part of 30 MB whose header says something else."""
    bomb = bytearray(part("xl/big.xml", b"\x00" * 30_000_000))
    true_size = (30_000_000).to_bytes(4, "little")
    while true_size in bomb:
        at = bomb.index(true_size)
        bomb[at : at + 4] = size.to_bytes(4, "little")
    return bytes(bomb)


def nested(depth: int = 5) -> bytes:
    inner = zipped(("0.dat", b"\x00" * (50 * MB)))
    for level in range(depth):
        inner = zipped(*((f"{level}-{n}.zip", inner) for n in range(10)))
    return inner


def symlink() -> bytes:
    held = io.BytesIO(plain())
    with zipfile.ZipFile(held, "a") as book:
        link = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
        link.external_attr = 0o120777 << 16
        book.writestr(link, "/etc/passwd")
    return held.getvalue()


def locked() -> bytes:
    book = bytearray(plain())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = book.find(mark)
        while place >= 0:
            book[place + at] |= 1
            place = book.find(mark, place + 1)
    return bytes(book)


def twice() -> bytes:
    held = io.BytesIO(plain())
    with zipfile.ZipFile(held, "a") as book:
        entry = zipfile.ZipInfo(SHEET.upper())
        book.writestr(entry, b"<worksheet/>")
    return held.getvalue()


def doctype(inside: str, root: str = "worksheet") -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{inside}]><{root}>&a;</{root}>'.encode()


def laughs(levels: int = 12) -> str:
    lines = ['<!ENTITY l0 "lol">']
    lines += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels)]
    return "".join(lines) + f'<!ENTITY a "&l{levels - 1};">'


def pointing(cells: int, text: bytes) -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells))
    shared = b'<sst count="1" uniqueCount="1"><si><t>' + text + b"</t></si></sst>"
    return with_part(with_sheet(rows), TEXTS, shared)


def cut(share: float) -> bytes:
    book = plain()
    return book[: int(len(book) * share)]


def deep(root: str) -> bytes:
    return f"<{root}>".encode() + b"<a>" * 300_000 + b"</a>" * 300_000 + f"</{root}>".encode()


def marks(cells: int) -> bytes:
    """Heaps of marks, each out of order: sorting one takes the square of its length."""
    heap = "a" + "\u0316\u0301" * 16_000
    return "\n".join(["tên", *[heap] * cells]).encode()


def reasons(*keys: str) -> frozenset[str]:
    return frozenset(f"file-{key}" for key in keys)


def every() -> Iterator[Evil]:
    for what, make, ends in (*BOMBS, *XML, *PARTS, *SHAPES):
        yield Evil(what, "danh sách.xlsx", make, ends)
    for what, make, ends in TEXT:
        yield Evil(what, "danh sách.csv", make, ends)
    for what, name, make, ends in NAMES:
        yield Evil(what, name, make, ends)


TIGHT, BROKEN = reasons("packed-too-tight"), reasons("broken")
BOMBS = (
    ("a flat bomb", lambda: part("xl/media/a.png", b"\x00" * 30 * MB), TIGHT),
    ("a bomb in a sheet", lambda: part("xl/worksheets/sheet2.xml", b" " * 60 * MB), TIGHT),
    ("1 GB in one cell", gigabyte_cell, reasons("packed-too-tight", "unpacks-too-big")),
    ("entries over each other", overlapping, reasons("packed-too-tight", "broken")),
    ("a header that says less", lambda: lying(10), BROKEN),
    ("a header that says more", lambda: lying(2**31), reasons("packed-too-tight", "broken")),
    ("a nested bomb", nested, reasons("packed-too-tight", "broken")),
    ("a nested bomb inside a workbook", lambda: part("xl/a.zip", nested(2)), HARMLESS),
    ("a thousand parts", lambda: zipped(*((f"{n}.xml", b"<a/>") for n in range(1000))),
     reasons("too-many-parts")),
    ("a quine of zips", lambda: part("xl/self.zip", plain()), HARMLESS),
)  # fmt: skip
XML = (
    ("a thousand million laughs", lambda: part(SHEET, doctype(laughs())), reasons("doctype")),
    ("quadratic blow-up", lambda: part(TEXTS, doctype(f'<!ENTITY a "{"x" * 50_000}">', "sst")),
     reasons("doctype")),
    ("a file of the machine as entity", lambda: part(
        SHEET, doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')), reasons("doctype")),
    ("an address as entity", lambda: part(
        BOOK, doctype('<!ENTITY a SYSTEM "http://127.0.0.1/">', "workbook")), reasons("doctype")),
    ("an outer DTD", lambda: part(
        SHEET, b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'), reasons("doctype")),
    ("parameter entities", lambda: part(
        SHEET, doctype('<!ENTITY % p SYSTEM "file:///etc/passwd">%p;')), reasons("doctype")),
    ("a DTD in UTF-16", lambda: part(SHEET, (
        '<?xml version="1.0" encoding="UTF-16"?>' + doctype("").decode().partition("?>")[2]
    ).encode("utf-16")), reasons("doctype")),
    ("a DTD in the relations", lambda: part("xl/_rels/workbook.xml.rels", doctype("")),
     reasons("doctype")),
    ("an include", lambda: part("docProps/app.xml", (
        b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>')),
     HARMLESS),
    ("a deep sheet", lambda: part(SHEET, deep("worksheet")), reasons("broken", "packed-too-tight")),
    ("a deep part nobody reads", lambda: part("docProps/custom.xml", deep("a")),
     reasons("broken", "packed-too-tight")),
    ("an element with 100,000 marks", lambda: part("docProps/custom.xml", (
        "<a " + " ".join(f'b{n}="{n * 7919}"' for n in range(100_000)) + "/>").encode()), HARMLESS),
    ("no XML", lambda: part(SHEET, b"\x00\xff<<<"), BROKEN),
    ("an encoding that is none", lambda: part(
        SHEET, b'<?xml version="1.0" encoding="utf-7"?><worksheet/>'), BROKEN),
)  # fmt: skip
PARTS = (
    ("a way out of the folder", lambda: part("../../../etc/cron.d/a.xml", b"<a/>"), BROKEN),
    ("a way from the root", lambda: part("/etc/cron.d/a.xml", b"<a/>"), BROKEN),
    ("a way out with backslashes", lambda: part("xl\\..\\..\\a.xml", b"<a/>"), BROKEN),
    ("a link", symlink, BROKEN),
    ("the same part twice", twice, BROKEN),
    ("macros", lambda: part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), reasons("macros")),
    ("old macro sheets", lambda: part("xl/macrosheets/sheet1.xml", b"<a/>"), reasons("macros")),
    ("a control that runs", lambda: part("xl/activeX/activeX1.xml", b"<a/>"), reasons("macros")),
    ("a program", lambda: part("xl/embeddings/a.exe", b"MZ\x90"), reasons("macros")),
    ("a link to another workbook", lambda: part("xl/externalLinks/externalLink1.xml", (
        b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>')), HARMLESS),
    ("a locked workbook", locked, BROKEN),
    ("a zip of something else", lambda: zipped(("a.txt", b"hello")), BROKEN),
    ("an empty zip", lambda: b"PK\x05\x06" + b"\x00" * 18, reasons("not-as-named")),
)  # fmt: skip
SHAPES = (
    ("one cell in the last corner", lambda: with_sheet(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
     reasons("too-many-rows", "too-many-columns")),
    ("a cell outside every sheet", lambda: with_sheet(
        '<row><c r="ZZZZZZZ999999999"><v>1</v></c></row>'), reasons("too-many-columns")),
    ("a dimension of a thousand million", lambda: part(SHEET, (
        b'<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c>'
        b"</row></sheetData></worksheet>")), HARMLESS),
    ("a negative place", lambda: with_sheet('<row r="-1"><c r="A-1"><v>1</v></c></row>'), BROKEN),
    ("one long text in many cells", lambda: pointing(5000, b"x" * 30_000),
     reasons("unpacks-too-big", "packed-too-tight")),
    ("a text that is not there", lambda: with_sheet('<row><c t="s"><v>999999999</v></c></row>'),
     reasons("broken", "empty")),
    ("columns without end", lambda: with_sheet("<row>" + "<c><v>1</v></c>" * 300_000 + "</row>"),
     reasons("too-many-columns", "packed-too-tight")),
    *((f"{share:.0%} of a workbook", lambda share=share: cut(share), BROKEN)
      for share in (0.05, 0.5, 0.95)),
)  # fmt: skip
TEXT = (
    ("a line without end", lambda: b"a,b\n" + b"x" * 19 * MB, BROKEN),
    ("a million columns", lambda: b"a," * 1_000_000, reasons("too-many-columns")),
    ("a million columns below", lambda: b"a,b\n" + b"1," * 5_000_000, reasons("too-many-columns")),
    ("rows without end", lambda: b"a,b\n" + b"1,2\n" * 4_000_000, reasons("too-many-rows")),
    ("blank rows without end", lambda: b"a\n" + b"\n" * 19 * MB, reasons("too-many-rows")),
    ("a quote that never closes", lambda: b'a,b\n1,"' + b"x\n" * 60_000, reasons("quote-open")),
    ("quotes without end", lambda: b"a,b\n" + b'"' * 10 * MB, reasons("broken", "quote-open")),
    ("zero bytes", lambda: b"a,b\n1,\x00\x00\x00", reasons("not-text")),
    ("zero bytes only", lambda: b"\x00" * 10 * MB, reasons("not-text")),
    ("half letters", lambda: b"a,b\n\x90\x9d\xc3,2", reasons("encoding")),
    ("half of UTF-16", lambda: "tên,nơi\nA,B".encode("utf-16")[:-1], reasons("encoding")),
    ("lone halves of UTF-16", lambda: b"\xff\xfe" + b"\x00\xd8" * 1000, reasons("encoding")),
    ("UTF-32", lambda: "tên,nơi\nA,B".encode("utf-32"), reasons("not-text")),
    ("heaps of marks", lambda: marks(100), reasons("not-text")),
    ("a workbook called csv", plain, reasons("not-as-named")),
    ("a PDF called csv", lambda: b"%PDF-1.7\n" + b"a,b\n" * 10, reasons("not-as-named")),
    ("a picture called csv", lambda: b"\x89PNG\r\n\x1a\n", reasons("not-as-named")),
    ("a page called csv", lambda: b"<script>alert(1)</script>,b\n1,2", HARMLESS),
    ("formulas", lambda: b"a,b\n=cmd|'/c calc'!A0,@SUM(1)", HARMLESS),
    ("too big", lambda: b"a,b\n" + b"1,2\n" * (6 * MB), reasons("too-big")),
    ("nothing", lambda: b"", reasons("empty")),
)  # fmt: skip
NAMES = (
    ("text called xlsx", "a.xlsx", lambda: b"a,b\n1,2", reasons("not-as-named")),
    ("an old workbook", "a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
     reasons("locked-or-old")),
    ("PDF and zip at once", "a.xlsx", lambda: b"%PDF-1.7\n" + plain(), reasons("not-as-named")),
    ("picture and zip at once", "a.xlsx", lambda: b"GIF89a" + plain(), reasons("not-as-named")),
    ("a workbook with macros by name", "a.xlsm", plain, reasons("kind")),
    ("an unknown ending", "a.csv.exe", lambda: b"MZ", reasons("kind")),
    ("no ending", "csv", lambda: b"a,b\n1,2", reasons("kind")),
    ("a path for a name", "../../../etc/passwd\x00.csv", lambda: b"a,b\n1,2", HARMLESS),
    ("a name that turns round", "a\u202excod.csv", lambda: b"a,b\n1,2", HARMLESS),
    ("a name without end", "a" * 100_000 + ".csv", lambda: b"a,b\n1,2", HARMLESS),
)  # fmt: skip
