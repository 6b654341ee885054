"""What an act makes of one or more records: their new texts, what they were made from, and what its user should know.

An act that several records hold together works on an ``Office`` and gives a ``Deed``. It is judged whole before it is given:
what the check would refuse is refused here, in its words, and then nothing has changed. Nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.acts.proof import refuse_faults
from lok.acts.record_text import dated, id_of, kind_of, path_of, record_of
from lok.acts.task import Dringendheid, Task
from lok.kinds.registry import BY_SOORT
from lok.source.problems import undotted
from lok.source.refusals import SourceError
from lok.words.dutch import sentence
from lok.words.near import near
from lok.words.slug import short_slug
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date as day
    from typing import Any

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.model.kind import Kind
    from lok.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that is not written yet.

    ``texts`` are the records that it changes or makes, by their path from the root; ``before`` what those were (``None`` for
    a new one), so that who writes sees whether somebody else came between. ``about`` is the path of the record that the act
    is about, made now or found there. ``words`` tell in whole sentences what it does beyond what was asked, and ``todo`` what
    is left to do for it.
    """

    about: str
    texts: Mapping[str, str]
    before: Mapping[str, str | None]
    words: tuple[str, ...] = ()
    todo: tuple[Task, ...] = ()

    @property
    def id(self) -> str:
        """The id of the record that it is about."""
        return id_of(self.about)


@dataclass(frozen=True, slots=True)
class Office:
    """What an act works on: the facts of the council, the texts of its records by their path from the root, and today.

    The texts are those of all records that there are, read or not; ``act.RecordsAt`` reads them when they are asked for.
    """

    facts: Facts
    texts: Mapping[str, str]
    today: day

    @property
    def archive(self) -> Archive:
        """The records as they were read."""
        return self.facts.archive

    def text(self, soort: str, record_id: str) -> str:
        """The text of a record.

        Raises:
            RefusedError: There is none of that id.
        """
        text = self.texts.get(path_of(soort, record_id))
        if text is None:
            meant = near(record_id, self.ids(soort))
            hint = f" Bedoelde je ‘{meant}’?" if meant else ""
            raise RefusedError(f"er is geen {BY_SOORT[soort].enkelvoud} ‘{record_id[:60]}’.{hint}")
        return text

    def record(self, soort: str, record_id: str) -> Any:
        """The record that its text says.

        Raises:
            RefusedError: There is none of that id, or there is a fault in it.
        """
        return record_of(BY_SOORT[soort], self.text(soort, record_id))

    def ids(self, soort: str) -> tuple[str, ...]:
        """The ids of the records of a kind, those that could not be read too."""
        start = f"data/{soort}/"
        return tuple(sorted(id_of(path) for path in self.texts if path.startswith(start)))

    def free_id(self, soort: str, wanted: str) -> str:
        """``wanted``, or with a number behind it when that is taken."""
        taken = frozenset(self.ids(soort))
        number, found = 2, wanted
        while found in taken:
            found = f"{wanted}-{number}"
            number += 1
        return found

    def id_from(self, kind: Kind, words: str, year: int | None = None) -> str:
        """An id of a kind that is free, made of words, with the year before them when it tells such records apart.

        Raises:
            RefusedError: The words have no letter and no number.
        """
        name = "-".join(each for each in short_slug(words).split("-") if each != str(year))
        if not name:
            raise RefusedError(f"‘{words[:40]}’ is geen naam: gebruik letters of cijfers.")
        return self.free_id(kind.soort, "-".join(filter(None, (kind.prefix, str(year or ""), name))))

    def invented(self, *others: Any) -> bool | None:
        """Whether a new record is an example: the council is, and so is what it follows from. ``None`` for no."""
        raad = self.facts.raad
        return (raad is not None and raad.voorbeeld and all(each.voorbeeld for each in others)) or None

    def deed(self, about: str, new: Mapping[str, str], *, words: Iterable[str] = (), todo: Iterable[Task] = ()) -> Deed:
        """The deed that gives these records these texts, each with today as the day of its last change.

        Raises:
            RefusedError: The council would not be right with it; the words are those of the check.
        """
        before = {path: self.texts.get(path) for path, text in new.items() if self.texts.get(path) != text}
        try:
            after = {path: dated(kind_of(path), new[path], self.today) for path in before}
        except SourceError as error:  # a character that no record may hold
            message = f"dit kan niet, en er is niets veranderd. {sentence(error.message)}. {error.hint}"
            raise RefusedError(message) from None
        missing = refuse_faults(self.archive, before, after, self.today) if after else ()
        return Deed(about, after, before, tuple(words), (*map(_to_fill_in, missing), *todo))


def _to_fill_in(problem: Problem) -> Task:
    field = f"‘{problem.field}:’" if problem.field.replace("_", "").isalnum() else problem.field or "wat ontbreekt"
    return Task(f"Vul nog in: {field}.", problem.path, undotted(problem.field), Dringendheid.deze_week)
