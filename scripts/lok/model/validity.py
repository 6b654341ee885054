"""When a dated text was in force: from its first to its last day, again later, or never because it was annulled.

A court or an authority that annuls a text takes it away as if it had never been in force, and the text before it may
hold again. So the days of one text are stretches, and of an annulled one there are none. Regulations have it for each
version, priority rules for each record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from lok.model.audience import Public
from lok.model.days import holds_on
from lok.model.depends import FILLED, Depends, together
from lok.model.fields import Datum, Feitdag, Line, Url
from lok.model.kind import Part, ends_after_it_begins
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.source.positions import Path

Stretch = tuple["date", "date | None"]
"""A first and a last day, both included; ``None`` as last day while there is no end."""


OF_THE_ANNULMENT = ("vernietigd_door", "vernietigd_url")
"""What is told of an annulment besides its day."""


class GeldigeTekst(Part):
    """A text that holds from ``geldig_van`` to ``geldig_tot``, both included; it can be annulled and hold again."""

    depends: ClassVar[Depends] = {
        "opnieuw_van": {"geldig_tot": FILLED, "opnieuw_tot": FILLED},
        "opnieuw_tot": {"opnieuw_van": FILLED},
        **together(OF_THE_ANNULMENT, vernietigd_op=FILLED),
    }

    geldig_van: Public[Datum]
    """De eerste dag waarop deze tekst geldt."""
    geldig_tot: Public[Datum | None] = None
    """De laatste dag waarop deze tekst geldt. Laat weg zolang hij geldt."""
    opnieuw_van: Public[Datum | None] = None
    """De dag vanaf wanneer deze tekst opnieuw geldt, bijvoorbeeld omdat de volgende tekst vernietigd is."""
    opnieuw_tot: Public[Datum | None] = None
    """De laatste dag van die tweede keer. Laat weg zolang de tekst geldt."""
    vernietigd_op: Public[Feitdag | None] = None
    """De dag waarop een rechter of een overheid deze tekst vernietigde. De tekst heeft dan nooit gegolden."""
    vernietigd_door: Public[Line | None] = None
    """Wie de tekst vernietigde, bijvoorbeeld: het Grondwettelijk Hof."""
    vernietigd_url: Public[Url | None] = None
    """Het webadres waar dat te lezen is."""


def stretches(tekst: Any) -> tuple[Stretch, ...]:
    """The days on which a record, a version or a view of one was in force, oldest first; none when it was annulled."""
    if annulled(tekst):
        return ()
    again = getattr(tekst, "opnieuw_van", None)
    later = ((again, getattr(tekst, "opnieuw_tot", None)),) if again is not None else ()
    return ((tekst.geldig_van, tekst.geldig_tot), *later)


def in_force(tekst: Any, day: date) -> bool:
    """Whether a text holds on ``day``."""
    return any(holds_on(first, last, day) for first, last in stretches(tekst))


def annulled(tekst: Any) -> bool:
    """Whether a text was annulled, so that it never held."""
    return getattr(tekst, "vernietigd_op", None) is not None


def validity_is_told(tekst: GeldigeTekst, at: Path = ()) -> Iterator[Finding]:
    """Days follow each other; an annulment has its day, by whom and where to read it; again comes after an end (V20)."""
    yield from _annulment_is_told(tekst, at)
    if tekst.opnieuw_van is None:
        if tekst.opnieuw_tot is not None:
            hint = "Vul opnieuw_van in, of haal opnieuw_tot weg."
            yield Finding((*at, "opnieuw_tot"), "V20", "opnieuw_tot zonder opnieuw_van", hint)
    elif tekst.geldig_tot is None or tekst.opnieuw_van <= tekst.geldig_tot:
        end = "er geen geldig_tot is" if tekst.geldig_tot is None else f"hij nog geldt tot en met {tekst.geldig_tot}"
        message = f"de tekst kan niet opnieuw gelden vanaf {tekst.opnieuw_van}, omdat {end}"
        hint = "Zet bij geldig_tot de laatste dag van de eerste keer, en bij opnieuw_van een latere dag."
        yield Finding((*at, "opnieuw_van"), "V20", message, hint)
    yield from ends_after_it_begins(tekst, "opnieuw_van", "opnieuw_tot", at)


def _annulment_is_told(tekst: GeldigeTekst, at: Path) -> Iterator[Finding]:
    if tekst.vernietigd_op is None:
        for field in OF_THE_ANNULMENT:
            if getattr(tekst, field) is not None:
                hint = (
                    f"Vul vernietigd_op in: de dag van de vernietiging. Is er niets vernietigd, haal {field} dan weg."
                )
                yield Finding((*at, field), "vernietigd", f"{field} zonder vernietigd_op", hint)
        return
    here = (*at, "vernietigd_op")
    if tekst.vernietigd_door is None:
        hint = "Vul vernietigd_door in, bijvoorbeeld: het Grondwettelijk Hof."
        yield Finding(here, "vernietigd", "er staat niet wie deze tekst vernietigde", hint)
    if tekst.vernietigd_url is None:
        hint = "Vul vernietigd_url in: het webadres van het arrest, het besluit of het bericht erover."
        message = "er staat niet waar de vernietiging te lezen is"
        yield Finding(here, "vernietigd", message, hint, level=Level.AANDACHTSPUNT)
    if tekst.opnieuw_van is not None:
        hint = "Haal opnieuw_van weg: een vernietigde tekst geldt op geen enkele dag."
        yield Finding((*at, "opnieuw_van"), "vernietigd", "een vernietigde tekst kan niet opnieuw gelden", hint)
