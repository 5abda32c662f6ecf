"""How does a private PostgreSQL cluster come to be, and how does it run?"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from dev import place, say
from dev.place import LOGS, STACK, postgres_folder, postgres_user
from dev.programs import Program

OWNER = "ckan"  # of the databases
INITDB = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "--username=postgres",
)
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # no limit on the length of the checkout's path
    "fsync": "off",  # safe when a process dies, not when the machine does
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


def _programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4])
    )
    if not found:
        raise say.Failure("PostgreSQL's programs are not under /usr/lib/postgresql")
    version = postgres_folder() / "PG_VERSION"
    major = version.read_text().strip() if version.exists() else found[-1].parts[4]
    return Path("/usr/lib/postgresql") / major / "bin"


def set_up() -> None:
    folder, user = postgres_folder(), postgres_user()
    if (folder / "PG_VERSION").exists():
        return
    password = place.STACK / "postgres-password"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    if folder.parent != STACK:
        say.line(f"{STACK} is closed to the user postgres; its files are in {folder}")
        password = folder.with_name(f"{folder.name}-password")
    place.write_private(password, place.secret("postgres-admin"))
    if user:
        shutil.chown(folder, user, user)
        shutil.chown(password, user, user)
    with say.step("a private PostgreSQL cluster"):
        try:
            command = [_programs() / "initdb", *INITDB, f"--pwfile={password}"]
            log = LOGS / "initdb.log"
            say.run([*command, f"--pgdata={folder}"], log, user=user, cwd=Path("/"))
        finally:
            password.unlink()


def psql(statement: str, database: str = "postgres") -> str:
    """Run one statement as the cluster's administrator; its rows as text."""
    server = ["-h", "127.0.0.1", "-p", str(place.port("postgres")), "-U", "postgres"]
    psql = [_programs() / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(
        [*psql, *server, "-d", database, "-c", statement],
        env={**os.environ, "PGPASSWORD": place.secret("postgres-admin")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise say.Failure(
            f"PostgreSQL: {done.stderr.strip()}", log=LOGS / "postgres.log"
        )
    return done.stdout.strip()


def make_databases(names: Sequence[str]) -> None:
    password = place.secret("postgres-ckan")
    if not psql(f"SELECT 1 FROM pg_roles WHERE rolname = '{OWNER}'"):
        psql(f"CREATE ROLE {OWNER} LOGIN PASSWORD '{password}'")
    for name in names:
        if not psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            psql(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0")


def program() -> Program:
    options = [f"-c{name}={value}" for name, value in OPTIONS.items()]
    where = [f"-D{postgres_folder()}", f"-p{place.port('postgres')}"]
    command = [_programs() / "postgres", *where, *options]
    # SIGINT is PostgreSQL's fast shutdown: it does not wait for open connections
    return Program("postgres", command, "/", user=postgres_user(), stop="INT")
