"""What can be said of a file by its head and tail only?

The table is read from the head, the encoding is judged by both ends. The profile
says ``sample``, carries no hash, and its counts are of the sample.
"""

from __future__ import annotations

import dataclasses
import io

from ckanext.pdi.facts import Problem, Profile
from ckanext.pdi.reading import scan, sniff
from ckanext.pdi.reading.content import HEAD_BYTES, TAIL_BYTES, Content, bytes_content
from ckanext.pdi.reading.limits import Limits


def profile(content: Content, limits: Limits) -> Profile:
    """A profile of the sample; formats that need the whole file are read whole."""
    from ckanext.pdi.reading.profile import profile_content

    size = content.size or 0
    with content.open() as stream:
        head = stream.read(HEAD_BYTES)
        stream.seek(max(len(head), size - TAIL_BYTES))
        tail = stream.read(TAIL_BYTES)
    whole = not tail
    kind = sniff.of_bytes(head, size)
    if kind is None and not whole:
        found = scan.scan(io.BytesIO(head + tail))
        measured = profile_content(bytes_content(_whole_lines(head)), found, limits)
    else:
        with content.open() as stream:
            found = scan.scan(stream)
        measured = profile_content(content, found, limits)
    return dataclasses.replace(
        measured,
        bytes=size,
        sha256=found.sha256 if whole else "",
        method="sample" if measured.method == "full" else measured.method,
        problems=(*measured.problems, Problem("sampled", None, {"bytes": len(head)})),
    )


def _whole_lines(head: bytes) -> bytes:
    end = max(head.rfind(b"\n"), head.rfind(b"\r"))
    return head[: end + 1] if end > 0 else head
