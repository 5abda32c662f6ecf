"""How are PostgreSQL, Redis and Solr set up, and when are they healthy?"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from dev import place, say
from dev import programs as programs_
from dev.install import SOLR_LIB
from dev.place import LOGS, ROOT, STACK, postgres_folder, postgres_user
from dev.programs import Program
from dev.versions import VERSIONS, Version

# Each has its own database, Redis database and Solr core: tests never meet the demo.
USES = ("demo", "test", "browser")
OWNER = "ckan"  # of the databases
SERVICES = ("postgres", "redis", "solr")
# An existing service is used instead of ours when its variable is set.
VARIABLES = {
    "postgres": "CKAN_SQLALCHEMY_URL",
    "redis": "CKAN_REDIS_URL",
    "solr": "CKAN_SOLR_URL",
}
MARK = (
    "PDI_STACK"  # set by `env` beside the variables: these are ours, not existing ones
)
SOLR_MEMORY = "-Xmx256m"
PROBE_SECONDS = 5
POSTGRES_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # no limit on the length of the checkout's path
    "fsync": "off",  # safe when a process dies, not when the machine does
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


def existing(service: str, use: str) -> str | None:
    """The URL of a service that somebody else runs; `browser` is always private."""
    if use == "browser" or os.environ.get(MARK) == str(STACK):
        return None
    return os.environ.get(VARIABLES[service]) or None


def ours(use: str) -> list[str]:
    return [service for service in SERVICES if not existing(service, use)]


def urls(use: str, version: Version) -> dict[str, str]:
    """The three URLs of one use, by CKAN's names of the environment variables."""
    name = f"ckan_{use}_{version.tag}"
    at = {service: f"127.0.0.1:{place.port(service)}" for service in ours(use)}
    made = {
        "postgres": lambda: (
            f"postgresql://{OWNER}:{place.secret('postgres-ckan')}"
            f"@{at['postgres']}/{name}"
        ),
        "redis": lambda: (
            f"redis://:{place.secret('redis')}@{at['redis']}"
            f"/{version.redis_base + USES.index(use)}"
        ),
        "solr": lambda: f"http://{at['solr']}/solr/{name}",
    }
    return {VARIABLES[s]: existing(s, use) or made[s]() for s in SERVICES}


# PostgreSQL


def _postgres_bin() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4])
    )
    if not found:
        raise say.Failure("PostgreSQL's programs are not under /usr/lib/postgresql")
    version = postgres_folder() / "PG_VERSION"
    major = version.read_text().strip() if version.exists() else found[-1].parts[4]
    return Path("/usr/lib/postgresql") / major / "bin"


def _set_up_postgres() -> None:
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
    options = [
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        "--username=postgres",
    ]
    initdb = [_postgres_bin() / "initdb", "--auth=scram-sha-256", *options]
    with say.step("a private PostgreSQL cluster"):
        try:
            command = [*initdb, f"--pwfile={password}", f"--pgdata={folder}"]
            say.run(command, LOGS / "initdb.log", user=user, cwd=Path("/"))
        finally:
            password.unlink()


