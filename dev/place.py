"""Where do things lie, and what is remembered between two runs?"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import socket
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dev import say

ROOT = Path(__file__).resolve().parent.parent
STACK = ROOT / ".stack"
LOGS = STACK / "log"
STATE = STACK / "stack.json"
# Ports are looked for from a number made from the checkout's path: two checkouts do not
# meet, a restart finds its old ports. Linux hands out ephemeral ports from 32768 on.
FIRST_PORT, PORT_BLOCKS, BLOCK = 20_000, 600, 20

POSTGRES_HOME = Path("/var/lib/postgresql")  # of Debian's user postgres


def postgres_user() -> str | None:
    """PostgreSQL refuses to run as root; then it is the user `postgres`."""
    return "postgres" if os.geteuid() == 0 else None


def postgres_folder() -> Path:
    """Under .stack/, or where its user can go when a parent is closed to it (/root)."""
    home = STACK / "postgres"
    parents = [parent for parent in home.parents if parent.exists()]
    if not postgres_user() or all(p.stat().st_mode & 0o001 for p in parents):
        return home
    return POSTGRES_HOME / f"ckanext-pdi-{Stamp('', [str(ROOT)]).short}"


def remembered() -> dict[str, Any]:
    if STATE.exists():
        return json.loads(STATE.read_text("utf-8"))
    return {"ports": {}, "secrets": {}}


def write_private(path: Path, text: str) -> None:
    """Replace a file that only its owner may read, in one move."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as f:
        f.write(text)
    new.replace(path)


def _remember(kind: str, name: str, value: int | str) -> None:
    state = remembered()
    state[kind][name] = value
    write_private(STATE, json.dumps(state, indent=1))


def secret(name: str) -> str:
    """A password or key of this checkout, made when first asked for."""
    known = remembered()["secrets"]
    if name not in known:
        _remember("secrets", name, secrets.token_hex(16))
        return secret(name)
    return str(known[name])


def port(name: str) -> int:
    """The loopback port of a program, chosen when first asked for."""
    known = remembered()["ports"]
    if name not in known:
        _remember("ports", name, _free_port(set(known.values())))
        return port(name)
    return int(known[name])


def forget_port(name: str) -> None:
    state = remembered()
    state["ports"].pop(name, None)
    write_private(STATE, json.dumps(state, indent=1))


def port_is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True


def _free_port(taken: set[int]) -> int:
    digest = hashlib.sha256(str(ROOT).encode()).digest()
    start = FIRST_PORT + int.from_bytes(digest[:4], "big") % PORT_BLOCKS * BLOCK
    for number in range(start, start + PORT_BLOCKS):
        if number not in taken and port_is_free(number):
            return number
    raise say.Failure("no free port on 127.0.0.1", todo="stop what holds the ports")


def clean_environment() -> dict[str, str]:
    """The caller's environment without CKAN's variables, which win over any ini."""
    return {k: v for k, v in os.environ.items() if not k.startswith("CKAN")}


class Stamp:
    """Was this step already done with these inputs (texts, files, folders)?"""

    def __init__(self, name: str, inputs: Sequence[str | Path]) -> None:
        self._file = STACK / "stamps" / name
        digest = hashlib.sha256()
        for item in inputs:
            digest.update(_content(item))
        self._hash = digest.hexdigest()

    @property
    def short(self) -> str:
        return self._hash[:10]

    def holds(self) -> bool:
        return self._file.exists() and self._file.read_text() == self._hash

    def write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._hash)


def _content(item: str | Path) -> bytes:
    if isinstance(item, str):
        return item.encode() + b"\0"
    if item.is_dir():
        files = sorted(f for f in item.rglob("*") if "__pycache__" not in f.parts)
        return b"".join(_content(f) for f in files if f.is_file())
    return f"{item}\0".encode() + (item.read_bytes() if item.exists() else b"")


@contextmanager
def lock() -> Generator[None, None, None]:
    """Let one run of this tool at a time change the stack."""
    STACK.mkdir(exist_ok=True)
    with (STACK / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say.line("waiting for another run of this tool in the same checkout")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
