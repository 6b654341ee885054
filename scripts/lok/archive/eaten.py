"""Text that is lost after `` #``: YAML reads the rest of the line as a remark, also in the middle of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lok.archive.partial import adapter
from lok.archive.translate import model_at
from lok.source.problems import Finding, Level
from lok.words.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.kind import Kind
    from lok.source.positions import Path

BEHIND = re.compile(r"(?m)^[ ]*[^#\s][^\n]*[ \t]#")
"""A line on which a remark may stand behind a value."""
SAMPLE = "Een gewone zin, met van alles erin."


def eaten_texts(kind: Kind, text: str, data: dict[str, Any]) -> Iterator[Finding]:
    """Every free text without quotation marks behind which the rest of the line is read as a remark."""
    if not data or " #" not in text.replace("\t#", " #") or not BEHIND.search(text):
        return
    lines = text.split("\n")
    for at, node in _scalars(cast("Node", yaml.compose(text, Loader=yaml.CBaseLoader)), ()):
        line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
        rest = re.match(r"\s+#(.*)", line[node.end_mark.column :])
        remark = not node.value and not re.match(r"\S", rest[1]) if rest else True  # an empty field may be explained
        if node.style or remark or not _is_free_text(kind, at):
            continue
        what = shortened(f"#{cast('re.Match[str]', rest)[1].rstrip()}", 40)
        message = f"vanaf ‘{what}’ wordt de rest van de regel niet gelezen: na een spatie begint # een opmerking"
        hint = "Hoort het bij de tekst, zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking, zet ze op een eigen regel."
        yield Finding(at, "hekje", message, hint, Level.AANDACHTSPUNT)


def _scalars(node: Node, at: Path) -> Iterator[tuple[Path, ScalarNode]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*at, key.value))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from _scalars(item, (*at, index))
    elif isinstance(node, ScalarNode):
        yield at, node


def _is_free_text(kind: Kind, at: Path) -> bool:
    """Whether the field at a place takes any sentence: then what follows a ``#`` may well belong to it."""
    model, name = model_at(kind.model, at)
    if name is None:
        return False
    reader: TypeAdapter[Any] = adapter(cast("Any", model), name)
    sample = [SAMPLE] if isinstance(at[-1], int) else SAMPLE
    try:
        reader.validate_python(sample)
    except ValidationError:
        return False
    return True
