"""Is everything documented that a user can set, call or meet, and do links hold?"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ckanext.pdi.compliance import rules

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "ckanext" / "pdi"


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def names_in_all(module: Path) -> list[str]:
    """What a module exports, read without importing it (it needs CKAN)."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return ast.literal_eval(node.value)
    raise AssertionError(f"{module} has no __all__")


def commands() -> list[str]:
    """The names of `ckan pdi` commands: the functions that click made into one."""
    found = []
    for module in sorted((PACKAGE / "cli").rglob("*.py")):
        for node in ast.parse(module.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(
                re.search(r"\bcommand\(", ast.unparse(d)) for d in node.decorator_list
            ):
                found.append(node.name.rstrip("_").replace("_", "-"))
    return found


def test_every_option_is_documented_with_its_default():
    declared = yaml.safe_load((PACKAGE / "config_declaration.yaml").read_text("utf-8"))
    options = [o for group in declared["groups"] for o in group["options"]]
    assert options
    for option in options:
        default = str(option["default"])
        shown = f"`{default.lower() if default in ('True', 'False') else default}`"
        row = f"| `{option['key']}` | {shown if default else ''}"
        assert row in text("install.md")


def test_every_command_is_documented():
    assert commands()
    assert [c for c in commands() if f"`ckan pdi {c}`" not in text("install.md")] == []


def test_every_action_is_documented():
    actions = names_in_all(PACKAGE / "logic" / "action" / "__init__.py")
    assert [a for a in actions if f"`{a}`" not in text("audit.md")] == []


def test_every_rule_has_its_page_and_no_page_is_stale():
    command = [sys.executable, "-m", "dev.rule_docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.id)
def test_rule_page_says_what_why_and_how_to_fix(rule):
    page = text(f"rules/{rule.id}.md")
    for heading in ("What it does", "Why it matters", "Remedy", "Reference"):
        assert f"## {heading}\n" in page
    assert rule.remedy


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda p: p.name)
def test_links_between_pages_hold(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_python_example_runs(tmp_path, monkeypatch, capsys):
    from ckanext.pdi.demo import AGENCIES

    stops = AGENCIES[0].datasets[0].resources[0]
    (tmp_path / "stops_2026.csv").write_bytes(stops.make())
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", text("extend.md"), re.DOTALL)
    exec(compile(code, "extend.md", "exec"), {})
    assert capsys.readouterr().out == "passed\n"
