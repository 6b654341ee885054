"""Advices: what was asked, what was advised, what was answered, and what came of it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from lok.kinds.adviesstatus import WITHDRAWN
from lok.model.reading import BRUSSELS
from lok.opendata.linked.concepts import concept
from lok.opendata.linked.council import body
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import all_named, council, iri_of, named, part_of
from lok.opendata.places import answer_id, ask_id, item_id, recommendation_id, treatment_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

QUESTION = "adviesvraag"


def advies(edition: Edition, record: Any) -> Iterator[Node]:
    """An advice with its recommendations, its answers, and its course."""
    back = record.intrekking
    values = {
        "dct:identifier": record.nummer,
        "dct:title": record.titel,
        "dct:abstract": record.samenvatting,
        "schema:text": record.tekst,
        "dct:creator": council(edition),
        "lok:soort": concept(record.soort_advies),
        "lok:strekking": concept(record.strekking),
        "adms:status": concept(record.status),
        "lok:adviesvraag": part_of(edition, record, QUESTION) if record.adviesvraag else None,
        "dct:subject": all_named(edition, record.themas),
        "lok:gerichtAan": tuple(body(edition, each) for each in record.gericht_aan),
        "dct:hasPart": tuple(part_of(edition, record, recommendation_id(each.nr)) for each in record.aanbevelingen),
        "lok:minderheidsstandpunt": record.minderheidsstandpunt,
        "prov:wasGeneratedBy": _origin(edition, record),
        "dct:issued": record.uitgebracht_op,
        "lok:overgemaaktOp": record.overgemaakt_op,
        "dct:modified": record.laatst_gewijzigd,
        "dct:relation": all_named(edition, record.documenten),
        "dct:references": named(edition, record.vervolg_op),
        "dct:replaces": _withdrawn(edition, record),
        "dct:isReplacedBy": _in_its_place(edition, record),
        "lok:antwoord": tuple(_answer_places(edition, record)),
        "lok:stap": tuple(_places(edition, record, "stap", record.uitvoering)),
        "lok:nazicht": tuple(_places(edition, record, "nazicht", record.nazichten)),
        "prov:invalidatedAtTime": None if back is None else datetime.combine(back.datum, time(), BRUSSELS),
    }
    yield node(iri_of(edition, record), "lok:Advies", values)
    if record.adviesvraag:
        yield _question(edition, record)
    yield from _recommendations(edition, record)
    yield from _answers(edition, record)
    yield from _course(edition, record)


def _places(edition: Edition, record: Any, what: str, rows: tuple[Any, ...]) -> Iterator[str]:
    """The addresses of the parts of a list, by their rank: a list of dated facts grows at its end."""
    return (part_of(edition, record, f"{what}-{rank}") for rank, _ in enumerate(rows, 1))


def _answer_places(edition: Edition, record: Any) -> Iterator[str]:
    return (part_of(edition, record, answer_id(rank)) for rank, _ in enumerate(record.gevolgen, 1))


def _origin(edition: Edition, record: Any) -> str | None:
    """How the item was dealt with that gave this advice; the item itself as long as the minutes are not approved."""
    meeting = edition.get(record.vergadering)
    found = meeting and next((each for each in meeting.agendapunten if each.nr == record.agendapunt), None)
    if meeting is None or found is None or meeting.status.value != "verslag_goedgekeurd":
        return None
    return part_of(edition, meeting, treatment_id(found.nr))


def _withdrawn(edition: Edition, record: Any) -> str | None:
    """The advice in whose place this one came: an earlier one that it comes back to, and that was withdrawn."""
    earlier = None if record.vervolg_op is None else edition.get(record.vervolg_op)
    return iri_of(edition, earlier) if earlier is not None and earlier.status in WITHDRAWN else None


def _in_its_place(edition: Edition, record: Any) -> tuple[str, ...]:
    """The advices that came in the place of one that was withdrawn."""
    later = edition.backlinks(record).get("adviezen", ()) if record.status in WITHDRAWN else ()
    return tuple(iri_of(edition, each) for each in later if each.vervolg_op and each.vervolg_op.id == record.id)


def _question(edition: Edition, record: Any) -> Node:
    asked = record.adviesvraag
    values = {
        "dct:creator": body(edition, asked.van),
        "dct:dateSubmitted": asked.datum_ontvangst,
        "schema:text": asked.vraag,
        "lok:termijnTot": asked.termijn_tot,
        "dct:relation": named(edition, asked.document),
    }
    return node(part_of(edition, record, QUESTION), "lok:Adviesvraag", values)


def _recommendations(edition: Edition, record: Any) -> Iterator[Node]:
    """Each recommendation, with what the latest answer that speaks of it does with it."""
    results = {each.nr: each.resultaat for answer in record.gevolgen for each in answer.per_aanbeveling}
    for each in record.aanbevelingen:
        values = {
            "dct:title": each.titel,
            "schema:position": str(each.nr),
            "schema:text": each.tekst,
            "lok:prioriteit": concept(each.prioriteit),
            "lok:resultaat": concept(results.get(each.nr)),
        }
        yield node(part_of(edition, record, recommendation_id(each.nr)), "lok:Aanbeveling", values)


def _answers(edition: Edition, record: Any) -> Iterator[Node]:
    for iri, each in zip(_answer_places(edition, record), record.gevolgen, strict=True):
        values = {
            "dct:references": iri_of(edition, record),
            "dct:creator": body(edition, each.orgaan),
            "dct:date": each.besluit_datum,
            "dct:identifier": each.besluit_nummer,
            "dct:source": each.besluit_url,
            "dct:relation": named(edition, each.document),
            "lok:resultaat": concept(each.resultaat),
            "besluit:motivering": each.motivering,
            "lok:meegedeeldOp": each.meegedeeld_op,
            "lok:resultaatVoor": tuple(
                part_of(edition, record, recommendation_id(one.nr)) for one in each.per_aanbeveling
            ),
        }
        yield node(iri, "lok:Antwoord", values)


def _course(edition: Edition, record: Any) -> Iterator[Node]:
    """The steps of carrying it out, and the looks at what came of it. Never who looked."""
    for iri, step in zip(_places(edition, record, "stap", record.uitvoering), record.uitvoering, strict=True):
        said = {"dct:date": step.datum, "dct:description": step.omschrijving, "lok:gerealiseerd": step.gerealiseerd}
        yield node(iri, "lok:Stap", said)
    for iri, look in zip(_places(edition, record, "nazicht", record.nazichten), record.nazichten, strict=True):
        yield node(iri, "lok:Nazicht", {"dct:date": look.datum, "dct:description": look.opmerking})


def memorandum(edition: Edition, record: Any) -> Iterator[Node]:
    """A memorandum with its asks."""
    asks = {part_of(edition, record, ask_id(each.nr)): each for each in record.vragen}
    meeting = None if record.vergadering is None else edition.get(record.vergadering)
    item = meeting and next((each for each in meeting.agendapunten if each.nr == record.agendapunt), None)
    values = {
        "dct:title": record.titel,
        "dct:abstract": record.aanleiding,
        "dct:description": record.inleiding,
        "dct:creator": council(edition),
        "dct:issued": record.vastgesteld_op,
        "dct:modified": record.laatst_gewijzigd,
        "dct:hasPart": tuple(asks),
        "dct:relation": (
            *all_named(edition, record.documenten),
            *((part_of(edition, meeting, item_id(item.nr)),) if meeting and item else ()),
        ),
    }
    yield node(iri_of(edition, record), "lok:Memorandum", values)
    for iri, each in asks.items():
        said = {
            "dct:title": each.titel,
            "schema:position": str(each.nr),
            "schema:text": each.vraag,
            "dct:description": each.probleem,
            "dct:subject": named(edition, each.thema),
            "lok:gerichtAan": tuple(body(edition, one) for one in each.aan_wie),
            "lok:prioriteit": concept(each.prioriteit),
            "adms:status": concept(each.status),
            "schema:amount": each.kost,
            "dct:references": all_named(edition, each.adviezen),
            "dct:relation": all_named(edition, each.projecten),
        }
        yield node(iri, "lok:Vraag", said)
