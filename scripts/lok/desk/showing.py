"""Values of a record as a form shows them: references by name, days and hours as the browser's own fields want them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.desk.forms import Control, Field
from lok.desk.words import lay, name_of, said_day
from lok.facts.naming import own_body
from lok.kinds.organen import called
from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT
from lok.words.dutch import written_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.archive.archive import Archive

PICKED = {
    Control.DAY: re.compile(r"\d{4}-\d\d-\d\d"),
    Control.MOMENT: re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d"),
    Control.HOUR: re.compile(r"\d\d[:.]\d\d"),
}
"""What a field of the browser for a day or an hour can hold; another value is shown as text, so that it is not lost."""


SAYING = ("titel", "onderwerp", "naam", "omschrijving", "voorwaarde", "zetel", "vraag", "tekst", "vergadering", "nr")
"""The fields that say best what an item of a list is about, the first that is there."""
NAMED = frozenset({Control.DAY, Control.HOUR, Control.NUMBER, Control.AMOUNT})
"""What says little without its name."""
TOLD = frozenset(Control) - {Control.GROUP, Control.YES_NO, Control.FILE}
"""What can stand in the few words about an item."""


LONG = 60
"""Characters of a text of one line from which it is shown over several, so that all of it is seen."""


class Short(NamedTuple):
    """A value of one line as shown, whether the browser's own field can hold it, and whether it wants more than a line."""

    text: str
    fits: bool
    long: bool = False


@dataclass(frozen=True, slots=True)
class Showing:
    """The words that templates of forms use. ``fresh`` are the names of records that are not written yet, by kind and id."""

    archive: Archive
    fresh: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Them, by name."""
        return {"naam_van": self.of_field, "kort": short, "hulp": self.help, "ours": self.ours}

    def of_field(self, field: Field) -> str:
        """What a field that points at something, or an item of a list, is called."""
        return self.of_item(field) if field.control is Control.GROUP else self.of_leaf(field)

    def of_item(self, item: Field) -> str:
        """An item of a list in a few words: what says best which it is, else the first that stands in it."""
        leaves = [each for each in item.fields if each.filled and not each.several and each.control in TOLD]
        named = {each.name: each for each in leaves}
        best = next((named[name] for name in SAYING if name in named), None)
        if best is None or best.control is Control.RECORD:
            rest = [each for each in leaves if each is not best]
            told = [best, *rest[:1]] if best else rest[:3]
        else:
            told = [best]
        said = ", ".join(map(self._short, told)) or "nog leeg"
        number = named.get("nr")
        return (f"{number.value}. {said}" if number and number is not best else said)[:100]

    def _short(self, field: Field) -> str:
        """A value among others in a few words; a day, an hour and a number say of what they are."""
        said = self.of_leaf(field).partition("\n")[0]
        return f"{field.label.lower()} {said}" if field.control in NAMED and field.name not in SAYING else said

    def of_leaf(self, field: Field) -> str:
        """A value in words: references by name, choices and days as people say them."""
        value = field.value
        if isinstance(value, list):
            return ", ".join(self.of_field(each) for each in field.items)
        if field.control in {Control.RECORD, Control.FILE}:
            return self.said(str(value or ""), field.soort) or str(value or "")
        if not isinstance(value, str):
            return ""
        if field.control is Control.DAY and PICKED[Control.DAY].fullmatch(value):
            return said_day(value)
        if field.control is Control.MOMENT and PICKED[Control.MOMENT].fullmatch(value):
            return _moment(value)
        return dict(field.choices).get(value, value.rstrip("\n"))

    def said(self, value: str, soort: str) -> str:
        """What the record or the file is called that a field for ``soort`` points at; empty for another value."""
        if soort == CONTENT:
            return value.rpartition("/")[2]
        if soort == "*":
            soort, _, value = value.partition("/")
        if soort not in BY_SOORT or not value:
            return ""
        return self.fresh.get((soort, value)) or name_of(self.archive, soort, value)

    def ours(self, text: str) -> str:
        """Our own words, with what the council calls itself."""
        return called(text, own_body(self.archive))

    def help(self, field: Field) -> str:
        """What a field is for, without keys and files."""
        return lay(field.help, self.archive)


def short(field: Field) -> Short:
    """A value of one line."""
    text = str(field.value or "").rstrip("\n")
    pattern = PICKED.get(field.control)
    if pattern is None or not text:
        return Short(text, pattern is not None, long=len(text) > LONG or "\n" in text)
    if not pattern.fullmatch(text):
        return Short(text, fits=False)
    return Short(text.replace(" ", "T").replace(".", ":"), fits=True)


def _moment(text: str) -> str:
    """A day with its hour as people write them; one that is in no calendar as it was typed."""
    try:
        return written_moment(datetime.fromisoformat(text.replace(".", ":")))
    except ValueError:
        return text


def shown_value(value: Any) -> Any:
    """A value as the script of a form compares it with what stands in the field."""
    return value.rstrip("\n") if isinstance(value, str) else value
