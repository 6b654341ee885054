"""What the software of a council writes is what a register takes: the files of an invented council, as its own site has them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from lok.edition.select import select
from lok.facts.answers import Stand, per_stand
from lok.model.audience import Audience
from lok.opendata.files import offered, texts
from lok.opendata.linked.catalogue import catalogue
from lok.register import figures, shapes
from lok.register.ask import Asking
from lok.register.catalogue import theirs
from lok.register.councils import Council, Register
from lok.register.gather import gather
from lok.register.judge import judged
from lok.register.shapes import path_of
from lok.register.sources import FILES
from lok.register.state import State
from samples.linked import as_real, changed
from samples.many_councils import SHAPER, Serving, serving
from samples.whole_council import DAY, archive

if TYPE_CHECKING:
    from pathlib import Path

    from lok.edition.select import Edition

SITE = "https://lok.voorbeeldstad.example/"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return select(archive(), Audience.PUBLIEK, DAY, (), address=SITE)


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, dict[str, Any]]:
    """The files by kind, as if nothing in them were invented: of an example a register takes nothing."""
    written = texts(edition)
    found = {soort: json.loads(written[path_of(soort)]) for soort in shapes.KINDS}
    for file in found.values():
        for record in file["records"]:
            record.pop("voorbeeld", None)
    return found


def state_of(files: dict[str, dict[str, Any]], nis_code: str) -> State:
    state = State(nis_code, SITE)
    for soort, file in files.items():
        judgement = judged(soort, json.dumps(file).encode(), SITE, nis_code)
        assert judgement.file is not None, judgement.refusal and judgement.refusal.told()
        assert len(judgement.file.records) == len(file["records"]) > 0
        state.records[soort] = judgement.file.records
    return state


def test_every_list_is_taken_whole_and_fits_the_published_shape(
    edition: Edition, files: dict[str, dict[str, Any]]
) -> None:
    state_of(files, edition.raad.nis_code)
    for soort, file in files.items():
        assert list(Draft202012Validator(shapes.schema_of(1, soort)).iter_errors(file)) == []


def test_an_invented_council_is_not_taken(edition: Edition) -> None:
    content = texts(edition)[path_of("raad")].encode()
    refusal = judged("raad", content, SITE, edition.raad.nis_code).refusal
    assert refusal is not None
    assert refusal.code == "voorbeeld"


def test_what_became_of_the_advices_is_what_the_councils_own_site_says(
    edition: Edition, files: dict[str, dict[str, Any]]
) -> None:
    raad = edition.raad
    council = Council(nis_code=raad.nis_code, naam=raad.naam, site_url=SITE, contact=raad.mailbox, sinds=DAY)
    source = figures.Source(council, state_of(files, raad.nis_code))
    rows = figures.advices((source,), DAY)
    own = {
        each: len(those) for each, those in per_stand(edition.all("adviezen"), DAY).items() if each is not Stand.ontwerp
    }
    assert {each: len(those) for each, those in figures.per_answer(rows).items()} == own
    assert {row.page for row in rows} == {f"{SITE}adviezen/{each.id}/" for each in edition.all("adviezen")}
    assert theirs(source) == catalogue(edition, offered(edition)).iri


def listed(state: Serving, raad: Any) -> Register:
    council = Council(
        nis_code=raad.nis_code, naam=raad.afkorting, site_url=state.site(1), contact=raad.mailbox, sinds=DAY
    )
    return state.register(1).model_copy(update={"raden": (council,)})


def test_a_night_over_a_whole_site_as_our_software_made_it(tmp_path: Path) -> None:
    """Its catalogue, its lists and its linked data as they stand, by the way that a night takes."""
    now = datetime(2026, 11, 30, 2, tzinfo=UTC)
    with serving() as state:
        edition = select(changed(archive(), as_real), Audience.PUBLIEK, DAY, address=state.site(1))
        written = texts(edition)
        state.files |= {state.path(1, name): written[path_of(name)].encode() for name in FILES}
        night = gather(tmp_path, listed(state, edition.raad), Asking(loopback=True), now, shaper=SHAPER)
    found = night.states[edition.raad.nis_code]
    assert found.told == ()
    assert {soort: len(rows) for soort, rows in found.records.items()} == {
        soort: len(edition.all(soort)) for soort in shapes.KINDS
    }
    assert found.offered is not None
    assert found.offered.publisher == edition.raad.naam
    assert found.counted is not None
    assert found.counted["lok:Advies"] == len(edition.all("adviezen"))
    assert found.version >= "1.0.0"
