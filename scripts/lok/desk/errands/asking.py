"""The questions of a task: fields as the forms have them, by the model where there is one, and what somebody answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as a_day
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from lok.desk.forms import EVERYBODY, MEMBERS, Control, Field, Reader, question
from lok.desk.typed import amount, spoken_moment
from lok.kinds.registry import BY_SOORT
from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.model.depends import YES
from lok.model.reading import BRUSSELS
from lok.words.spoken_days import spoken_hour
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lok.acts.deed import Office
    from lok.model.audience import Part
    from lok.model.fields import Keuze

K = TypeVar("K", bound="Keuze")
LONGEST_LINE, LONGEST_TEXT, MOST_CHOSEN = 2_000, 50_000, 200
"""Characters of an answer, and how many things can be chosen at once; the models allow less."""
MOST_NUMBER = 1_000_000
TYPED = {
    Control.LINE: (Control.PROSE, "\n", "Zet elk op een eigen regel."),
    Control.NUMBER: (Control.LINE, " ", "Zet een spatie tussen de getallen."),
}
"""How a list is asked for whose items are typed: with what, what stands between them, and what is said of that."""
NOBODY = Reader("", "")
"""Who reads what is asked and not kept."""
TAKEN = frozenset({"id", "toch", "begin"})
"""Names that travel with every answer: no question may have one of them."""


class AnswerError(RefusedError):
    """An answer that is missing or not understood; ``name`` is that of its question."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def of_model(  # noqa: PLR0913 - what a task says otherwise than the model
    model: type[Part],
    field: str,
    name: str = "",
    *,
    label: str = "",
    help: str | None = None,  # noqa: A002  the name that a field has for it
    required: bool | None = None,
    value: Any = None,
    members: bool = False,
) -> Field:
    """The question for a field of a model: its label, help, readers and choices; ``members`` when its record is for them alone.

    A list that is typed is one text: of lines one a line, of numbers on one line. A question with a name of its own has no
    condition of its field, whose siblings have other names here: ``only_if`` says when it is asked.
    """
    found = _typed_list(question(model, field, (name or field,), value, opened=not members))
    return replace(
        found,
        label=label or found.label,
        help=found.help if help is None else help,
        required=found.required if required is None else required,
        when=None if name and name != field else found.when,
    )


def _typed_list(found: Field) -> Field:
    """A list without choices, as something that is typed."""
    if not found.several or found.control not in TYPED:
        return found
    control, between, told = TYPED[found.control]
    value = between.join(map(str, found.value)) if isinstance(found.value, list | tuple) else found.value
    return replace(found, control=control, several=False, value=value, help=f"{found.help} {told}".strip(), items=())


def own(  # noqa: PLR0913 - a question is all of this
    name: str,
    label: str,
    control: Control,
    *,
    help: str = "",  # noqa: A002
    required: bool = False,
    value: Any = None,
    choices: Iterable[tuple[str, str]] = (),
    several: bool = False,
    soort: str = "",
    everybody: bool = False,
    kept: bool = True,
) -> Field:
    """A question that is no field of one model; one that is not ``kept`` says who reads it to nobody."""
    reader = NOBODY if not kept else EVERYBODY if everybody else MEMBERS
    return Field((name,), label, help, reader, control, several, required, value, choices=tuple(choices), soort=soort)


def of_kind(office: Office, soort: str, among: Iterable[Any] | None = None) -> tuple[tuple[str, str], ...]:
    """Records as choices: id and name; all of a kind unless it is said among which."""
    kind = BY_SOORT[soort]
    records = office.archive.all(soort) if among is None else among
    return tuple((each.id, str(kind.label(each))) for each in records)


