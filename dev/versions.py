"""Which CKAN, and what differs between the supported ones?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dev import place, say


@dataclass(frozen=True)
class Version:
    name: str  # what CKAN= takes
    ckan: str
    scheming: str
    redis_base: int  # first Redis database of this version
    storage: str  # lines of the ini about uploads

    @property
    def tag(self) -> str:
        """The name where dots are not welcome (databases, cores)."""
        return self.name.replace(".", "")

    @property
    def venv(self) -> Path:
        return place.STACK / f"venv-{self.name}"

    def program(self, name: str) -> Path:
        return self.venv / "bin" / name


STORAGES = """\
ckan.files.default_storages.default = files
ckan.files.storage.files.type = ckan:fs
ckan.files.storage.files.initialize = true
ckan.files.storage.files.path = {folder}
"""

VERSIONS = {
    "2.12": Version(
        name="2.12", ckan="2.12.0", scheming="3.1.0", redis_base=0, storage=STORAGES
    ),
}
DEFAULT = "2.12"


def chosen() -> Version:
    name = os.environ.get("CKAN") or DEFAULT
    if name not in VERSIONS:
        known = ", ".join(VERSIONS)
        raise say.Failure(f"CKAN={name} is not supported", todo=f"use one of: {known}")
    return VERSIONS[name]
