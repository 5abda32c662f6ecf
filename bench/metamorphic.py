"""Does a verdict survive what must not matter to it?

Delimited files of the labelled corpus (``../shared/corpus``) are written again in
other dress: rows shuffled, a tenth of them dropped, columns in another order, as
JSON records, as a spreadsheet; always under a name that says nothing. No dress may
make an incident of a total or a list, and nearly all verdicts must stay.

    python3 -m bench.metamorphic
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from ckanext.pdi import compliance
from ckanext.pdi.compliance.model import Acquisition, Subject
from ckanext.pdi.facts import Profile
from ckanext.pdi.reading import profile_files

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
#: Larger files would make the run long and show nothing new.
MAX_BYTES = 3_000_000
#: Verdicts that must stay.
STAY = 0.97
DROPPED = 0.1
SEED = 2015

Rows = list[list[str]]


@dataclass(frozen=True)
class Plain:
    """A corpus file with one header row and whole rows, and its verdict as it is."""

    id: str
    granularity: str
    header: list[str]
    rows: Rows


@dataclass(frozen=True)
class Changed:
    """A verdict that another dress changed."""

    id: str
    dress: str
    before: str
    after: str

    @property
    def fatal(self) -> bool:
        return self.after == "incident" and self.before in ("aggregate", "list")


def shuffled(header: list[str], rows: Rows, chance: random.Random) -> bytes:
    return _csv(header, chance.sample(rows, len(rows)))


def thinned(header: list[str], rows: Rows, chance: random.Random) -> bytes:
    kept = [row for row in rows if chance.random() >= DROPPED]
    return _csv(header, kept)


def reordered(header: list[str], rows: Rows, chance: random.Random) -> bytes:
    order = chance.sample(range(len(header)), len(header))
    return _csv([header[i] for i in order], [[row[i] for i in order] for row in rows])


def as_json(header: list[str], rows: Rows, chance: random.Random) -> bytes:
    del chance
    return json.dumps([dict(zip(header, r, strict=True)) for r in rows]).encode()


def as_sheet(header: list[str], rows: Rows, chance: random.Random) -> bytes:
    """A workbook with one sheet of inline strings and plain numbers."""
    del chance
    lines = "".join(
        f'<row r="{n}">{_cells(n, row)}</row>'
        for n, row in enumerate([header, *rows], 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = f'<sheets><sheet name="a" sheetId="1" r:id="r1" xmlns:r="{links}"/></sheets>'
    relation = '<Relationship Id="r1" Type="{}/{}" Target="{}"/>'
    parts = {
        "_rels/.rels": _relations(
            packed, relation.format(links, "officeDocument", "xl/workbook.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{main}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            packed, relation.format(links, "worksheet", "worksheets/sheet1.xml")
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>'
        ),
        "[Content_Types].xml": _types(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _relations(namespace: str, relation: str) -> str:
    return f'<Relationships xmlns="{namespace}">{relation}</Relationships>'


def _types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = (
        ("/xl/workbook.xml", f"{kind}.sheet.main+xml"),
        ("/xl/worksheets/sheet1.xml", f"{kind}.worksheet+xml"),
    )
    inner = "".join(
        f'<Override PartName="{name}" ContentType="{type_}"/>'
        for name, type_ in overrides
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{rels}"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{namespace}">{default}{inner}</Types>'


def _cells(number: int, row: list[str]) -> str:
    return "".join(
        _cell(f"{_letters(i)}{number}", text) for i, text in enumerate(row) if text
    )


def _letters(index: int) -> str:
    """A, B, ..., Z, AA: how a sheet names its columns."""
    head, tail = divmod(index, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + tail)


def _cell(place: str, text: str) -> str:
    if text.isascii() and text.isdigit() and len(text) < 10 and text == str(int(text)):
        return f'<c r="{place}"><v>{text}</v></c>'
    legal = "".join(c for c in text if c >= " " or c in "\t\n")
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(legal)}</t></is></c>'


def _csv(header: list[str], rows: Rows) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


DRESSES: dict[str, Callable[[list[str], Rows, random.Random], bytes]] = {
    "shuffled": shuffled,
    "thinned": thinned,
    "reordered": reordered,
    "json": as_json,
    "xlsx": as_sheet,
}


def plain_files(limit: int | None = None, max_bytes: int = MAX_BYTES) -> list[Plain]:
    """Corpus files that can be written again faithfully, in a fixed order."""
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        labels = [
            row
            for row in csv.DictReader(lines)
            if row["format"] == "csv"
            and row["machine_readable"] == "yes"
            and int(row["bytes"]) <= max_bytes
        ]
    labels.sort(key=lambda row: row["sha256"])
    paths = [CORPUS / row["file"] for row in labels[:limit]]
    found = zip(labels, paths, profile_files(paths), strict=False)
    files = (_plain(row["id"], path, profile) for row, path, profile in found)
    return [file for file in files if file is not None]


def _plain(name: str, path: Path, profile: Profile) -> Plain | None:
    table, container = profile.table, profile.container
    if table is None or table.header_rows != (1,) or container.encoding is None:
        return None
    if table.ragged.count or table.footer_rows or table.blank_rows:
        return None
    text = path.read_bytes().decode(container.encoding, errors="replace")
    read = csv.reader(
        io.StringIO(text, newline=""), delimiter=container.delimiter or ","
    )
    header, *rows = list(read)
    whole = all(len(row) == len(header) for row in rows)
    if not whole or len(rows) != table.rows or len(set(header)) != len(header):
        return None
    return Plain(name, judged(profile), header, rows)


def judged(profile: Profile) -> str:
    return str(compliance.evaluate(Subject(Acquisition(), profile)).granularity)


def changed(files: Sequence[Plain], dress: str, folder: Path) -> Iterator[Changed]:
    """The verdicts that a dress changed."""
    chance = random.Random(SEED)  # noqa: S311
    paths: list[Path] = []
    for number, file in enumerate(files):
        path = folder / f"{dress}-{chance.randrange(10**9)}-{number}"
        path.write_bytes(DRESSES[dress](file.header, file.rows, chance))
        paths.append(path)
    for file, profile in zip(files, profile_files(paths), strict=True):
        after = judged(profile)
        if after != file.granularity:
            yield Changed(file.id, dress, file.granularity, after)


def main() -> int:
    files = plain_files()
    print(f"{len(files)} files, {Counter(f.granularity for f in files)}")
    bad = 0
    for dress in DRESSES:
        with tempfile.TemporaryDirectory() as folder:
            found = list(changed(files, dress, Path(folder)))
        kept = 1 - len(found) / len(files)
        bad += any(c.fatal for c in found) or kept < STAY
        print(f"{dress}: {kept:.1%} stay")
        for one in found:
            print(f"   {one.id}: {one.before} -> {one.after}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