def psql(statement: str, database: str = "postgres") -> str:
    """Run one statement as the cluster's administrator; its rows as text."""
    server = ["-h", "127.0.0.1", "-p", str(place.port("postgres")), "-U", "postgres"]
    psql = [_postgres_bin() / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1"]
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


def make_databases(version: Version) -> None:
    password = place.secret("postgres-ckan")
    if not psql(f"SELECT 1 FROM pg_roles WHERE rolname = '{OWNER}'"):
        psql(f"CREATE ROLE {OWNER} LOGIN PASSWORD '{password}'")
    for use in USES:
        name = f"ckan_{use}_{version.tag}"
        if not psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            psql(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0")


# Redis


def _set_up_redis() -> None:
    """Nothing is kept on disk: what is due to be checked stands in PostgreSQL."""
    folder = STACK / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "bind 127.0.0.1",
        f"port {place.port('redis')}",
        f"requirepass {place.secret('redis')}",
        f'dir "{folder}"',
        'save ""',
        "appendonly no",
    ]
    place.write_private(folder / "redis.conf", "\n".join(lines) + "\n")


# Solr


def solr_cores(version: Version) -> list[str]:
    return [f"ckan_{use}_{version.tag}" for use in USES]


def _set_up_solr(version: Version) -> None:
    home = STACK / "solr" / "home"
    home.mkdir(parents=True, exist_ok=True)
    (home / "solr.xml").write_text("<solr/>\n")
    package = next(version.venv.glob("lib/python3*/site-packages/ckan"))
    schema = package / "config/solr/schema.xml"
    for core in solr_cores(version):
        conf = home / core / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(schema, conf / "schema.xml")
        shutil.copyfile(ROOT / "dev/solr/solrconfig.xml", conf / "solrconfig.xml")
        for words in ("protwords.txt", "synonyms.txt", "stopwords.txt"):
            (conf / words).touch()
        (home / core / "core.properties").write_text(f"name={core}\n")


# All three


def _postgres_program() -> Program:
    options = [f"-c{name}={value}" for name, value in POSTGRES_OPTIONS.items()]
    where = [f"-D{postgres_folder()}", f"-p{place.port('postgres')}"]
    command = [_postgres_bin() / "postgres", *where, *options]
    # SIGINT is PostgreSQL's fast shutdown: it does not wait for open connections
    return Program("postgres", command, "/", user=postgres_user(), stop="INT")


def _redis_program() -> Program:
    folder = STACK / "redis"
    return Program("redis", ["redis-server", folder / "redis.conf"], folder)


def _solr_program() -> Program:
    solr = STACK / "solr"
    java = ["java", SOLR_MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    java += [f"-Dsolr.solr.home={solr / 'home'}", f"-Dsolr.log.dir={LOGS}"]
    java += ["-cp", f"{SOLR_LIB}/*", ROOT / "dev/solr/SolrMain.java"]
    return Program("solr", [*java, place.port("solr")], solr)


def programs() -> list[Program]:
    """The services that were ever set up here, as programs that can run."""
    made = {
        postgres_folder() / "PG_VERSION": _postgres_program,
        STACK / "redis" / "redis.conf": _redis_program,
        STACK / "solr" / "home": _solr_program,
    }
    return [program() for sign, program in made.items() if sign.exists()]


def set_up(names: Sequence[str]) -> None:
    """Everything on disk that these services need before they start."""
    makers = {
        "postgres": _set_up_postgres,
        "redis": _set_up_redis,
        "solr": lambda: [_set_up_solr(v) for v in VERSIONS.values() if v.venv.exists()],
    }
    for service in names:
        makers[service]()


def unhealthy(service: str, use: str, version: Version) -> str | None:
    """Why a service does not answer as it should; None when it does."""
    url = urls(use, version)[VARIABLES[service]]
    private = not existing(service, use)
    try:
        if service == "postgres":
            _probe_postgres(url, private)
        elif service == "redis":
            _probe_redis(url)
        else:
            _probe_solr(url, solr_cores(version) if private else [])
    except (OSError, say.Failure) as error:
        return f"{service} at {_without_password(url)}: {error}"
    return None


def _probe_postgres(url: str, private: bool) -> None:
    if private:
        psql("SELECT 1")
    else:
        _connect(url, 5432).close()


def _probe_redis(url: str) -> None:
    parts = urlsplit(url)
    with _connect(url, 6379) as connection:
        login = f"AUTH {parts.password}\r\n" if parts.password else ""
        connection.sendall(f"{login}PING\r\nQUIT\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(512), b""))
    if b"PONG" not in answer:
        raise say.Failure(f"answered {answer[:80]!r}")


def _probe_solr(url: str, cores: Sequence[str]) -> None:
    base = url.rsplit("/", 1)[0]
    for core in [f"{base}/{core}" for core in cores] or [url]:
        question = f"{core}/select?q=*:*&rows=0"
        with urllib.request.urlopen(question, timeout=PROBE_SECONDS) as answer:
            answer.read()


def _connect(url: str, usual_port: int) -> socket.socket:
    parts = urlsplit(url)
    address = (parts.hostname or "localhost", parts.port or usual_port)
    return socket.create_connection(address, timeout=PROBE_SECONDS)


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def start(use: str, version: Version, sites: Sequence[Program]) -> None:
    """Set up, start and wait for the services of a use; `sites` may start later."""
    private = ours(use)
    set_up(private)
    programs_.supervise([*programs(), *sites], version.program("supervisord"))
    for name in private:
        with say.step(f"start {name}"):
            programs_.start(name, lambda name=name: unhealthy(name, use, version))
    if "postgres" in private:
        make_databases(version)
    for service in SERVICES:
        if service in private:
            continue
        say.line(f"{service} is not private: {VARIABLES[service]} is set")
        if why := unhealthy(service, use, version):
            raise say.Failure(why, todo=f"start it, or unset {VARIABLES[service]}")


def environment(use: str, version: Version) -> dict[str, str]:
    """The variables with which CKAN's commands and pytest find one use."""
    ini = ROOT / "test.ini" if use == "test" else STACK / use / "ckan.ini"
    return {**urls(use, version), "CKAN_INI": str(ini), MARK: str(STACK)}
