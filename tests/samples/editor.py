"""An editor that reads a record: YAML as its language server reads it, and the places that the schemas make it mark."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from lok.schema import schema

if TYPE_CHECKING:
    from pathlib import Path


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 core, as the language server of an editor reads it: no dates, no ``19:30`` as a number, no ``no``."""


EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
EditorLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a safe loader with fewer types


@cache
def _validators() -> dict[str, Draft202012Validator]:
    return {
        soort: Draft202012Validator(given, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for soort, given in schema.schemas().items()
    }


def marks(file: Path) -> list[str]:
    """Where an editor draws a red line in the file of a record, in the folder of its kind."""
    return [
        error.json_path for error in _validators()[file.parent.name].iter_errors(as_editor(file.read_text("utf-8")))
    ]
