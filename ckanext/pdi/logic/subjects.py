"""Which data set or resource is meant by this id?"""

from __future__ import annotations

from dataclasses import dataclass

import ckan.model as model
import ckan.plugins.toolkit as tk


@dataclass(frozen=True)
class Found:
    """A data set or a resource; ``type`` is package or resource."""

    id: str
    type: str
    package_id: str


def find(id_or_name: str) -> Found:
    """The data set (by id or name) or resource (by id).

    Raises:
        tk.ObjectNotFound: when there is neither.
    """
    package = model.Package.get(id_or_name)
    if package:
        return Found(package.id, "package", package.id)
    resource = model.Resource.get(id_or_name)
    if resource and resource.package_id:
        return Found(resource.id, "resource", resource.package_id)
    raise tk.ObjectNotFound(tk._("No data set or resource has this id."))
