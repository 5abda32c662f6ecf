"""How are PostgreSQL, Redis and Solr set up, and when are they healthy?"""

from __future__ import annotations

import os
import shutil
import socket
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlsplit

from dev import place, postgres, say
from dev import programs as programs_
from dev.install import SOLR_LIB
from dev.place import LOGS, ROOT, STACK, postgres_folder
from dev.programs import Program
from dev.versions import VERSIONS, Version

# Each has its own database, Redis database and Solr core: tests never meet the demo.
USES = ("demo", "test", "browser")
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


def existing(service: str, use: str) -> str | None:
    """The URL of a service that somebody else runs; `browser` is always private."""
    if use == "browser" or os.environ.get(MARK) == str(STACK):
        return None
    return os.environ.get(VARIABLES[service]) or None


def ours(use: str) -> list[str]:
    return [service for service in SERVICES if not existing(service, use)]


def names(version: Version) -> list[str]:
    """Of the databases and cores, one for each use."""
    return [f"ckan_{use}_{version.tag}" for use in USES]


def urls(use: str, version: Version) -> dict[str, str]:
    """The three URLs of one use, by CKAN's names of the environment variables."""
    name = f"ckan_{use}_{version.tag}"
    at = {service: f"127.0.0.1:{place.port(service)}" for service in ours(use)}
    made = {
        "postgres": lambda: (
            f"postgresql://{postgres.OWNER}:{place.secret('postgres-ckan')}"
            f"@{at['postgres']}/{name}"
        ),
        "redis": lambda: (
            f"redis://:{place.secret('redis')}@{at['redis']}"
            f"/{version.redis_base + USES.index(use)}"
        ),
        "solr": lambda: f"http://{at['solr']}/solr/{name}",
    }
    return {VARIABLES[s]: existing(s, use) or made[s]() for s in SERVICES}


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


def _set_up_solr(version: Version) -> None:
    home = STACK / "solr" / "home"
    home.mkdir(parents=True, exist_ok=True)
    (home / "solr.xml").write_text("<solr/>\n")
    package = next(version.venv.glob("lib/python3*/site-packages/ckan"))
    schema = package / "config/solr/schema.xml"
    for core in names(version):
        conf = home / core / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(schema, conf / "schema.xml")
        shutil.copyfile(ROOT / "dev/solr/solrconfig.xml", conf / "solrconfig.xml")
        for words in ("protwords.txt", "synonyms.txt", "stopwords.txt"):
            (conf / words).touch()
        (home / core / "core.properties").write_text(f"name={core}\n")


# All three


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
        postgres_folder() / "PG_VERSION": postgres.program,
        STACK / "redis" / "redis.conf": _redis_program,
        STACK / "solr" / "home": _solr_program,
    }
    return [program() for sign, program in made.items() if sign.exists()]


def set_up(wanted: Sequence[str]) -> None:
    """Everything on disk that these services need before they start."""
    makers = {
        "postgres": postgres.set_up,
        "redis": _set_up_redis,
        "solr": lambda: [_set_up_solr(v) for v in VERSIONS.values() if v.venv.exists()],
    }
    for service in wanted:
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
            _probe_solr(url, names(version) if private else [])
    except (OSError, say.Failure) as error:
        return f"{service} at {_without_password(url)}: {error}"
    return None


def _probe_postgres(url: str, private: bool) -> None:
    if private:
        postgres.psql("SELECT 1")
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
        postgres.make_databases(names(version))
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
