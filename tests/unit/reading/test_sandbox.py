"""Does the parent live whatever the child reads?"""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from ckanext.pdi.facts import Container, Problem, Profile
from ckanext.pdi.reading import LimitBroken, Limits, profile_files, sandbox, spool

from .make import HEADER, ROWS, delimited, records

FAULT = Problem("error.reader", None, {"type": "ValueError"})


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "x.bin"
    path.write_text(delimited(records()), encoding="utf-8")
    return path


def test_one_profile_for_each_path_in_order(plain: Path, tmp_path: Path) -> None:
    strange = tmp_path / "data[1] \u00fc\n.csv"
    strange.write_bytes(b"%PDF-1.4\n")
    paths = [plain, tmp_path / "missing.csv", tmp_path, strange, str(plain)]
    found = list(profile_files(paths))
    assert [p.method for p in found] == [
        "full",
        "metadata",
        "metadata",
        "metadata",
        "full",
    ]
    assert [bool(p.problem("error.cannot_open")) for p in found] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert found[0].table is not None
    assert found[0].table.rows == ROWS
    assert found[3].container.format == "pdf"


def test_size_and_hash_are_there_when_a_reader_fails(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Profile("", 0, "metadata", {}, Container("binary"), problems=(FAULT,))
    monkeypatch.setattr(sandbox.Child, "answer", lambda *_: fault)
    (found,) = profile_files([plain])
    assert found.problems == (FAULT,)
    assert (found.bytes, len(found.sha256)) == (plain.stat().st_size, 64)


def test_a_child_out_of_cpu_costs_its_file_only(plain: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.csv"
    line = ",".join(f"{'word ' * 9}{i}" for i in range(20)) + "\n"
    with slow.open("w") as target:
        for i in range(40_000):
            target.write(line.replace("word", f"w{i}"))
    limits = Limits(cpu_seconds=1, cpu_seconds_per_gib=0)
    found = list(profile_files([plain, slow, plain], limits=limits))
    assert [p.method for p in found] == ["full", "metadata", "full"]
    assert found[1].problem("limit.cpu") is not None


def test_a_child_out_of_memory_costs_its_file_only(plain: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    big.write_text("[" + ",".join(['{"a":"b"}'] * 400_000) + "]")
    limits = Limits(memory_bytes=100 << 20)
    found = list(profile_files([plain, big, plain], limits=limits))
    assert [p.method for p in found] == ["full", "metadata", "full"]
    assert found[1].problem("limit.memory", "error.child_died") is not None


def test_a_child_that_hangs_is_ended(tmp_path: Path, plain: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    limits = Limits(cpu_seconds=1, wall_factor=1)
    found = list(profile_files([pipe, plain], limits=limits))
    assert found[0].problem("limit.wall", "error.cannot_open") is not None
    assert found[1].method == "full"


def test_a_gzip_bomb_breaks_the_ratio(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.csv"
    bomb.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 4_000_000))
    (found,) = profile_files([bomb])
    assert found.problem("limit.unpack_ratio") is not None


def test_too_many_columns_break_a_limit(tmp_path: Path) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text(",".join("v" * 20_000))
    (found,) = profile_files([wide])
    assert found.problem("limit.columns") is not None


def test_a_quick_look_is_a_sample(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text(delimited(records(20_000)), encoding="utf-8")
    (found,) = profile_files([path], quick=True)
    assert found.method == "sample"
    assert found.bytes == path.stat().st_size
    assert found.table is not None
    assert found.table.columns == len(HEADER)
    assert found.table.ragged.count == 0


def test_spool_counts_hashes_and_refuses(tmp_path: Path) -> None:
    spooled = spool(io.BytesIO(b"abc"), 3)
    try:
        assert spooled.bytes == 3
        assert spooled.sha256.startswith("ba7816bf")
        assert spooled.path.read_bytes() == b"abc"
        assert spooled.path.stat().st_mode & 0o077 == 0
    finally:
        spooled.path.unlink()
    with pytest.raises(LimitBroken):
        spool(io.BytesIO(b"abcd"), 3)
