"""Meetings: the agenda, what was decided, and votes as numbers. Nobody who was there, and nobody who voted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.stemmingen import Stemmethode
from lok.kinds.vergadering import Verslagresultaat
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.opendata.carried import few_votes
from lok.opendata.linked.concepts import concept
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import all_named, attachment, council, iri_of, named, part_of
from lok.opendata.places import item_id, treatment_id, vote_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

PLACE = "plaats"


def vergadering(edition: Edition, record: Any) -> Iterator[Node]:
    """A meeting with its items, what became of them, and the votes."""
    values = {
        "dct:title": record.label,
        "besluit:geplandeStart": record.gepland_begin,
        "schema:startDate": record.werkelijk_begin,
        "schema:endDate": record.einde,
        "prov:atLocation": part_of(edition, record, PLACE) if record.locatie else None,
        "lok:status": concept(record.status),
        "lok:soortVergadering": concept(record.soort_vergadering),
        "schema:organizer": council(edition),
        "lok:werkgroep": named(edition, record.werkgroep),
        "lok:quorumBereikt": getattr(record, "quorum_bereikt", None),
        "lok:keurtVerslagGoedVan": _approved(edition, record),
        "dct:hasPart": tuple(filter(None, (attachment(edition, each) for each in getattr(record, "bijlagen", ())))),
        "besluit:behandelt": tuple(part_of(edition, record, item_id(each.nr)) for each in record.agendapunten),
    }
    yield node(iri_of(edition, record), "besluit:Vergaderactiviteit", values)
    if record.locatie:
        yield node(part_of(edition, record, PLACE), "prov:Location", {"rdfs:label": record.locatie})
    before: str | None = None
    for item in record.agendapunten:
        yield from _item(edition, record, item, before)
        before = item.nr


def _approved(edition: Edition, record: Any) -> tuple[str, ...]:
    """The meetings whose minutes this one approved."""
    earlier = getattr(record, "vorige_verslagen", ())
    return all_named(
        edition, tuple(each.vergadering for each in earlier if each.resultaat is not Verslagresultaat.niet_goedgekeurd)
    )


def _item(edition: Edition, record: Any, item: Any, before: str | None) -> Iterator[Node]:
    """An item of the agenda, and how it was dealt with once the meeting was held."""
    iri = part_of(edition, record, item_id(item.nr))
    values = {
        "dct:title": item.titel,
        "schema:position": item.nr,
        "besluit:aangebrachtNa": None if before is None else part_of(edition, record, item_id(before)),
        "besluit:geplandOpenbaar": item.gepland_openbaar,
        "besluit:Agendapunt.type": concept(item.soort),
        "lok:grond": concept(item.grond),
        "dct:description": getattr(item, "toelichting", None),
        "dct:references": all_named(edition, getattr(item, "reglementen", ())),
        "dct:relation": all_named(edition, (*getattr(item, "projecten", ()), *getattr(item, "doelstellingen", ()))),
    }
    yield node(iri, "besluit:Agendapunt", values)
    if record.status is Vergaderstatus.verslag_goedgekeurd:
        yield from _treatment(edition, record, item, before)


def _treatment(edition: Edition, record: Any, item: Any, before: str | None) -> Iterator[Node]:
    votes = tuple(getattr(item, "stemmingen", ()))
    values = {
        "dct:subject": part_of(edition, record, item_id(item.nr)),
        "besluit:gebeurtNa": None if before is None else part_of(edition, record, treatment_id(before)),
        "besluit:openbaar": item.openbaar,
        "lok:conclusie": getattr(item, "besluit", None),
        "prov:generated": all_named(edition, getattr(item, "adviezen", ())),
        "besluit:heeftStemming": tuple(
            part_of(edition, record, vote_id(item.nr, place)) for place, _ in enumerate(votes, 1)
        ),
    }
    yield node(part_of(edition, record, treatment_id(item.nr)), "besluit:BehandelingVanAgendapunt", values)
    for place, vote in enumerate(votes, 1):
        yield _vote(part_of(edition, record, vote_id(item.nr, place)), vote)


def _vote(iri: str, vote: Any) -> Node:
    """A vote: its outcome, and its numbers where they tell nobody's vote."""
    others = tuple(each.aantal for each in vote.andere_stemmen)
    numbers = {
        "besluit:aantalVoorstanders": vote.voor,
        "besluit:aantalTegenstanders": vote.tegen,
        "besluit:aantalOnthouders": vote.onthouding,
        "lok:aantalBlanco": vote.blanco,
        "lok:aantalOngeldig": vote.ongeldig,
        "lok:aantalAndere": sum(others) if others else None,
        "lok:minderheidsstandpunt": vote.minderheidsstandpunt,
    }
    values = {
        "besluit:onderwerp": vote.onderwerp,
        "besluit:gevolg": vote.gevolg.woord,
        "besluit:geheim": vote.methode is Stemmethode.geheim,
        "lok:methode": concept(vote.methode),
        **({} if few_votes(vote) else numbers),
    }
    return node(iri, "besluit:Stemming", values)
