"""What every kind of record is made of: ``Part``, ``Record``, ``Kind``, and rules that several kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ConfigDict

from lok.model.audience import Audience, Public
from lok.model.audience import Part as MarkedPart
from lok.model.depends import JA, Depends, asks_for
from lok.model.fields import Feitdag, Id, JaNee, Keuze, Line
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.source.positions import Path


class UnreadError(LookupError):
    """Somebody asked for a field that could not be read: nothing that rests on it can be said."""


class Part(MarkedPart):
    """A piece of a record: closed to unknown keys, frozen, described in Dutch by the text under each field.

    A piece of a record that has a mistake lacks the fields that could not be read; asking for one of them raises
    ``UnreadError``.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,  # of the parts of a record only the whole is ever asked to judge
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
        json_schema_serialization_defaults_required=False,
    )

    if not TYPE_CHECKING:  # the type checker must go on refusing names that no model has

        def __getattr__(self, name: str) -> Any:
            """Only called for what is not there."""
            if name in type(self).model_fields:
                raise UnreadError(name)
            return super().__getattr__(name)


class Zichtbaarheid(Keuze):
    """Who may read a record as a whole."""

    PUBLIEK = "publiek"
    LEDEN = "leden"


class Record(Part):
    """What every record has. ``id`` equals the file's name; a record is a page at ``/<soort>/<id>/``."""

    depends: ClassVar[Depends] = {"echt": {"voorbeeld": JA}}

    id: Public[Id]
    """De naam van het record: gelijk aan de bestandsnaam, en deel van het webadres. Verandert nooit meer."""
    zichtbaarheid: Public[Zichtbaarheid] = Zichtbaarheid.PUBLIEK
    """Wie dit mag lezen: publiek (iedereen) of leden (alleen de ledensite)."""
    bron: Public[tuple[Line, ...]] = ()
    """Waar de gegevens vandaan komen: webadressen of documenten."""
    voorbeeld: Public[JaNee] = False
    """Ja als dit verzonnen is om de site te tonen. De pagina zegt dat er dan bij. Wat er toch echt van is, noem je in het volgende veld."""
    echt: Public[tuple[Line, ...]] = ()
    """De velden die in een verzonnen voorbeeld toch echt zijn, bijvoorbeeld naam en telefoon. De bron zegt vanwaar."""
    laatst_gewijzigd: Public[Feitdag | None] = None
    """De dag waarop het record inhoudelijk voor het laatst veranderde: nooit voor iets dat erin gebeurd is, nooit in de toekomst. Agenda en feeds lezen dit veld."""

    @property
    def readers(self) -> Audience:
        """The widest audience that may know this record exists."""
        return Audience(self.zichtbaarheid.value)

    @property
    def final(self) -> bool:
        """Whether the record itself has reached its final state: until then ``PublicOnceFinal`` fields are for members."""
        return True

    def published(self, raad: Any) -> bool:
        """Whether the public may read the ``PublicOnceFinal`` fields: final, and not closed by the council's own rules.

        ``raad`` is the council's record, or ``None`` when there is none.
        """
        del raad
        return self.final


def ends_after_it_begins(part: MarkedPart, first: str, last: str, at: Path = ()) -> Iterator[Finding]:
    """The day in the field ``last`` is not before the day in the field ``first``, where both are known."""
    begin, end = getattr(part, first), getattr(part, last)
    if begin is not None and end is not None and end < begin:
        message = f"de laatste dag {end} valt voor de eerste dag {begin}"
        yield Finding((*at, last), "datumvolgorde", message, "Kijk beide datums na.")


def example_is_marked(record: Record) -> Iterator[Finding]:
    """What is real in an example is a field of it that has something in it, and the record names a source."""
    if record.echt and not asks_for(record, "echt"):
        hint = "Haal echt weg, of schrijf voorbeeld: ja als de rest van het record verzonnen is."
        yield Finding(("echt",), "voorbeeld", "alleen in een voorbeeld staat wat echt is", hint, at_key=True)
    if record.echt and not record.bron:
        hint = "Vul bron in: waar de echte gegevens vandaan komen."
        yield Finding(("echt",), "voorbeeld", "er staat wat echt is, maar niet waar dat staat", hint, at_key=True)
    known = type(record).model_fields
    for index, name in enumerate(record.echt):
        if name not in known or name in NEVER_INVENTED:
            hint = "Schrijf de naam van een veld van dit record, zoals hij in het bestand staat."
            yield Finding(("echt", index), "voorbeeld", f"‘{name}’ is geen veld dat echt of verzonnen kan zijn", hint)
        elif getattr(record, name) in (None, (), False):
            yield Finding(("echt", index), "voorbeeld", f"het veld ‘{name}’ is leeg", f"Haal ‘{name}’ weg bij echt.")
    yield from each_once("echt", record.echt, "dubbel")


NEVER_INVENTED = frozenset({"id", "zichtbaarheid", "bron", "voorbeeld", "echt", "laatst_gewijzigd"})
"""Fields that say something about the record itself."""


def each_once(field: str, words: Iterable[str], code: str, *said: str) -> Iterator[Finding]:
    """No word of the list in ``field`` stands twice, or is one of the words that were ``said`` before it."""
    seen = {word.casefold() for word in said}
    for index, word in enumerate(words):
        if word.casefold() in seen:
            yield Finding((field, index), code, f"‘{word}’ staat er al", "Haal dit weg.")
        seen.add(word.casefold())


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: folder, model, words, title, order and the rules about a single record.

    ``label`` gives the title of any view of a record, so it may use public fields only; ``order`` gives the sort
    key of the record itself. ``newest_first`` turns the order round. ``index_for`` is the widest audience that has
    an index page of the kind. ``prefix`` is what ids begin with, before a hyphen; empty when an id is words alone.
    ``dated`` names the field with the day that tells records apart, where there is one.
    """

    soort: str
    model: type[Any]
    enkelvoud: str
    meervoud: str
    uitleg: str
    label: Callable[[Any], str]
    order: Callable[[Any], Any]
    rules: tuple[Callable[[Any], Iterator[Finding]], ...] = ()
    newest_first: bool = False
    index_for: Audience = Audience.PUBLIEK
    prefix: str = ""
    dated: str = ""
