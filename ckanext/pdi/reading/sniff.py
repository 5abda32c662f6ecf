"""What is this, going by its bytes and never by its name?

Signatures come first, then the names inside a zip, then what a text begins with.
Whether a text is a delimited table or prose is decided where its records are known
(:mod:`ckanext.pdi.reading.prose`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 4_096


@dataclass(frozen=True)
class Kind:
    """A format of facts.Container and what was seen, for people."""

    format: str
    signature: str | None = None


#: First bytes -> format, what to call it.
MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "zip", "ZIP archive"),
    (b"PK\x05\x06", "zip", "empty ZIP archive"),
    (b"\x1f\x8b", "gzip", "gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole2", "OLE2"),
    (b"{\\rtf", "rtf", "RTF"),
    (b"PAR1", "parquet", "Parquet"),
    (b"SQLite format 3\x00", "sqlite", "SQLite 3"),
    (b"\x89PNG\r\n\x1a\n", "image", "PNG image"),
    (b"\xff\xd8\xff", "image", "JPEG image"),
    (b"GIF87a", "image", "GIF image"),
    (b"GIF89a", "image", "GIF image"),
    (b"II*\x00", "image", "TIFF image"),
    (b"MM\x00*", "image", "TIFF image"),
    (b"RIFF", "binary", "RIFF media"),
    (b"BZh", "binary", "bzip2"),
    (b"\xfd7zXZ\x00", "binary", "xz"),
    (b"\x28\xb5\x2f\xfd", "binary", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "binary", "7-Zip archive"),
    (b"Rar!\x1a\x07", "binary", "RAR archive"),
    (b"ARROW1", "binary", "Arrow file"),
    (b"\x89HDF\r\n", "binary", "HDF5"),
    (b"\x7fELF", "binary", "program"),
    (b"\x00\x01\x00\x00Standard", "binary", "Microsoft Access"),
    (b"$FL2@(#)", "binary", "SPSS"),
    (b"<stata_dta>", "binary", "Stata"),
    (b"\x00\x00\x27\x0a", "shapefile", "Shapefile geometry"),
)
LFS = b"version https://git-lfs.github.com/spec/"
#: The PDF standard allows rubbish before the header; readers look this far.
PDF_WITHIN = 1_024
_PDF = re.compile(rb"%PDF-(\d\.\d)")
_OLE_STREAMS = (
    ("xls", "Excel 97-2003", (b"W\0o\0r\0k\0b\0o\0o\0k\0", b"B\0o\0o\0k\0\0\0")),
    ("doc", "Word 97-2003", (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",)),
    ("ppt", "PowerPoint 97-2003", (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0",)),
    (
        "binary",
        "encrypted Office document",
        (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",),
    ),
)
#: Bytes of an OLE2 directory that are looked at: eight sectors, 32 entries.
OLE_DIRECTORY = 4_096
#: Sizes of the owner files that Office leaves beside an open document.
LOCK_SIZES = (54, 162, 165)
#: Share of control characters in the head from which text is no text.
CONTROL_SHARE = 0.005
_CONTROLS = bytes(
    c for c in range(1, 32) if c not in b"\t\n\r\x0c\x1b\x1c\x1d\x1e\x1f\x1a"
)

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|script|style|title|meta|div|center|form|"
    r"iframe|p|br|h[1-6]|link)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_XML = re.compile(r"\s*(?:<\?xml\b|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>)")
_JSON = re.compile(
    r'\s*(?:[\[{]\s*(?:[\[{]|"(?:[^"\\]|\\.)*"?\s*(?:[:,\]]|$)|[\]}]|-?\d|true|false|null)'
    r")"
)
_GEOJSON = re.compile(r'"type"\s*:\s*"(?:FeatureCollection|Feature)"')
_SCRIPT = re.compile(
    r"\s*(?:#!\s?/|<\?php\b|<\?=|<%|(?:var|let|const|function|window\.)\b|"
    r"[A-Za-z_$][\w.$]*\s*=\s*[\[{]|import\s+[\w{*]|from\s+[\w.]+\s+import\b|"
    r"(?:SELECT|INSERT|CREATE|DROP|ALTER)\s+\w+\s|library\()"
)
_DIFF = re.compile(r"\s*(?:diff --git |--- \S+\n\+\+\+ |Index: \S+\n=+)")
_MARKDOWN = re.compile(
    r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$", re.MULTILINE
)
_SYMLINK = re.compile(r"\.{1,2}/[\w./-]+\.\w{2,5}\s*")


def of_bytes(head: bytes, size: int | None) -> Kind | None:
    """The kind by signature; None: it may be text."""
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Kind("empty", "no bytes" if not head else "only blanks")
    if head.startswith(LFS):
        return Kind("lfs_pointer", "Git LFS pointer")
    for magic, kind, name in MAGIC:
        if head.startswith(magic):
            return Kind(kind, name)
    pdf = _PDF.search(head, 0, PDF_WITHIN)
    if pdf and not head[: pdf.start()].count(b","):
        return Kind("pdf", f"PDF {pdf[1].decode('ascii')}")
    if size in LOCK_SIZES and 0 < head[0] < 54 and b"\0" in head:
        return Kind("lock_file", "Office lock file")
    if _is_dbf(head, size):
        return Kind("dbf", "dBASE table")
    return None


def of_ole(stream: BinaryIO) -> Kind:
    """The kind of an OLE2 document by the names in the first part of its directory."""
    header = stream.read(512)
    shift = min(12, max(9, int.from_bytes(header[30:32], "little")))
    sector = int.from_bytes(header[48:52], "little")
    stream.seek((sector + 1) << shift)
    names = stream.read(OLE_DIRECTORY)
    found = [
        (at, kind, name)
        for kind, name, streams in _OLE_STREAMS
        for wanted in streams
        if (at := names.find(wanted)) >= 0
    ]
    if not found:
        return Kind("binary", "OLE2 document")
    _, kind, name = min(found)
    return Kind(kind, name)


def _is_dbf(head: bytes, size: int | None) -> bool:
    """A dBASE header: version, a date, and lengths that agree with the size."""
    if len(head) < 33 or head[0] not in (0x02, 0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5):
        return False
    month, day = head[2], head[3]
    records = int.from_bytes(head[4:8], "little")
    header = int.from_bytes(head[8:10], "little")
    record = int.from_bytes(head[10:12], "little")
    plausible = 1 <= month <= 12 and 1 <= day <= 31 and header % 32 in (1, 0, 8)
    return plausible and (size is None or 0 <= size - header - records * record <= 512)


def of_zip(names: list[str]) -> Kind:
    """The kind of a zip by the names inside; ``zip`` when it is only an archive."""
    lower = {n.lower() for n in names}
    if any(n.startswith("xl/") for n in lower):
        binary = any(n.endswith("xl/workbook.bin") for n in lower)
        return Kind("binary" if binary else "xlsx", "Excel workbook")
    if any(n.startswith("word/") for n in lower):
        return Kind("docx", "Word document")
    if any(n.startswith("ppt/") for n in lower):
        return Kind("ppt", "PowerPoint presentation")
    if "content.xml" in lower and "mimetype" in lower:
        return Kind("ods", "OpenDocument")
    if any(n.endswith(".shp") for n in lower):
        return Kind("shapefile", "zipped shapefile")
    if any(n.endswith("doc.kml") for n in lower):
        return Kind("kml", "KMZ")
    return Kind("zip", "ZIP archive")


def is_binary(head: bytes, encoding: str) -> bool:
    """Is the head no text at all?"""
    if encoding.startswith(("utf-16", "utf-32")):
        return False
    head = head[: 64 * 1024]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nuls = head.rstrip(b"\0").count(0)
    return controls > CONTROL_SHARE * len(head) or nuls > 0.05 * len(head)


def of_text(text: str) -> Kind | None:
    """The kind a text's beginning shows; None: a delimited table or prose."""
    text = text.lstrip("\ufeff")
    body = text[_COMMENTS.match(text).end() :]  # type: ignore[union-attr]
    if _HTML.match(body[:200]):
        return Kind("html", "HTML page")
    if _SCRIPT.match(text[:400]):
        return Kind("script", "program text")
    if _XML.match(text[:4_000]):
        return _of_xml(body[:HEAD])
    if _JSON.match(text[:4_000]):
        found = _GEOJSON.search(text[:HEAD])
        return Kind("geojson", "GeoJSON") if found else Kind("json", "JSON")
    if _DIFF.match(text):
        return Kind("prose", "list of changes (diff)")
    if _MARKDOWN.search(text[: 4 * HEAD]):
        return Kind("prose", "Markdown table")
    if len(text) < 300 and _SYMLINK.fullmatch(text):
        return Kind("prose", "name of another file")
    return None


def _of_xml(body: str) -> Kind:
    if re.search(r"<(?:\w+:)?kml\b", body):
        return Kind("kml", "KML")
    if "<html" in body[:600].lower():
        return Kind("html", "HTML page")
    if "<svg" in body[:600].lower():
        return Kind("image", "SVG image")
    if "urn:schemas-microsoft-com:office:spreadsheet" in body:
        return Kind("xml", "Excel 2003 XML")
    return Kind("xml", "XML")
