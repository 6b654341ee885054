"""The lists as a program reads them: their shape, their order, their values, and that no clock and no chance is in them."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from lok.archive.archive import Archive, make_archive
from lok.edition.select import Kept, select
from lok.kinds.raad import Hergebruik
from lok.model.audience import Audience
from lok.opendata.carried import offered_kinds
from lok.opendata.files import offered, texts
from lok.opendata.licences import LICENCES, UNTIL_CHOSEN
from lok.opendata.linked.files import WHOLE
from lok.opendata.linked.offering import CATALOGUE_GROUP, GROUP
from lok.opendata.places import BESIDE
from samples import whole_council
from samples.meetings import TODAY, council, held, item, meeting, members
from samples.meetings import edition as small_edition
from samples.open_data import ADDRESS, edition, files, record, records
from samples.regulations import regulation

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = [kind.soort for kind in offered_kinds()]


def schema(made: dict[str, str], soort: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made[f"data/schema/{soort}.json"])
    return found


@pytest.mark.parametrize("soort", KINDS)
def test_a_list_has_the_shape_that_it_names(soort: str) -> None:
    given, shape = json.loads(files()[f"data/{soort}.json"]), schema(files(), soort)
    Draft202012Validator.check_schema(shape)
    Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(given)
    assert given["$schema"] == shape["$id"] == f"{ADDRESS}data/schema/{soort}.json"
    assert re.fullmatch(r"\d+\.\d+\.\d+", given["versie"])
    assert given["licentie"] == LICENCES[UNTIL_CHOSEN].iri
    ids = [each["id"] for each in given["records"]]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(edition().all(soort))


def test_a_shape_refuses_a_field_that_is_not_in_it() -> None:
    given = json.loads(files()["data/adviezen.json"])
    given["records"][0]["notities"] = "x"
    assert not Draft202012Validator(schema(files(), "adviezen")).is_valid(given)


def test_the_kinds_of_persons_have_no_file() -> None:
    assert {"adviezen", "toekenningen", "locaties", "vergaderingen", "memoranda"} <= set(KINDS)
    without = ("mandaten", "bezoekrondes", "opportuniteitsadviezen")
    assert not set(without) & set(KINDS)
    assert not [path for path in files() if any(soort in path for soort in without)]


def test_what_is_offered_is_what_there_is() -> None:
    found = offered(edition())
    assert [each.path for each in found] == [path for path in files() if not path.endswith(f"/{BESIDE}")]
    assert all(each.title and each.media_type for each in found)
    explained = [each for each in found if each.group in (GROUP, CATALOGUE_GROUP) and each.path != WHOLE]
    assert {each.licence for each in explained} == {LICENCES[Hergebruik.cc0].iri}
    of_records = [each for each in found if each.path.count("/") == 1 and "package" not in each.path]
    assert {each.licence for each in of_records if each not in explained} == {LICENCES[UNTIL_CHOSEN].iri}


def test_members_have_no_files() -> None:
    made = members(meeting())
    assert made.audience is Audience.LEDEN
    assert (texts(made), offered(made)) == ({}, ())


def everything(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for each in value.values():
            yield each
            yield from everything(each)
    elif isinstance(value, list):
        for each in value:
            yield from everything(each)


@pytest.mark.parametrize("soort", KINDS)
def test_what_is_empty_is_not_there(soort: str) -> None:
    assert not [each for each in everything(records(files(), soort)) if each in (None, "", [], {})]


def test_values_are_written_as_programs_expect() -> None:
    made = files()
    advice = record(made, "adviezen", "adv-2026-05")
    assert advice["voorbeeld"] is True
    assert date.fromisoformat(advice["laatst_gewijzigd"])
    assert advice["iri"] == f"{ADDRESS}adviezen/adv-2026-05/#advies"
    assert advice["aanbevelingen"][0]["iri"] == f"{ADDRESS}adviezen/adv-2026-05/#aanbeveling-1"
    assert record(made, "toekenningen", "toek-werking-2025")["totaal"] == "158240.00"
    begin = datetime.fromisoformat(record(made, "vergaderingen", "verg-2026-12-10")["gepland_begin"])
    assert begin.utcoffset() is not None
    assert record(made, "locaties", "loc-bloemkooltje")["openingsuren"][0]["van"] == "07:15:00"
    assert record(made, "reglementen", "regl-investeringspremie")["versies"][0]["iri"].endswith("#versie-2023-01-01")


def test_another_day_and_another_reading_give_the_same_bytes() -> None:
    assert texts(edition(date(2031, 1, 1))) == files()
    whole_council.archive.cache_clear()
    edition.cache_clear()
    assert texts(edition()) == files()


def test_after_one_change_only_the_files_of_its_kind_are_made_again() -> None:
    known = Kept()
    second = held("2025-06-19", agendapunten=[item()])
    changed = second.model_copy(update={"locatie": "elders"})
    base = council(regulation(), held("2025-03-20", agendapunten=[item()]), second)
    moved = make_archive((soort, changed if each is second else each) for soort, each in base.everything())

    def made(given: Archive) -> dict[str, str]:
        return texts(select(given, Audience.PUBLIEK, TODAY, address=ADDRESS, known=known))

    before, again, after = made(base), made(base), made(moved)
    assert all(again[path] is text for path, text in before.items())
    others = [path for path, text in after.items() if text is not before[path]]
    assert {"data/vergaderingen.json", "data/vergaderingen.csv"} <= set(others)
    assert after["data/reglementen.json"] is before["data/reglementen.json"]
    assert after["data/versies.csv"] is before["data/versies.csv"]
    assert "elders" in after["data/vergaderingen.json"]
    assert after == texts(select(moved, Audience.PUBLIEK, TODAY, address=ADDRESS))


def test_what_was_remembered_for_members_never_serves_the_public() -> None:
    known = Kept()
    members(held("2025-03-20"), known=known)
    with pytest.raises(ValueError, match="not for publiek"):
        small_edition(held("2025-03-20"), known=known)


def test_a_record_that_is_gone_leaves_every_file() -> None:
    word = "onthulsel"
    gone = held("2025-03-20", agendapunten=[item(besluit=f"Een {word}.")])
    stays = held("2025-06-19", agendapunten=[item()])
    known = Kept()
    with_it = texts(small_edition(gone, stays, known=known))
    assert [path for path, text in with_it.items() if word in text]
    without = texts(small_edition(stays, known=known))
    assert not [path for path, text in without.items() if word in text or gone.id in text]


def test_an_advice_that_was_withdrawn_stays_with_its_reason() -> None:
    given = record(files(), "adviezen", "adv-2025-02")
    assert given["status"] == "ingetrokken"
    assert given["intrekking"]["reden"]


@pytest.mark.parametrize("choice", Hergebruik)
def test_the_licence_is_what_the_council_chose(choice: Any) -> None:
    made = small_edition(meeting())
    vars(made.raad)["hergebruik"] = choice
    given = texts(made)
    assert json.loads(given["data/adviezen.json"])["licentie"] == LICENCES[choice].iri
    assert json.loads(given["data/datapackage.json"])["licenses"][0]["path"] == LICENCES[choice].iri
    assert json.loads(given["data/kwaliteit.json"])["licentie"] == LICENCES[choice].iri
