"""What somebody typed behind ``lok new``: a kind and words, with the day and the year among them; and what is known of it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.kinds.werkgroepen import Werkgroep
from lok.kinds.zetels import Zetel
from lok.model.days import FIRST_YEAR, LAST_YEAR, holds_on
from lok.model.fields import ID_PATTERN
from lok.words.dutch import DAYS, written_date
from lok.words.slug import short_slug, slug
from lok.words.spoken_days import spoken_day
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.model.kind import Kind

MOST_NAMED = 12
TITLES = ("titel", "naam", "vraag")
"""The fields that the words behind ``lok new`` fill."""
NUMBERED = frozenset({"adviezen", "opportuniteitsadviezen"})
"""The kinds with a title that are numbered through the year: a year counts when it comes first."""
OF_A_YEAR = frozenset({"memoranda", "ikt-rondes", "voorrangsregels", "bezoekrondes"})
"""The kinds with a title that are of one year, which their title often names."""
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Wish:
    """A record somebody wants: ``words`` without the day and the year among them, and the ids that are taken."""

    kind: Kind
    words: tuple[str, ...]
    day: day
    year: int
    year_given: bool
    taken: frozenset[str]
    archive: Archive

    @property
    def text(self) -> str:
        """The words as a title. Empty when none were given, or when the only one is the id."""
        return "" if self.given_id else " ".join(self.words)

    @property
    def name(self) -> str:
        """The words as a part of an id, whole words of a long title; empty when they give none."""
        return short_slug(" ".join(word for word in self.text.split() if word != str(self.year) or not self.year_given))

    @property
    def given_id(self) -> str:
        """The id, when that is what was typed."""
        prefix = self.kind.prefix
        if len(self.words) != 1 or not re.fullmatch(ID_PATTERN, self.words[0]):
            return ""
        return self.words[0] if not prefix or self.words[0].startswith(f"{prefix}-") else ""

    @property
    def council(self) -> Any:
        """The council's settings, or ``None`` while there are none."""
        return next(iter(self.archive.all("raad")), None)

    def prefixed(self, *parts: str) -> str:
        """An id of this kind."""
        return "-".join(part for part in (self.kind.prefix, *parts) if part)

    def pointed(self, soort: str) -> str | None:
        """The id of the record of kind ``soort`` that the words name: by its id, or by its name.

        Raises ``WrongUse``, with the ids that there are, for a word that can only be such an id and is none.
        """
        kind = BY_SOORT[soort]
        there = [each.id for each in self.archive.all(soort)]
        found = next((word for word in self.words if word in there), None)
        if found is not None:
            return found
        wrong = next((word for word in self.words if word.startswith(f"{kind.prefix}-")), None)
        if wrong is not None and there:
            near = difflib.get_close_matches(wrong, there, n=1)
            meant = f"Bedoelde je ‘{near[0]}’? " if near else ""
            raise WrongUse(f"{kind.enkelvoud} ‘{wrong}’ bestaat niet. {meant}{there_is(kind, self.archive, self.day)}")
        named = {f"{kind.prefix}-{self.name}", self.name}
        labels = (each.id for each in self.archive.all(soort) if self.name and slug(kind.label(each)) == self.name)
        return next((each for each in there if each in named), None) or next(labels, None)

    def refuse_words(self, words: Iterable[str], hint: str) -> None:
        """Raises ``WrongUse`` when words are left of which nothing would be done."""
        if left := " ".join(words):
            raise WrongUse(f"‘{left}’ hoort niet bij een {self.kind.enkelvoud}, en er is niets gemaakt. {hint}")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known: the id (empty when words are missing), and the YAML after ``<field>:`` of fields.

    ``values`` are filled in. ``offers`` stand behind a comment sign: right as they are, but not asked for.
    """

    id: str
    values: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)


def make_wish(kind: Kind, words: tuple[str, ...], date: day, taken: frozenset[str], archive: Archive) -> Wish:
    """What was typed, with a day (``2026-03-12``, ``12 maart 2026``) or a year taken out of it; ``date`` is today.

    Of a kind that has a title, a year behind other words stays in it: ``Memorandum 2030`` is called so, and an advice
    ``Opvang in 2030`` is not of that year.

    Raises ``WrongUse`` for a day that does not exist, lies out of reach or is one of two.
    """
    days, left = _days(" ".join(words).split())
    if len(days) > 1:
        raise WrongUse(f"hier staan {len(days)} dagen. Geef er één.")
    years = [(place, word) for place, word in enumerate(left) if YEAR.fullmatch(word) and _says_when(kind, place, word)]
    titled = _titled(kind)
    rest = tuple(word for place, word in enumerate(left) if (titled and place) or (place, word) not in years)
    if len(rest) == 1 and YEAR.fullmatch(rest[0]) and not FIRST_YEAR <= int(rest[0]) <= LAST_YEAR:
        raise WrongUse(f"het jaar {rest[0]} kan hier niet: kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    wanted = days[0] if days else date
    year = int(years[0][1]) if years else wanted.year
    return Wish(kind, rest, wanted, year, bool(years), taken, archive)


def _titled(kind: Kind) -> bool:
    return any(name in kind.model.model_fields for name in TITLES)


def _says_when(kind: Kind, place: int, word: str) -> bool:
    """Whether a year at this place among the words is that of the record, and not part of its title alone."""
    wanted = not _titled(kind) or kind.soort in OF_A_YEAR or (kind.soort in NUMBERED and not place)
    return wanted and FIRST_YEAR <= int(word) <= LAST_YEAR


def _days(words: list[str]) -> tuple[list[day], list[str]]:
    """The days among the words, of one word or three, and the words that are left."""
    days: list[day] = []
    left: list[str] = []
    place = 0
    while place < len(words):
        for length in (3, 1) if "".join(words[place + 1 : place + 2]).rstrip(".").isalpha() else (1,):
            found = _day(" ".join(words[place : place + length]))
            if found is not None:
                if left and left[-1].lower() in DAYS:
                    _refuse_another_weekday(left.pop().lower(), found)
                days.append(found)
                place += length
                break
        else:
            left.append(words[place])
            place += 1
    return days, left


def _day(text: str) -> day | None:
    try:
        found = spoken_day(text)
    except ValueError as error:
        raise WrongUse(f"{error}. Schrijf bijvoorbeeld 2026-03-12 of 12 maart 2026.") from None
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongUse(f"‘{text}’ ligt te ver: kies een dag van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return found


def _refuse_another_weekday(said: str, found: day) -> None:
    if DAYS[found.weekday()] != said:
        raise WrongUse(
            f"{written_date(found).partition(' ')[2]} is een {DAYS[found.weekday()]}, geen {said}. Kijk de dag na."
        )


def _is_there(record: Any, date: day) -> bool:
    match record:
        case Zetel():
            return record.held_on(date)
        case Werkgroep():
            return not record.gestopt and holds_on(record.actief_van, record.actief_tot, date)
        case _:
            return True


def there_is(kind: Kind, archive: Archive, date: day) -> str:
    """The ids of a kind that there are, seats and groups that are there on ``date``, in Dutch; nothing when there are none."""
    ids = [each.id for each in archive.all(kind.soort) if _is_there(each, date)]
    if not ids:
        return ""
    more = f" en nog {len(ids) - MOST_NAMED} in data/{kind.soort}" if len(ids) > MOST_NAMED else ""
    return f"Wat er is: {', '.join(ids[:MOST_NAMED])}{more}."
