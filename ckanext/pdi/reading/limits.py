"""Which limits does reading keep?

Starting values come from the product's security notes: a file that needs more is
answered "over limits", never with a crash.
"""

from __future__ import annotations

from dataclasses import dataclass

MEBI = 1 << 20
GIBI = 1 << 30


@dataclass(frozen=True)
class Limits:
    """All limits of one reading. The child's own limits are set by the kernel."""

    input_bytes: int = 4 * GIBI  # the file as it lies there
    unpacked_bytes: int = 4 * GIBI  # what one archive member may unpack to
    unpack_ratio: int = 100  # unpacked : packed
    unpack_free_bytes: int = 4 * MEBI  # a ratio says nothing about less than this
    archive_members: int = 2_000
    columns: int = 16_384  # a spreadsheet's own limit
    cell_chars: int = 8 * MEBI
    sheet_rows: int = 1_048_576  # a spreadsheet's own limit
    xml_depth: int = 100
    json_depth: int = 64
    shared_text_chars: int = 200_000_000  # a workbook's shared strings
    buffered_bytes: int = 128 * MEBI  # formats that can only be read whole
    memory_bytes: int = 3 * GIBI // 2  # RLIMIT_AS
    cpu_seconds: int = 30
    cpu_seconds_per_gib: int = 600  # measured: about 150 s for a GiB on a quiet core
    wall_factor: int = 4  # wall clock allowed for each allowed CPU second
    open_files: int = 64
    answer_bytes: int = 64 * MEBI  # one profile as the child writes it

    def cpu_budget(self, size: int) -> int:
        """CPU seconds for one file of this size."""
        return self.cpu_seconds + self.cpu_seconds_per_gib * size // GIBI
