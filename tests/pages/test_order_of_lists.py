"""Lists stand in the order of the reader's need: what closes first, what is heard most, what is open when and where."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.facts.contacts import hours_in_short
from lok.kinds.agendapunten import Agendapunt
from lok.kinds.locatie import Locatie
from lok.kinds.openingsuren import Openingsuur
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.audience import Audience, project
from lok.pages.opvang.locations import map_of_location
from lok.pages.sections import renderer_of
from lok.pages.subsidies.applying import by_deadline
from lok.pages.vergaderingen.meetings import topics_in_words
from lok.source.parse import parse
from samples.places import EXAMPLES
from samples.regulations import regulation
from samples.small_council import DATA

TODAY = date(2026, 11, 23)
COUNCIL = ("raad", BY_SOORT["raad"].model.model_validate(parse(DATA["raad/lok-voorbeeldstad.yaml"])))
STANDS: dict[str, dict[str, Any]] = {
    "sluit vandaag": {"aanvraag_doorlopend": None, "aanvraagperiodes": [{"van": "2026-01-01", "tot": "2026-11-23"}]},
    "sluit morgen": {"aanvraag_doorlopend": None, "aanvraagperiodes": [{"tot": "2026-11-24"}]},
    "sluit met de tekst": {"geldig_tot": "2026-12-31"},
    "sluit volgend jaar": {
        "aanvraag_doorlopend": None,
        "aanvraagperiodes": [{"van": "2026-10-01", "tot": "2027-03-31"}],
    },
    "het hele jaar": {},
    "opent eerst": {"aanvraag_doorlopend": None, "aanvraagperiodes": [{"van": "2026-12-01", "tot": "2027-12-31"}]},
    "opent later": {"aanvraag_doorlopend": None, "aanvraagperiodes": [{"van": "2027-01-10", "tot": "2027-01-20"}]},
    "geldt nog niet": {"geldig_van": "2027-02-01", "vastgesteld_op": "2026-10-01"},
    "nu niet": {"aanvraag_doorlopend": None, "aanvraagperiodes": [{"tot": "2026-11-22"}]},
    "opgeheven": {"geldig_tot": "2026-11-22"},
}
"""Each stand of a regulation on ``TODAY``, in the order in which they must come."""


def made(soort: str, name: str = "minimaal", **changes: Any) -> tuple[str, Any]:
    data = parse((EXAMPLES / soort / "good" / f"{name}.yaml").read_text("utf-8"))
    return soort, BY_SOORT[soort].model.model_validate(data | changes)


def edition(*records: tuple[str, Any]) -> Edition:
    return select(make_archive([COUNCIL, *records]), Audience.PUBLIEK, TODAY, address="https://lok.example.org/")


def test_the_regulation_that_closes_first_stands_first_and_without_an_open_call_after() -> None:
    given = {name: regulation(**version) for name, version in STANDS.items()}
    names = {id(each): name for name, each in given.items()}
    shuffled = [given[name] for name in sorted(given)]
    for rows in (shuffled, shuffled[::-1]):
        assert [names[id(each)] for each in by_deadline(rows, TODAY)] == list(STANDS)


def test_regulations_that_close_together_keep_their_order() -> None:
    rows = [regulation(), regulation()]
    assert [id(each) for each in by_deadline(rows, TODAY)] == [id(each) for each in rows]
    assert by_deadline([], TODAY) == ()


def test_every_question_stands_once_the_most_heard_first() -> None:
    given = edition(
        made("contactpunten", id="loket"),
        made("vragen", id="later", vraag="Later", contactpunten=["loket"], doelgroepen=["leden", "ouders"]),
        made("vragen", id="eerst", vraag="Zeker eerst", contactpunten=["loket"], volgorde="1"),
    )
    kind = BY_SOORT["vragen"]
    page = (
        renderer_of(given).page("vragen/index.md", "vragen_index.md.jinja", kind=kind, records=given.all("vragen")).text
    )
    assert [page.count("[Zeker eerst]"), page.count("[Later]")] == [1, 1]
    assert page.index("[Zeker eerst]") < page.index("[Later]")
    assert "hoe vaak een vraag gesteld wordt, tellen we niet" in page


def hours(*rows: tuple[str, str, str]) -> tuple[Openingsuur, ...]:
    return tuple(Openingsuur.model_validate({"dag": day, "van": van, "tot": tot}) for day, van, tot in rows)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([], ()),
        ([("vrijdag", "7:00", "18:00")], ("vrijdag 7.00 tot 18.00 uur",)),
        (
            [(day, "7:00", "18:00") for day in ("dinsdag", "maandag")],
            ("maandag en dinsdag 7.00 tot 18.00 uur",),
        ),
        (
            [(day, "6:30", "18:00") for day in ("maandag", "dinsdag", "woensdag", "vrijdag")]
            + [("donderdag", "6:30", "12:00"), ("donderdag", "13:00", "20:00")],
            (
                "maandag tot en met woensdag 6.30 tot 18.00 uur",
                "donderdag 6.30 tot 12.00 uur en 13.00 tot 20.00 uur",
                "vrijdag 6.30 tot 18.00 uur",
            ),
        ),
    ],
)
def test_neighbouring_days_of_the_same_hours_are_one_line(
    rows: list[tuple[str, str, str]], lines: tuple[str, ...]
) -> None:
    assert hours_in_short(hours(*rows)) == lines


def meeting(*titles: tuple[str, str], status: str = "gepland") -> Any:
    items = [{"nr": str(nr), "titel": title, "soort": kind} for nr, (title, kind) in enumerate(titles, start=1)]
    return SimpleNamespace(status=Vergaderstatus(status), agendapunten=tuple(map(Agendapunt.model_validate, items)))


def test_a_meeting_is_told_by_its_topics_without_what_is_always_there() -> None:
    always = (("Verslag", "goedkeuring_verslag"), ("Varia", "varia"))
    assert topics_in_words(meeting(*always, ("Panden", "bespreking"), ("Uren", "advies"))) == "Panden; Uren"
    five = [(f"Punt {nr}", "bespreking") for nr in range(1, 6)]
    assert topics_in_words(meeting(*five)) == "; ".join(title for title, _ in five)
    assert topics_in_words(meeting(*five, ("Zes", "advies"))).endswith("Punt 4; en nog 2 punten")
    assert topics_in_words(meeting()) == "Nog geen agenda."
    assert topics_in_words(meeting(*always, status="afgelast")) == "Geen onderwerpen."


HOUSE = {"straat": "Proefdreef", "huisnummer": "9"}
POINT = {"coordinaten": {"breedte": "51.02", "lengte": "4.11"}}


def location(**changes: Any) -> Locatie:
    found: Locatie = made("locaties", **changes)[1]
    return found


@pytest.mark.parametrize("audience", Audience)
def test_a_home_has_no_map_for_anybody(audience: Audience) -> None:
    home = project(location(**HOUSE, **POINT, opvangsoort="gezinsopvang"), audience, final=True)
    assert map_of_location(home) == ""


@pytest.mark.parametrize("audience", Audience)
def test_a_public_address_leads_to_a_map_by_its_point_else_by_its_words(audience: Audience) -> None:
    open_ = {**HOUSE, "opvangsoort": "groepsopvang", "vergunde_plaatsen": "18"}
    by_point = project(location(**open_, **POINT), audience, final=True)
    assert map_of_location(by_point) == ("https://www.openstreetmap.org/?mlat=51.02&mlon=4.11#map=18/51.02/4.11")
    by_words = map_of_location(project(location(**open_), audience, final=True))
    assert by_words.startswith("https://www.openstreetmap.org/search?query=Proefdreef+9%2C+")
