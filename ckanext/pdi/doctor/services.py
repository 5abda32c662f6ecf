"""Can everything be reached that a check needs?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pysolr
from redis.exceptions import RedisError

from ckan.lib.redis import connect_to_redis
from ckan.lib.search.common import SearchError, make_connection

from ckanext.pdi import index, reading, storage
from ckanext.pdi.doctor.line import Line, fault, ok, warn

FACETS = (index.VERDICT, index.CATEGORY, index.JURISDICTIONS)


def redis() -> Iterator[Line]:
    """Does Redis answer?"""
    try:
        connect_to_redis().ping()
    except (RedisError, OSError):
        yield warn(
            "Redis",
            "Redis does not answer: checks begin late.",
            "Start Redis, or correct ckan.redis.url.",
        )
    else:
        yield ok("Redis", "Redis answers.")


def solr() -> Iterator[Line]:
    """Does Solr answer, and know our fields?"""
    try:
        make_connection().search(
            "*:*", **{"rows": 0, "facet": "true", "facet.field": list(FACETS)}
        )
    except pysolr.SolrError:
        yield fault(
            "Solr",
            "Solr does not answer as it should, or refuses the facets "
            f"{', '.join(FACETS)}.",
            "Use CKAN's own schema (its dynamic fields * and vocab_*), then: "
            "ckan search-index rebuild",
        )
    except (SearchError, OSError):
        yield fault("Solr", "Solr does not answer.", "Start it, or correct solr_url.")
    else:
        yield ok("Solr", "Solr answers and knows our fields.")


def uploads() -> Iterator[Line]:
    """Can uploaded files be written and read?"""
    trouble = storage.probe()
    if trouble:
        yield fault(
            "Uploads",
            f"A trial file could not be written and read back: {trouble}.",
            "See ckan.storage_path or ckan.files.*, and the folder's owner.",
        )
    else:
        yield ok("Uploads", "Files are written and read back.")


def temporary() -> Iterator[Line]:
    """Is there a place for the copies that are read?"""
    try:
        with tempfile.TemporaryFile() as trial:
            trial.write(b"x")
    except OSError as error:
        yield fault(
            "Copies",
            f"The temporary folder cannot be written to ({error.strerror}).",
            "Set TMPDIR to a folder that the worker's user owns.",
        )
    else:
        yield ok("Copies", "The temporary folder can be written to.")


def child() -> Iterator[Line]:
    """Is the process that reads files cut off from the network?"""
    if reading.can_isolate_network():
        yield ok("Child", "Files are read in a child process without network.")
    else:
        yield warn(
            "Child",
            "Files are read in a child process that could reach the network.",
            "Allow unprivileged user namespaces in the kernel, or run the worker "
            "where nothing of value can be reached.",
        )
