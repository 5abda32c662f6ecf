"""What is in these bytes? Reading measures and judges nothing.

The public face: :func:`profile_files` reads files in a throw-away child with
:class:`Limits` and yields a :class:`ckanext.pdi.facts.Profile` for each, whatever
happens; :func:`spool` turns a stream into a private file first;
:func:`can_isolate_network` is for the doctor. Format libraries are imported only in
the child.
"""

from ckanext.pdi.reading.errors import LimitBroken
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.sandbox import can_isolate_network, profile_files
from ckanext.pdi.reading.spool import Spooled, spool

__all__ = [
    "LimitBroken",
    "Limits",
    "Spooled",
    "can_isolate_network",
    "profile_files",
    "spool",
]
