"""The glossary of the field, from the models: every Dutch noun of the code with what it means in English.

The words and their explanations stand once, at the classes; CONTRIBUTING carries this table, and a test keeps it so.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import KINDS
from lok.model.audience import field_types, part_models
from lok.model.fields import Keuze

if TYPE_CHECKING:
    from collections.abc import Iterator


def glossary() -> str:
    """A Markdown table of all nouns, by alphabet: the word, and the first sentence of its class's description."""
    found = {noun.__name__: first_sentence(noun) for noun in nouns()}
    rows = [f"| {word} | {found[word]} |" for word in sorted(found, key=str.casefold)]
    return "\n".join(["| Dutch | English |", "| --- | --- |", *rows])


def nouns() -> Iterator[type[Any]]:
    """The models of all records and parts, and the closed lists of words they use."""
    for kind in KINDS:
        for model in part_models(kind.model):
            yield model
            for name in model.model_fields:
                yield from (
                    leaf for leaf in field_types(model, name) if isinstance(leaf, type) and issubclass(leaf, Keuze)
                )


def first_sentence(noun: type[Any]) -> str:
    """What a class's description says before its first full stop."""
    text = " ".join((inspect.getdoc(noun) or "").split())
    return text.partition(". ")[0].rstrip(".").replace("|", "/")
