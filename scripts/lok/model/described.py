"""What the models say of each field in Dutch: the text under it."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

from lok.model.audience import Part

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def texts_of(model: type[Part]) -> dict[str, str]:
    """The text under each field of ``model``, those that it inherits included; a field without text is not there.

    Read here when somebody asks, and not by pydantic when the models are made: that reads the source of every model for
    every command, a fifth of the time that the program needs to start (``make bench``, ``schemas``).
    """
    texts: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, Part):
            texts.update(_written_in(each))
    return texts


@cache
def _written_in(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields that the source of ``model`` itself declares, each with the text under it."""
    return tuple(_texts(_declared_in(model.__module__).get(model.__qualname__) or _alone(model)))


@cache
def _declared_in(module: str) -> dict[str, ast.ClassDef]:
    """The classes that a module declares, by name. Its source is read once: ``inspect`` reads all of it for each class."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}


def _alone(model: type[Part]) -> ast.stmt:
    """A class that is declared inside something else."""
    (declared,) = ast.parse(dedent(inspect.getsource(model))).body
    return declared


def _texts(declared: ast.stmt) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(declared.body if isinstance(declared, ast.ClassDef) else ()):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            yield field.target.id, inspect.cleandoc(below.value.value)
