"""No name with an underscore of another package: such a name may go, or mean something else, with any newer version."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from samples.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = {"lok", *(folder.name for folder in (REPOSITORY / "tests").iterdir() if folder.is_dir())}
PRIVATE = re.compile(r"_(?!_)\w*|__\w*(?<!__)")
DOCUMENTED = {"_exit", "_replace"}
"""Names that the manual of Python itself tells to use: ``os._exit``, and what a named tuple has."""
FILES = sorted(
    file.relative_to(REPOSITORY).as_posix()
    for name in ("scripts", "tests")
    for file in (REPOSITORY / name).rglob("*.py")
)


def private(name: str) -> bool:
    """Whether a part of a dotted name begins with an underscore, and is no ``__name__``."""
    return any(PRIVATE.fullmatch(part) for part in name.split("."))


def foreign(tree: ast.AST, known: frozenset[str]) -> Iterator[str]:
    """The private names of others that a module imports, reads or asks for; ``known`` are those that we gave ourselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if private(each.name) and each.name.split(".")[0] not in OURS)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] not in OURS:
            names = (f"{node.module}.{each.name}" for each in node.names)
            yield from (name for name in names if private(name))
        elif isinstance(node, ast.Attribute) and private(node.attr) and node.attr not in known:
            yield node.attr
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"getattr", "setattr", "hasattr"}:
            texts = (each.value for each in node.args[1:2] if isinstance(each, ast.Constant))
            yield from (str(text) for text in texts if private(str(text)) and text not in known)


def given(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: functions, classes, variables, and attributes of ``self`` and ``cls``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}:
                yield node.attr
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__slots__":
            yield from ast.literal_eval(node.value)


@cache
def parsed(path: str) -> ast.Module:
    return ast.parse((REPOSITORY / path).read_text("utf-8"))


@cache
def known() -> frozenset[str]:
    names = (name for path in FILES for name in given(parsed(path)))
    return frozenset({*names, *DOCUMENTED})


@pytest.mark.parametrize("path", FILES)
def test_no_private_name_of_another_package_is_used(path: str) -> None:
    assert list(foreign(parsed(path), known())) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import yaml._yaml", ["yaml._yaml"]),
        ("from yaml._yaml import CParser", ["yaml._yaml.CParser"]),
        ("from mkdocs.commands.build import _build_page", ["mkdocs.commands.build._build_page"]),
        ("page.file._content", ["_content"]),
        ("self.converter._register(md)", ["_register"]),
        ('getattr(page, "_title_from_render")', ["_title_from_render"]),
        ("from __future__ import annotations\nx.__class__\nos._exit(1)", []),
        ("from lok.source.parse import _scalar\nfrom yaml import CBaseLoader", []),
    ],
)
def test_a_private_name_of_another_package_is_found(text: str, found: list[str]) -> None:
    assert list(foreign(ast.parse(text), frozenset(DOCUMENTED))) == found
