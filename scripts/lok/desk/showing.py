"""Values of a record as a form shows them: references by name, days and hours as the browser's own fields want them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.desk.forms import Control, Field, summary
from lok.desk.words import lay, name_of
from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.archive.archive import Archive

PICKED = {
    Control.DAY: re.compile(r"\d{4}-\d\d-\d\d"),
    Control.MOMENT: re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d"),
    Control.HOUR: re.compile(r"\d\d[:.]\d\d"),
}
"""What a field of the browser for a day or an hour can hold; another value is shown as text, so that it is not lost."""


class Short(NamedTuple):
    """A value of one line as shown, and whether the browser's own field can hold it."""

    text: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Showing:
    """The words that templates of forms use."""

    archive: Archive

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Them, by name."""
        return {"naam_van": self.of_field, "kort": short, "hulp": self.help}

    def of_field(self, field: Field) -> str:
        """What a field that points at something, or an item of a list, is called."""
        if field.control is Control.GROUP:
            said = summary(field.value)
            return (
                self.said(str(field.value.get("zetel", "")), "zetels") or said
                if isinstance(field.value, dict)
                else said
            )
        return self.said(str(field.value or ""), field.soort) or str(field.value or "")

    def said(self, value: str, soort: str) -> str:
        """What the record or the file is called that a field for ``soort`` points at; empty for another value."""
        if soort == CONTENT:
            return value.rpartition("/")[2]
        if soort == "*":
            soort, _, value = value.partition("/")
        return name_of(self.archive, soort, value) if soort in BY_SOORT and value else ""

    def help(self, field: Field) -> str:
        """What a field is for, without keys and files."""
        return lay(field.help, self.archive)


def short(field: Field) -> Short:
    """A value of one line."""
    text = str(field.value or "")
    pattern = PICKED.get(field.control)
    if pattern is None or not text:
        return Short(text, pattern is not None)
    if not pattern.fullmatch(text):
        return Short(text, fits=False)
    return Short(text.replace(" ", "T").replace(".", ":"), fits=True)


def shown_value(value: Any) -> Any:
    """A value as the script of a form compares it with what stands in the field."""
    return value.rstrip("\n") if isinstance(value, str) else value
