"""Serve CKAN with waitress; runs in CKAN's virtual environment.

usage: web.py PORT     CKAN_INI names the ini
"""

from __future__ import annotations

import os
import sys

import waitress

from ckan.cli import load_config
from ckan.config.middleware import make_app

THREADS = 4  # two cores, and a page waits for PostgreSQL and Solr half of its time

if __name__ == "__main__":
    application = make_app(load_config(os.environ["CKAN_INI"]))
    waitress.serve(application, host="127.0.0.1", port=sys.argv[1], threads=THREADS)
