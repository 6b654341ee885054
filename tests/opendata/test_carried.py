"""No person, no home, no mandate, and no vote of so few that the numbers name somebody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from lok.edition.select import Kept, select
from lok.kinds.locatie import Locatie
from lok.kinds.organisatoren import Organisator
from lok.kinds.zetels import Zetel
from lok.model.audience import Audience, plan
from lok.opendata.carried import LEFT_OUT, offered_kinds, one_person
from lok.opendata.fields import fields_of
from lok.opendata.files import texts
from lok.opendata.places import OF_THE_MODELS
from samples.elections import archive as elections_archive
from samples.elections import election, elections
from samples.elections import meeting as election_meeting
from samples.meetings import TODAY, edition, held, item
from samples.open_data import edition as whole
from samples.open_data import files, record, records, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part
    from lok.opendata.fields import Field


def voted(**votes: str) -> dict[str, Any]:
    vote = {
        "onderwerp": "De keuze",
        "methode": "handopsteking",
        "gevolg": "goedgekeurd",
        "minderheidsstandpunt": "Wie tegen was, vond het te duur.",
    }
    made = texts(edition(held("2025-03-20", agendapunten=[item(stemmingen=[vote | votes])])))
    (given,) = records(made, "vergaderingen")[0]["agendapunten"][0]["stemmingen"]
    (row,) = table(made, "stemmingen")
    assert {name: str(value) for name, value in given.items() if name in row} == {
        name: value for name, value in row.items() if value and name in given
    }
    assert set(given) - {"andere_stemmen"} == {name for name, value in row.items() if value} - {
        "vergaderingen_id",
        "agendapunten_rang",
        "rang",
    }
    found: dict[str, Any] = given
    return found


def test_a_vote_of_fewer_than_five_gives_only_what_came_of_it() -> None:
    assert voted(voor="3", tegen="1", onthouding="0").keys() == {"iri", "onderwerp", "methode", "gevolg"}


def test_a_vote_of_five_gives_its_numbers() -> None:
    given = voted(voor="3", tegen="1", onthouding="1")
    assert (given["voor"], given["tegen"], given["onthouding"]) == (3, 1, 1)
    assert "minderheidsstandpunt" in given


def test_a_vote_that_nobody_counted_gives_no_zeros() -> None:
    assert not {"voor", "tegen", "onthouding"} & voted().keys()


def test_an_election_gives_its_post_alone() -> None:
    rounds = {"A": "6", "B": "3"}
    given = elections_archive(election_meeting(elections(election(rounds, elected="A"))))
    made = texts(select(given, Audience.PUBLIEK, TODAY, address="https://lok.example.org/"))
    found = [
        each
        for meeting in records(made, "vergaderingen")
        for point in meeting.get("agendapunten", ())
        for each in point.get("verkiezingen", ())
    ]
    assert found
    assert all(not {"kandidaten", "rondes"} & each.keys() for each in found)


HOME = {"straat", "huisnummer", "coordinaten", "telefoon", "email", "website"}


def test_of_no_home_anything_leads_to_the_door() -> None:
    """Also of one whose address the page may show."""
    homes = [view for view in whole().all("locaties") if not hasattr(view, "coordinaten")]
    assert any(getattr(view, "straat", None) for view in homes), "without an open home nothing is proved"
    assert len(homes) > 5
    for view in homes:
        given = record(files(), "locaties", view.id)
        assert not HOME & given.keys(), view.id
        for text in (getattr(view, "straat", None), getattr(view, "telefoon", None)):
            assert text is None or text not in json.dumps(given, ensure_ascii=False)
    assert any("straat" in each for each in records(files(), "locaties"))


def organiser(sort: str) -> Organisator:
    return Organisator.model_validate(
        {
            "id": "org-proef",
            "naam": "Opvang De Proef",
            "type": sort,
            "kbo_nummer": "1999.000.051",
            "dienst_gezinsopvang": "nee",
            "telefoon": "052 00 00 11",
            "email": "proef@example.org",
            "website": "https://proef.example.org/",
            "lok_zetel": "zetel-proef",
            "actief_van": "2020-01-01",
            "contactpunten": ["loket"],
        }
    )


SEAT = {
    "id": "zetel-proef",
    "naam": "Onthaalouders",
    "geleding": "lokale_actor",
    "organisatie": "org-proef",
    "stemgerechtigd": "ja",
    "van": "2020-01-01",
}
PLACE = {
    "id": "loc-proef",
    "naam": "De Proef",
    "organisator": "org-proef",
    "opvangsoort": "groepsopvang",
    "doelgroep": "baby_peuter",
    "vergunde_plaatsen": "18",
    "peildatum": "2026-01-01",
    "prijs": "vrije_prijs",
    "wijk": "Centrum",
    "postcode": "9200",
    "gemeente": "Voorbeeldstad",
    "telefoon": "052 00 00 12",
    "email": "plaats@example.org",
    "website": "https://plaats.example.org/",
    "status": "actief",
}


def of_organiser(sort: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]:
    made = texts(edition(organiser(sort), Zetel.model_validate(SEAT), Locatie.model_validate(PLACE)))
    found = [
        record(made, *each)
        for each in (("organisatoren", "org-proef"), ("zetels", "zetel-proef"), ("locaties", "loc-proef"))
    ]
    return (
        found[0],
        found[1],
        found[2],
        "\n".join(text for path, text in made.items() if not path.startswith(OF_THE_MODELS)),
    )


@pytest.mark.parametrize("sort", ["eenmanszaak", "feitelijke_vereniging"])
def test_of_an_organiser_that_is_one_person_nothing_reaches_that_person(sort: str) -> None:
    given, seat, place, text = of_organiser(sort)
    assert not {"kbo_nummer", "telefoon", "email", "website", "lok_zetel"} & given.keys()
    assert "organisatie" not in seat, "her seat would be her"
    assert not {"telefoon", "email", "website"} & place.keys()
    numbers = ("052 00 00 11", "052 00 00 12", "1999.000.051", "1999000051")
    for word in (*numbers, "proef@example.org", "plaats@example.org", "proef.example.org", "plaats.example.org"):
        assert word not in text


def test_of_an_association_everybody_reads_how_to_reach_it() -> None:
    given, seat, place, _ = of_organiser("vzw")
    assert {"kbo_nummer", "telefoon", "email", "website", "lok_zetel"} <= given.keys()
    assert seat["organisatie"] == "org-proef"
    assert place["telefoon"] == "052 00 00 12"


def test_when_an_organiser_turns_out_to_be_a_person_the_other_records_follow() -> None:
    """What is remembered of a record that did not change may not outlive what is known of another."""
    known, seat = Kept(), Zetel.model_validate(SEAT)
    before = texts(edition(organiser("vzw"), seat, known=known))
    after = texts(edition(organiser("eenmanszaak"), seat, known=known))
    assert record(before, "zetels", "zetel-proef")["organisatie"] == "org-proef"
    assert "organisatie" not in record(after, "zetels", "zetel-proef")


def test_persons_of_the_invented_council_are_in_no_file() -> None:
    persons = [each for each in whole().all("organisatoren") if one_person(each)]
    assert len(persons) > 5
    for each in persons:
        assert "kbo_nummer" not in record(files(), "organisatoren", each.id)


def all_paths(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.path
        yield from all_paths(field.parts)


def test_what_is_left_out_is_a_field_of_a_model_and_in_no_file() -> None:
    """A field that is renamed must not come back under its new name without anybody seeing it."""
    carried = {path for kind in offered_kinds() for path in all_paths(fields_of(kind))}
    assert not carried & set(LEFT_OUT)
    models = {kind.soort: kind.model for kind in offered_kinds()}
    for path in LEFT_OUT:
        soort, _, name = path.partition(".")
        assert soort == "*" or name.partition(".")[0] in models[soort].model_fields, path


def owners(model: type[Part], path: str) -> Iterator[tuple[str, type[Part], str]]:
    """Every field below a model by its path, with the model that has it."""
    for field in plan(model):
        here = f"{path}.{field.name}"
        yield here, model, field.name
        for part in field.parts:
            yield from owners(part, here)


def test_what_is_left_out_in_one_place_is_left_out_wherever_that_part_stands() -> None:
    """The agreements of an earlier council are the same part as those of today's."""
    known = {path: (model, name) for kind in offered_kinds() for path, model, name in owners(kind.model, kind.soort)}
    carried = {path for kind in offered_kinds() for path in all_paths(fields_of(kind))}
    hidden = {known[path] for path in LEFT_OUT if not path.startswith("*")}
    assert {path for path in carried if known[path] in hidden} == set()
    assert sum(known[path] in hidden for path in known) > len(hidden), "one part that stands in two places, at least"


FORBIDDEN = {
    "mandaat",
    "persoon",
    "voorzitter",
    "secretaris",
    "aanwezigheden",
    "stemmen_per_zetel",
    "notities",
    "gasten",
}


def test_no_field_is_about_a_person() -> None:
    names = {path.rpartition(".")[2] for kind in offered_kinds() for path in all_paths(fields_of(kind))}
    assert len(names) > 150
    assert not names & FORBIDDEN


def test_of_a_suspension_the_files_say_as_little_as_the_pages() -> None:
    suspended = {**PLACE, "status": "geschorst", "kinderopvangzoeker_url": "https://www.kindengezin.be/nl/opvang/proef"}
    made = texts(edition(organiser("vzw"), Zetel.model_validate(SEAT), Locatie.model_validate(suspended)))
    assert "status" not in record(made, "locaties", "loc-proef")
    (row,) = table(made, "locaties")
    assert (row["id"], row["status"]) == ("loc-proef", "")
