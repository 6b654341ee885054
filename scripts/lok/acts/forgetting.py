"""``lok forget``: what must go, in words, and what takes it out once somebody agreed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lok.acts.act import RecordsAt, write_deed
from lok.acts.deed import Deed, Office
from lok.acts.record_text import path_of
from lok.acts.taking_out import take_out
from lok.archive.load import load
from lok.build.check import blocking
from lok.facts.facts import make_facts
from lok.facts.kept import Term, terms_on
from lok.facts.outlived import Outlived, by_sort, outlived
from lok.kinds.bewaartermijnen import Bewaarsoort
from lok.source.problems import dotted
from lok.words.dutch import counted, written_date
from lok.words.near import near
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day
    from pathlib import Path

NOTHING = "Er is niets waarvan de bewaartermijn om is. Er is niets veranderd."
ARCHIVE_FIRST = (
    "Wat weggaat, staat daarna alleen nog in het dossier dat het archief van de gemeente kreeg. Is dat nog niet gebeurd, "
    "geef het dan eerst met ‘lok archive JAAR’."
)


@dataclass(frozen=True)
class Forgetting:
    """What must go of the records in a folder on a day, and who takes it out; nothing is written yet."""

    root: Path
    office: Office
    found: tuple[Outlived, ...]
    by: str
    sorts: frozenset[Bewaarsoort] | None

    @cached_property
    def deed(self) -> Deed:
        """What takes it out. Raises ``RefusedError`` as ``take_out`` does."""
        return take_out(self.office, self.by, self.sorts)

    @property
    def nothing(self) -> bool:
        """Whether nothing must go."""
        return not self.found

    @property
    def told(self) -> str:
        """What must go, by sort of data and by record; the fields and not what stands in them."""
        return "\n".join(self._lines()) if self.found else NOTHING

    @property
    def consequences(self) -> str:
        """What else there is to know before somebody agrees."""
        todo = (f"Zelf na te kijken: {each.path}: {each.words}" for each in self.deed.todo)
        return "\n".join((ARCHIVE_FIRST, *self.deed.words[1:], *todo))

    @property
    def receipt(self) -> str:
        """The path of the receipt."""
        return self.deed.about

    def write(self) -> None:
        """Take it out, all or nothing.

        Raises:
            RefusedError: A record changed in the meantime.
            OSError: The disk refuses; what was laid down then stays for the next time.
        """
        write_deed(self.root, self.deed)

    def _lines(self) -> Iterator[str]:
        terms = {each.sort: each for each in terms_on(self.office.facts.raad, self.office.today)}
        for sort, those in by_sort(self.found):
            yield f"{sort.woord} ({sort.value}): {_why(terms[sort])}"
            for each in those:
                fields = counted(len(each.edits), "veld", "velden")
                where = ", ".join(
                    dict.fromkeys(str(edit.at[0]) if len(edit.at) > 1 else dotted(edit.at) for edit in each.edits)
                )
                path = path_of(each.soort, each.record_id)
                yield f"  {path}: {fields} ({where}), kon blijven tot en met {written_date(each.last)}"


def _why(term: Term) -> str:
    return f"blijven {term.words}. {term.reason}"


def forgetting(root: Path, date: day, by: str, words: tuple[str, ...] = ()) -> Forgetting:
    """What must go of the records at ``root``, or only these sorts of data.

    Raises:
        WrongUse: There is no such sort of data.
        RefusedError: The records have a fault.
    """
    sorts = frozenset(_sort(each) for each in words) or None
    loaded = load(root)
    if blocking(loaded.problems):
        raise RefusedError("er staan nog fouten in de gegevens. Verbeter die eerst: ‘make check’ zegt hoe.")
    office = Office(make_facts(loaded.archive), RecordsAt(root), date)
    found = tuple(each for each in outlived(office.facts, date) if sorts is None or each.sort in sorts)
    return Forgetting(root, office, found, by, sorts)


def _sort(word: str) -> Bewaarsoort:
    try:
        return Bewaarsoort(word)
    except ValueError:
        meant = near(word, [each.value for each in Bewaarsoort])
        hint = f"Bedoelde je ‘{meant}’? " if meant else ""
        known = ", ".join(each.value for each in Bewaarsoort)
        raise WrongUse(f"er is geen soort ‘{word[:60]}’. {hint}De soorten: {known}.") from None
