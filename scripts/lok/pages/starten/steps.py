"""The path to a new or larger location: its steps with their numbers, and what they show of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.opportunity import own_order, terms_on
from lok.facts.versions import version_in_force
from lok.kinds.opportuniteitsadviezen import Aanleiding, terms
from lok.kinds.opportuniteitsstappen import Stap
from lok.kinds.organen import called
from lok.model.terms import exceptions, in_words
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def start_steps(edition: Edition) -> tuple[tuple[int, Any], ...]:
    """The steps in their order, numbered from 1."""
    return tuple(enumerate(edition.all("startstappen"), start=1))


def step_number(edition: Edition, step: Any) -> int:
    """The number of a step."""
    return next(number for number, each in start_steps(edition) if each.id == step.id)


def steps_beside(edition: Edition, step: Any) -> tuple[Any, Any]:
    """The steps before and after this one; ``None`` where there is none."""
    rows = edition.all("startstappen")
    place = step_number(edition, step) - 1
    return (rows[place - 1] if place else None), (rows[place + 1] if place + 1 < len(rows) else None)


def opportunity_terms(edition: Edition) -> tuple[str, ...]:
    """What somebody who asks for an advice today may count on, a sentence each; empty when there is no duty.

    The terms and the order of the steps are those of the council on the day of the edition.
    """
    return tuple(called(each, edition.orgaan) for each in _opportunity_terms(edition))


def _opportunity_terms(edition: Edition) -> Iterator[str]:
    raad, day = edition.raad, edition.date
    if terms(day) is None:
        return
    order, found = own_order(raad, day), terms_on(raad, day)
    said: set[str] = set()
    if Stap.kennismakingsgesprek in order and _first(order, Stap.kennismakingsgesprek, Stap.ontvangst):
        yield "Je hebt eerst een kennismakingsgesprek. Daarna dien je je aanvraag in."
    for step, term in sorted(found.items(), key=lambda each: list(Stap).index(each[0])):
        within = f"{in_words(term)} {term.vanaf.voor_wie_vraagt}"
        sentence = TOLD.get(step)
        if sentence is None:
            continue
        told = sentence.format(binnen=within, bestuur=dutch.sentence(dutch.government(raad.bestuur)))
        special = [each for each in exceptions(term) if each not in said]
        said.update(special)
        yield " ".join((told, *special))
        if step is Stap.verzending:
            yield "Krijg je binnen die termijn geen antwoord? Dan vraag je je vergunning aan zonder het advies."


TOLD = {
    Stap.kennismakingsgesprek: "Het kennismakingsgesprek is er binnen {binnen}.",
    Stap.ontvangstbevestiging: "Je krijgt een ontvangstbevestiging binnen {binnen}.",
    Stap.mening_lok: "Het LOK geeft zijn mening binnen {binnen}.",
    Stap.beslissing_college: "Het college beslist binnen {binnen}.",
    Stap.verzending: "{bestuur} antwoordt binnen {binnen}.",
    Stap.hoorrecht: "Ben je het niet eens? Dan kun je tot {binnen} vragen om gehoord te worden.",
    Stap.hoorzitting: "Vraag je om gehoord te worden, dan krijg je een gesprek binnen {binnen}.",
    Stap.herziening: "Daarna wordt het advies bevestigd of herzien binnen {binnen}.",
}
"""What the term of a step means to who asked."""


def _first(order: tuple[Stap, ...], before: Stap, after: Stap) -> bool:
    return after not in order or order.index(before) < order.index(after)


OCCASIONS = {
    Aanleiding.start_groepsopvang: "je start met groepsopvang",
    Aanleiding.verhuis: "je groepsopvang verhuist",
    Aanleiding.uitbreiding_vanaf_9_plaatsen: "je groepsopvang krijgt minstens 9 plaatsen meer",
    Aanleiding.van_gezinsopvang_naar_groepsopvang: "je gaat van gezinsopvang naar groepsopvang",
    Aanleiding.nieuwe_locatie_na_weigering_of_opheffing: "je vraagt opnieuw een vergunning voor groepsopvang, na een weigering of een opheffing",
}
"""Each occasion as somebody who plans says it. Family care that starts, grows or moves is none of them."""


def subsidies_today(edition: Edition) -> tuple[tuple[Any, Any], ...]:
    """The regulations in force, each with its version of the edition's day."""
    rows = ((record, version_in_force(record.versies, edition.date)) for record in edition.all("reglementen"))
    return tuple((record, version) for record, version in rows if version is not None)


def opportunity_occasions() -> tuple[str, ...]:
    """Why an organiser asks for an opportunity advice."""
    return tuple(OCCASIONS[each] for each in Aanleiding)


FUNCTIONS = (
    start_steps,
    step_number,
    steps_beside,
    opportunity_terms,
    opportunity_occasions,
    subsidies_today,
)
"""What templates may call."""
