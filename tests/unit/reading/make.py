"""Small files made here: what the tests of reading read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ckanext.pdi.facts import Profile
from ckanext.pdi.reading import scan
from ckanext.pdi.reading.content import bytes_content
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.profile import profile_content

HEADER = ("incident_id", "call_type", "received_at", "zip", "count")
CALLS = ("THEFT", "ASSAULT", "NOISE, LOUD", 'O\'BRIEN "X"', "Müller straße")
ROWS = 40


def records(rows: int = ROWS) -> list[list[str]]:
    """Rows of a plain incident table: id, word, datetime, padded code, count."""
    return [
        [
            f"A-{i:04d}",
            CALLS[i % 5],
            f"2024-{1 + i % 12:02d}-{1 + i % 28:02d} 1{i % 10}:00:00",
            f"0{2100 + i % 40}",
            str(i % 9),
        ]
        for i in range(rows)
    ]


def quoted(cell: str, delimiter: str) -> str:
    special = any(c in cell for c in ('"', delimiter, "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if special else cell


def delimited(
    rows: Sequence[Sequence[str]],
    delimiter: str = ",",
    newline: str = "\n",
    header: Sequence[str] | None = HEADER,
) -> str:
    lines = [list(header)] if header else []
    lines += [list(r) for r in rows]
    joined = (delimiter.join(quoted(c, delimiter) for c in line) for line in lines)
    return newline.join(joined) + newline


def profile(data: bytes | str, limits: Limits | None = None) -> Profile:
    """The profile of bytes, in this process."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    found = scan.scan(io.BytesIO(raw))
    return profile_content(bytes_content(raw), found, limits or Limits())


Cell = str | float | bool | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def sheet_xml(
    rows: Sequence[Sequence[Cell]],
    *,
    style: int | None = None,
    merged: Sequence[str] = (),
    prefix: str = "",
) -> str:
    """A worksheet; numbers in it carry the style, text is inline."""
    p = prefix
    out = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            ref = f'r="{letters(column)}{number}"'
            if value is None:
                continue
            if isinstance(value, bool):
                cells.append(f'<{p}c {ref} t="b"><{p}v>{int(value)}</{p}v></{p}c>')
            elif isinstance(value, str):
                text = escape(value)
                cells.append(
                    f'<{p}c {ref} t="inlineStr">'
                    f"<{p}is><{p}t>{text}</{p}t></{p}is></{p}c>"
                )
            else:
                s = f' s="{style}"' if style is not None else ""
                cells.append(f"<{p}c {ref}{s}><{p}v>{value!r}</{p}v></{p}c>")
        if cells:
            out.append(f'<{p}row r="{number}">{"".join(cells)}</{p}row>')
    merges = "".join(f'<{p}mergeCell ref="{r}"/>' for r in merged)
    tail = f"<{p}mergeCells>{merges}</{p}mergeCells>" if merges else ""
    xmlns = f"xmlns:{p[:-1]}" if p else "xmlns"
    return (
        f'<?xml version="1.0"?><{p}worksheet {xmlns}="{MAIN}">'
        f'<{p}dimension ref="A1"/><{p}sheetData>{"".join(out)}</{p}sheetData>{tail}'
        f"</{p}worksheet>"
    )


def workbook(sheets: dict[str, str], hidden: Sequence[str] = ()) -> bytes:
    """An XLSX file of worksheets; style 1 is a date, style 2 a date of its own."""
    entries = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"'
        + (' state="hidden"' if name in hidden else "")
        + "/>"
        for i, name in enumerate(sheets, start=1)
    )
    rels = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{rels}</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>'
        '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd h:mm"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
        "</styleSheet>",
    }
    for i, xml in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{i}.xml"] = xml
    return archive({k: v.encode("utf-8") for k, v in parts.items()})


def archive(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return buffer.getvalue()
