"""The one source of packaging truth; pyproject.toml holds tool settings only."""

import re
from pathlib import Path

from setuptools import find_namespace_packages, setup

HERE = Path(__file__).parent
VERSION = re.search(
    r"__version__ = \"(.+)\"", (HERE / "ckanext/pdi/__init__.py").read_text("utf-8")
)[1]

setup(
    name="ckanext-pdi",
    version=VERSION,
    description=(
        "Police Data Initiative for CKAN: is a police data set disaggregated, "
        "incident-level and machine-readable? Judged from the file itself."
    ),
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="AGPL-3.0-or-later",
    license_files=["LICENSE"],
    python_requires=">=3.11",
    # Both lines are needed: this is the one combination in which CKAN and other
    # extensions can be installed from wheels, from source and editable, side by side.
    packages=find_namespace_packages(include=["ckanext", "ckanext.*"]),
    namespace_packages=["ckanext"],
    include_package_data=False,
    package_data={
        "ckanext.pdi": [
            "py.typed",
            "config_declaration.yaml",
            "schemas/*.yaml",
            "templates/**/*.html",
            "templates/**/*.txt",
            "assets/*",
            "assets/**/*",
            "vocabulary/*.csv",
            "vocabulary/**/*.csv",
            "migration/pdi/alembic.ini",
            "migration/pdi/*.mako",
            "migration/pdi/*.py",
            "migration/pdi/versions/*.py",
            "i18n/*.pot",
            "i18n/**/*.po",
            "i18n/**/*.mo",
        ],
    },
    install_requires=[
        # CKAN itself is not listed: portals install it from source or image, and
        # `pdi` works where it is absent.
        "click>=8.1,<9",  # the command line; CKAN's own choice
        "xlrd>=2.0.1,<3",  # Excel 97-2003: pure Python, no dependencies, child only
    ],
    entry_points={
        "console_scripts": ["pdi = ckanext.pdi.console:main"],
        "ckan.plugins": ["pdi = ckanext.pdi.plugin:PdiPlugin"],
        "babel.extractors": ["ckan = ckan.lib.extract:extract_ckan"],
    },
    message_extractors={
        "ckanext": [
            ("**.py", "python", None),
            ("**.js", "javascript", None),
            ("**/templates/**.html", "ckan", None),
        ]
    },
)
