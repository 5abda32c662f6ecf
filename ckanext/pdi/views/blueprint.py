"""Where do our pages live? One blueprint; each module adds its routes."""

from __future__ import annotations

from flask import Blueprint

from ckanext.pdi.views import http

pdi = Blueprint("pdi", __name__)
pdi.after_request(http.protect)