def choices_of(words: type[Keuze], among: Sequence[Keuze] | None = None) -> tuple[tuple[str, str], ...]:
    """The words of a closed list as choices."""
    return tuple((each.value, each.woord) for each in (words if among is None else among))


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, by the name of each question. Nothing that a browser sent is believed before it is asked for here.

    Every method raises ``AnswerError`` for what is missing or not understood; those that may find nothing say so.
    """

    values: Mapping[str, Any]
    asked: Mapping[str, Field]

    def line(self, name: str) -> str:
        """Words on one line; empty for none."""
        return " ".join(self._text(name, LONGEST_LINE).split())

    def prose(self, name: str) -> str:
        """A text of several lines; empty for none."""
        return self._text(name, LONGEST_TEXT).replace("\r\n", "\n").replace("\r", "\n").strip()

    def said(self, name: str) -> str:
        """A text that must be there."""
        return self.prose(name) or self._missing(name)

    def day(self, name: str) -> a_day:
        """A day that must be there."""
        found = self.day_or_none(name)
        return found if found is not None else self._missing(name)

    def day_or_none(self, name: str) -> a_day | None:
        """A day, in the writing of the browser or in words."""
        found = self.moment_or_none(name)
        return found.date() if isinstance(found, datetime) else found

    def moment(self, name: str) -> a_day | datetime:
        """A day with or without an hour, that must be there."""
        found = self.moment_or_none(name)
        return found if found is not None else self._missing(name)

    def moment_or_none(self, name: str) -> a_day | datetime | None:
        """A day with or without an hour."""
        text = self.line(name).replace("T", " ")
        if not text:
            return None
        found = spoken_moment(text)
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise AnswerError(name, f"‘{text[:40]}’ is geen dag die kan. Schrijf bijvoorbeeld 12 maart 2027.")
        return found

    def one(self, name: str, words: type[K]) -> K:
        """A word of a closed list that must be chosen."""
        found = self.one_or_none(name, words)
        return found if found is not None else self._missing(name)

    def one_or_none(self, name: str, words: type[K]) -> K | None:
        """A word of a closed list."""
        text = self.line(name)
        return self._word(name, text, words) if text else None

    def several(self, name: str, words: type[K]) -> tuple[K, ...]:
        """Words of a closed list."""
        return tuple(self._word(name, each, words) for each in self.texts(name))

    def hour_on(self, day: str, name: str) -> datetime:
        """The hour of one question on the day of another."""
        on, text = self.day(day), self.line(name)
        hour = spoken_hour(text) if text else self._missing(name)
        if hour is None:
            raise AnswerError(name, f"‘{text[:20]}’ is geen uur. Schrijf bijvoorbeeld 19.30.")
        return datetime.combine(on, hour, BRUSSELS)

    def texts(self, name: str) -> tuple[str, ...]:
        """What was chosen of a list, each once."""
        value = self.values.get(name) or ()
        rows = [value] if isinstance(value, str) else value
        if (
            not isinstance(rows, list | tuple)
            or len(rows) > MOST_CHOSEN
            or not all(isinstance(each, str) for each in rows)
        ):
            raise AnswerError(name, f"‘{self._label(name)}’ is niet te begrijpen. Laad de bladzijde opnieuw.")
        return tuple(dict.fromkeys(each.strip() for each in rows if each.strip()))

    def picked(self, name: str) -> str:
        """One of the choices that the question offered, which must be made."""
        return self.picked_or_none(name) or self._missing(name)

    def picked_or_none(self, name: str) -> str:
        """The same; empty for none."""
        text = self.line(name)
        if text and text not in {value for value, _ in self.asked[name].choices}:
            raise AnswerError(name, f"kies bij ‘{self._label(name)}’ een van de mogelijkheden.")
        return text

    def several_picked(self, name: str) -> tuple[str, ...]:
        """Those of the choices that the question offered."""
        texts = self.texts(name)
        if set(texts) - {value for value, _ in self.asked[name].choices}:
            raise AnswerError(name, f"kies bij ‘{self._label(name)}’ uit de mogelijkheden.")
        return texts

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a text, without those that are empty."""
        return tuple(filter(None, (" ".join(each.split()) for each in self.prose(name).split("\n"))))

    def numbers(self, name: str) -> tuple[int, ...]:
        """Whole numbers from 0 on, with spaces, commas or semicolons between them."""
        words = self.line(name).replace(",", " ").replace(";", " ").split()
        return tuple(self._number(name, each) for each in words)

    def yes(self, name: str) -> bool:
        """Whether yes was chosen."""
        return self.line(name) == YES

    def number_or_none(self, name: str) -> int | None:
        """A whole number from 0 on."""
        text = self.line(name).replace(".", "").replace(" ", "")
        return self._number(name, text) if text else None

    def _number(self, name: str, text: str) -> int:
        if (
            not (text.isascii() and text.isdecimal())
            or int(text[:9]) > MOST_NUMBER
            or len(text) > len(str(MOST_NUMBER))
        ):
            raise AnswerError(name, f"‘{text[:20]}’ is geen getal dat kan. Schrijf alleen cijfers.")
        return int(text)

    def amount_or_none(self, name: str) -> Decimal | None:
        """An amount in euro, as people write it."""
        text = self.line(name)
        if not text:
            return None
        found = amount(text)
        if found is None:
            raise AnswerError(name, f"‘{text[:20]}’ is geen bedrag. Schrijf bijvoorbeeld 1.250 of 12,50.")
        return found

    def _word(self, name: str, text: str, words: type[K]) -> K:
        try:
            return words(text)
        except ValueError:
            raise AnswerError(name, f"kies bij ‘{self._label(name)}’ een van de mogelijkheden.") from None

    def _text(self, name: str, longest: int) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise AnswerError(name, f"‘{self._label(name)}’ is niet te begrijpen. Laad de bladzijde opnieuw.")
        if len(value) > longest:
            raise AnswerError(name, f"‘{self._label(name)}’ is te lang: hoogstens {longest} tekens.")
        return value

    def _label(self, name: str) -> str:
        return self.asked[name].label if name in self.asked else name

    def _missing(self, name: str) -> Any:
        raise AnswerError(name, f"vul ‘{self._label(name)}’ in.")


def today_as_value(today: a_day) -> str:
    """A day as a field of the browser holds it."""
    return today.isoformat()
