"""A list or a group where one value belongs is told in an ordinary sentence, whatever the field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_origin

import pytest

from lok.archive.read_record import read_record
from lok.kinds.registry import BY_SOORT
from lok.model.audience import field_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

WRONG = ("[een, twee]", "{een: twee}")
SENTENCE = re.compile(r"[A-ZÀ-Ý‘].*\.", re.DOTALL)
SENTENCE_IN_ONE = re.compile(r"(?i:bijvoorbeeld|zoals):? (?!ADV)[A-Z]|\.\.(?!’)|\[\'|\{\'")
"""A sentence put into another, two full stops, or what Python calls a list."""


def single_fields(model: type[BaseModel]) -> Iterator[str]:
    """The fields that take one value and no part."""
    for name, field in model.model_fields.items():
        parts = any(hasattr(leaf, "model_fields") for leaf in field_types(model, name))
        if not parts and "tuple" not in str(field.annotation) and get_origin(field.annotation) is not tuple:
            yield name


@pytest.mark.parametrize("soort", BY_SOORT)
def test_one_value_is_asked_in_a_sentence(soort: str) -> None:
    kind = BY_SOORT[soort]
    for name in single_fields(kind.model):
        for value in WRONG:
            _, problems = read_record(kind, "", "x", f"{name}: {value}\n".encode())
            told = [each for each in problems if each.field == name]
            assert told, (name, value)
            for each in told:
                assert SENTENCE.fullmatch(each.hint), (name, each.hint)
                assert not SENTENCE_IN_ONE.search(f"{each.message} {each.hint}"), (name, each.message, each.hint)
