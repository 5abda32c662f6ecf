"""What is in the files of these resources? Each content is read once.

A file whose stamp is the one that was seen before is not even opened; a content whose
facts are stored is not read again. What remains is copied and read in a child process
that sees the files of one agency only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

import ckan.model as model
from ckan.model import meta

from ckanext.pdi import facts, reading, storage
from ckanext.pdi.compliance.model import Acquisition
from ckanext.pdi.datasets import Resource
from ckanext.pdi.model import Profile, State

#: The fact groups of this version, as one word: part of the key of a profile.
GROUPS = ",".join(f"{name}={version}" for name, version in sorted(facts.GROUPS.items()))
#: Copies that lie on the disk at the same time: as many as one child reads at once.
MAX_COPIES = 64
MAX_COPIED_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Content:
    """What is known of the bytes of one resource."""

    acquisition: Acquisition
    stamp: str | None = None
    sha256: str | None = None
    profile: facts.Profile | None = None


def known(resources: Sequence[Resource]) -> dict[str, Content]:
    """Those whose content was seen before and has not changed; nothing is opened."""
    stamps = {r.id: storage.stamp(r) for r in resources}
    rows = model.Session.execute(
        sa.select(State.subject_id, State.stamp, State.sha256).where(
            State.subject_id.in_(stamps), State.sha256.is_not(None)
        )
    ).all()
    same = {r.subject_id: r.sha256 for r in rows if r.stamp == stamps[r.subject_id]}
    profiles = _stored(same.values())
    return {
        id: Content(Acquisition(), stamps[id], sha256, profiles[sha256])
        for id, sha256 in same.items()
        if sha256 in profiles
    }


def read(resources: Sequence[Resource]) -> Iterator[tuple[str, Content]]:
    """Copy and read these files of one agency; answers come as they are ready.

    Raises:
        OSError: a storage cannot be reached now.
    """
    waiting: list[tuple[Resource, str | None, storage.Copy]] = []
    try:
        for resource in resources:
            stamp = storage.stamp(resource)
            copy = storage.acquire(resource)
            waiting.append((resource, stamp, copy))
            if _full(waiting):
                yield from _profiled(waiting)
                _discard(waiting)
        yield from _profiled(waiting)
    finally:
        _discard(waiting)


def _full(waiting: Sequence[tuple[Resource, str | None, storage.Copy]]) -> bool:
    size = sum(copy.bytes or 0 for _, _, copy in waiting)
    return len(waiting) >= MAX_COPIES or size >= MAX_COPIED_BYTES


def _discard(waiting: list[tuple[Resource, str | None, storage.Copy]]) -> None:
    for _, _, copy in waiting:
        if copy.path:
            copy.path.unlink(missing_ok=True)
    waiting.clear()


def _profiled(
    waiting: Sequence[tuple[Resource, str | None, storage.Copy]],
) -> Iterator[tuple[str, Content]]:
    profiles = _stored([c.sha256 for _, _, c in waiting if c.sha256])
    new = {
        c.sha256: c.path
        for _, _, c in waiting
        if c.sha256 and c.path and c.sha256 not in profiles
    }
    if new:
        read = reading.profile_files(list(new.values()))
        for sha256, profile in zip(new, read, strict=True):
            profiles[sha256] = profile
            _store(sha256, profile)
    for resource, stamp, copy in waiting:
        yield (
            resource.id,
            Content(
                copy.acquisition, stamp, copy.sha256, profiles.get(copy.sha256 or "")
            ),
        )


def _stored(hashes: Collection[str]) -> dict[str, facts.Profile]:
    if not hashes:
        return {}
    rows = model.Session.execute(
        sa.select(Profile.sha256, Profile.profile).where(
            Profile.sha256.in_(set(hashes)), Profile.groups == GROUPS
        )
    )
    return {row.sha256: facts.from_json(row.profile) for row in rows}


def _store(sha256: str, profile: facts.Profile) -> None:
    """Keep the facts, unless it was the reader that failed and not the file."""
    if profile.problem("error."):
        return
    values: Mapping[str, Any] = {
        "sha256": sha256,
        "groups": GROUPS,
        "bytes": profile.bytes,
        "profile": facts.to_json(profile),
    }
    with meta.engine.begin() as connection:
        connection.execute(insert(Profile).values(values).on_conflict_do_nothing())
