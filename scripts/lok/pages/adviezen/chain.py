"""The chain of an advice as one list: done, now, not yet, and who is to move.

From the item on the agenda, over the advice, its sending and the answers, to what was carried out and checked. The
missing next step stands in the list too, so that a reader sees what is still to come.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.facts.answerers import addressed, by_whom
from lok.facts.answers import (
    Klok,
    Stand,
    a_year_after,
    answers,
    decision,
    decisions,
    progress,
    realised,
    stand,
)
from lok.kinds.adviesstatus import Status
from lok.kinds.gevolgen import Resultaat
from lok.model.audience import Reference
from lok.model.fields import Keuze
from lok.render.markup import slug
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

LOK = "het LOK"


class Toestand(Keuze):
    """Whether a step is behind us, at hand or ahead."""

    klaar = auto()
    nu = auto()
    nog_niet = auto()


@dataclass(frozen=True, slots=True)
class Schakel:
    """One step. ``datum`` is the day it was taken, or by which it is due; ``wie`` is who is to move.

    It leads to a record or attachment (``doel``), to an address outside (``url``) or to a path of the site (``pagina``);
    ``doeltekst`` are the words of that link.
    """

    titel: str
    toestand: Toestand
    datum: date | None = None
    tekst: str | None = None
    wie: str | None = None
    doel: Reference | None = None
    doeltekst: str | None = None
    url: str | None = None
    pagina: str | None = None


def keten(advies: Any, vergaderdatum: date | None, klok: Klok | None, date: date) -> tuple[Schakel, ...]:
    """The steps of an advice on ``date``: the taken ones by date, then the one at hand, then what is ahead.

    ``vergaderdatum`` is the day of its meeting, if known; ``klok`` its answer clock. At most one step is at hand.
    """
    taken = sorted(_taken(advies, vergaderdatum, date), key=lambda schakel: schakel.datum or date)
    if stand(advies, date) is Stand.ingetrokken:
        return tuple(taken)
    ahead = list(_ahead(advies, klok, date))
    return (*taken, *(_placed(schakel, first=index == 0) for index, schakel in enumerate(ahead)))


def steps_in_words(schakels: tuple[Schakel, ...]) -> str:
    """How far a chain has come, for the title of its fold: ``3 van 5 stappen gezet, nu: Nazicht``."""
    done = sum(schakel.toestand is Toestand.klaar for schakel in schakels)
    now = "".join(f", nu: {schakel.titel}" for schakel in schakels if schakel.toestand is Toestand.nu)
    return f"{done} van {dutch.counted(len(schakels), 'stap', 'stappen')} gezet{now}"


def _placed(schakel: Schakel, *, first: bool) -> Schakel:
    toestand = Toestand.nu if first else Toestand.nog_niet
    return replace(schakel, toestand=toestand)


def _taken(advies: Any, vergaderdatum: date | None, date: date) -> Iterator[Schakel]:
    done = Toestand.klaar
    if vergaderdatum and vergaderdatum <= date:
        yield Schakel("Op de agenda", done, vergaderdatum, f"Agendapunt {advies.agendapunt}.", doel=advies.vergadering)
    if advies.status is not Status.ontwerp and advies.uitgebracht_op and advies.uitgebracht_op <= date:
        yield Schakel(
            "Advies uitgebracht", done, advies.uitgebracht_op, **_below(advies, "volledige-tekst", "Lees de tekst")
        )
    if advies.overgemaakt_op and advies.overgemaakt_op <= date:
        to = slug(advies.gericht_aan[0].value) if len(advies.gericht_aan) == 1 else "index"
        yield Schakel(
            "Verstuurd",
            done,
            advies.overgemaakt_op,
            f"Naar {addressed(advies)}.",
            doeltekst="Alles wat daar ligt",
            pagina=f"antwoorden/{to}.md",
        )
    for gevolg in answers(advies, date):
        text = f"Van {by_whom(gevolg)}: {gevolg.resultaat.woord}."
        name = "Antwoord" if gevolg.resultaat.decides else "Bericht"
        yield Schakel(name, done, gevolg.besluit_datum, text, **_source(advies, gevolg))
    for stap in advies.uitvoering:
        if realised(stap, date):
            proof = _proof(stap) or _below(advies, "wat-er-daarna-gebeurde", "Meer daarover")
            yield Schakel("Uitvoering", done, stap.datum, stap.omschrijving, **proof)
    for nazicht in advies.nazichten:
        if nazicht.datum <= date:
            text = f"Door: {nazicht.nagekeken_door}."
            yield Schakel(
                "Nazicht", done, nazicht.datum, text, **_below(advies, "nagekeken", "Lees wat er vastgesteld is")
            )
    if stand(advies, date) is Stand.ingetrokken and advies.intrekking:
        yield Schakel("Ingetrokken", done, advies.intrekking.datum, advies.intrekking.reden)


def _ahead(advies: Any, klok: Klok | None, date: date) -> Iterator[Schakel]:
    ahead = Toestand.nog_niet
    if advies.status is Status.ontwerp or not advies.uitgebracht_op or advies.uitgebracht_op > date:
        yield Schakel("Advies uitbrengen", ahead, wie=LOK)
    if not advies.overgemaakt_op or advies.overgemaakt_op > date:
        yield Schakel("Versturen", ahead, tekst=f"Naar {addressed(advies)}.", wie=LOK)
    decided = decision(advies, date)
    if decided is None:
        yield Schakel(
            "Antwoord met motivering", ahead, klok.uiterste_dag if klok else None, wie=addressed(advies, date)
        )
        return
    yield from _execution_ahead(advies, date)
    if not any(decided.meegedeeld_op < nazicht.datum <= date for nazicht in advies.nazichten):
        yield Schakel("Nazicht", ahead, a_year_after(decided.meegedeeld_op), "Een jaar na het antwoord.", LOK)


def _execution_ahead(advies: Any, date: date) -> Iterator[Schakel]:
    """The steps that are planned; one without a name when a followed advice has no step at all."""
    doing = [each for each in decisions(advies, date) if each.resultaat is not Resultaat.niet_gevolgd]
    if not doing:
        return
    who = dutch.listed(map(by_whom, doing))
    planned = [stap for stap in advies.uitvoering if not realised(stap, date)]
    for stap in sorted(planned, key=lambda each: each.datum):
        yield Schakel("Uitvoering", Toestand.nog_niet, stap.datum, stap.omschrijving, who)
    if not advies.uitvoering:
        yield Schakel("Uitvoering", Toestand.nog_niet, wie=who)


def _proof(stap: Any) -> dict[str, Any]:
    """Where a link to the proof of a step leads, and what it is; empty when the proof is words alone."""
    for bewijs in stap.bewijs:
        if bewijs.verwijzing or bewijs.document:
            return {"doel": bewijs.verwijzing or bewijs.document, "doeltekst": bewijs.omschrijving}
        if bewijs.url:
            return {"url": bewijs.url, "doeltekst": bewijs.omschrijving}
    return {}


def _source(advies: Any, gevolg: Any) -> dict[str, Any]:
    """Where the answer itself can be read: its document, its decision on the web, or what the advice says of it."""
    if gevolg.document:
        return {"doel": gevolg.document}
    if gevolg.besluit_url:
        return {"url": gevolg.besluit_url, "doeltekst": "Lees het besluit"}
    return _below(advies, "het-antwoord", "Lees het antwoord")


def _below(advies: Any, anchor: str, words: str) -> dict[str, Any]:
    """A link to a part of the page of the advice."""
    return {"pagina": f"adviezen/{advies.id}.md#{anchor}", "doeltekst": words}


def _bare(stap: Any) -> str:
    """What a step is, as a title: without its full stop."""
    return str(stap.omschrijving).rstrip(".")


def chain_of_steps(stappen: tuple[Any, ...], wie: str | None, date: date) -> tuple[Schakel, ...]:
    """The steps of a project as a chain: realised, then the first planned one at hand, then the others."""
    done = [stap for stap in stappen if realised(stap, date)]
    planned = sorted((stap for stap in stappen if not realised(stap, date)), key=lambda stap: stap.datum)
    return (
        *(
            Schakel(_bare(stap), Toestand.klaar, stap.datum, **_proof(stap))
            for stap in sorted(done, key=lambda s: s.datum)
        ),
        *(
            Schakel(_bare(stap), Toestand.nog_niet if index else Toestand.nu, stap.datum, wie=wie)
            for index, stap in enumerate(planned)
        ),
    )


FUNCTIONS = (keten, steps_in_words, chain_of_steps, progress)
"""What templates may call."""
