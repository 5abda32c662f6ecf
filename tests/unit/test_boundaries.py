"""Do imports point one way, and is compliance standard library only?"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PDI = Path(__file__).parents[2] / "ckanext" / "pdi"
PURE = ("reading", "compliance", "progress", "remote", "vocabulary", "console")
SHELL = ("ckan", "flask", "sqlalchemy", "werkzeug", "alembic")
#: part -> what of the package it may import; the shell may import everything.
MAY = {
    "vocabulary": ("vocabulary",),
    "facts": (),
    "reading": ("reading", "facts", "vocabulary"),
    "compliance": ("compliance", "facts", "vocabulary"),
    "progress": ("progress", "compliance", "facts", "vocabulary"),
    "remote": ("remote", "reading", "compliance", "progress", "facts", "vocabulary"),
}
STANDARD_ONLY = ("facts", "compliance", "vocabulary", "progress")
FILES = sorted(PDI.rglob("*.py"))


def _part(path: Path) -> str:
    return path.relative_to(PDI).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, relative ones resolved, names included."""
    package = ("ckanext", "pdi", *path.relative_to(PDI).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            kept = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*kept, *filter(None, [node.module])))
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _own(module: str) -> str | None:
    """The part of the package that a module belongs to."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["ckanext", "pdi"] and len(parts) > 2 else None


@pytest.mark.parametrize("part", MAY)
def test_imports_point_one_way(part: str) -> None:
    wrong = [
        (str(path.relative_to(PDI)), module)
        for path in FILES
        if _part(path) == part
        for module in _imports(path)
        if (own := _own(module)) and own not in MAY[part] and own != "__version__"
    ]
    assert not wrong


@pytest.mark.parametrize("part", PURE)
def test_the_domain_knows_no_shell(part: str) -> None:
    wrong = [
        (str(path.relative_to(PDI)), module)
        for path in FILES
        if _part(path) == part
        for module in _imports(path)
        if module.split(".")[0] in SHELL
    ]
    assert not wrong


@pytest.mark.parametrize("part", STANDARD_ONLY)
def test_shipped_in_bundles_means_standard_library(part: str) -> None:
    wrong = [
        (str(path.relative_to(PDI)), module)
        for path in FILES
        if _part(path) == part
        for module in _imports(path)
        if module.split(".")[0] not in (*sys.stdlib_module_names, "ckanext")
    ]
    assert not wrong
