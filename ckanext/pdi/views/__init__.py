"""Which pages are ours? Each module answers for one kind."""

from __future__ import annotations

from ckanext.pdi.views import agency, commitments, dataset, method, portal
from ckanext.pdi.views.blueprint import pdi

for module in (portal, agency, commitments, method, dataset):
    module.add_routes(pdi)

__all__ = ["pdi"]
