"""A new version of a regulation: the last one copied with new days, what differs in plain lines, and what each would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lok.acts.regulation import NewVersion, amounts_in, as_it_would_be, new_version
from lok.acts.trying_out import tried_out, version_difference
from lok.facts.amounts import Aanvraag
from lok.facts.versions import holds
from lok.kinds.reglementen import Reglement
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.office import Desk
from samples.places import EXAMPLES, GOLDEN
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
ID = "regl-schommel"
PATH = f"data/reglementen/{ID}.yaml"
NEXT = NewVersion(date(2027, 1, 1), date(2026, 11, 18), number="2026_GR_00099", changes="Het bedrag stijgt.")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = found(tmp_path / "raad")
    (root / "data/reglementen").mkdir()
    text = (GOLDEN / "raad/data/reglementen/regl-schommel.yaml").read_text("utf-8")
    text = text.replace("themas: [gebouwen]\ncontactpunten: [secretariaat]\n", "themas: [panden]\n")
    (root / PATH).write_text(text.replace("bedrag: 500,", "bedrag: 0500.00,  hoogstens: nee,"), "utf-8")
    return Desk(root, DAY)


def regulation(desk: Desk) -> Reglement:
    record: Reglement = desk.record(PATH)
    return record


def test_the_last_version_is_copied_as_typed_and_ends_the_day_before(desk: Desk) -> None:
    before = desk.text(PATH)
    deed = desk.do(new_version(desk.office, ID, NEXT))
    old, new = regulation(desk).versies[-2:]
    assert (old.geldig_tot, new.geldig_van, new.geldig_tot) == (date(2026, 12, 31), date(2027, 1, 1), None)
    assert (new.besluit_nummer, str(new.wat_verandert)) == ("2026_GR_00099", "Het bedrag stijgt.")
    assert new.bekendgemaakt_op is None
    assert new.bedragen == old.bedragen
    assert new.artikelen == old.artikelen
    assert "bedrag: 0500.00" in desk.text(PATH).split("geldig_van: 2027-01-01")[1]
    assert [line for line in before.splitlines() if line not in desk.text(PATH).splitlines()] == []
    assert deed.words == ("De nieuwe versie geldt vanaf 1 januari 2027.", "De vorige eindigt op 31 december 2026.")
    assert deed.todo == ()
    assert desk.do(new_version(desk.office, ID, NEXT)).texts == {}


def test_what_a_decision_should_say_is_asked(desk: Desk) -> None:
    deed = new_version(desk.office, ID, NewVersion(date(2027, 1, 1), date(2026, 11, 18)))
    assert [each.at[2] for each in deed.todo] == ["wat_verandert", "besluit_nummer"]


def test_a_time_without_a_version_is_explained(desk: Desk) -> None:
    edit(desk.root / PATH, "    geldig_van: 2025-06-01\n", "    geldig_van: 2025-06-01\n    geldig_tot: 2026-06-30\n")
    with pytest.raises(RefusedError, match="van 1 juli 2026 tot en met 31 december 2026 gold er geen versie"):
        new_version(desk.office, ID, NEXT)
    wish = NewVersion(NEXT.begins, NEXT.adopted, gap="De gemeenteraad herzag de tekst.", changes="Meer.", number="1")
    desk.do(new_version(desk.office, ID, wish))
    assert [(each.van, each.tot) for each in regulation(desk).onderbrekingen] == [
        (date(2026, 7, 1), date(2026, 12, 31))
    ]
    assert regulation(desk).versies[1].geldig_tot == date(2026, 6, 30)


def test_an_annulled_version_is_no_model_and_the_one_that_holds_again_ends(desk: Desk) -> None:
    edit(
        desk.root / PATH,
        "    geldig_van: 2025-06-01\n",
        "    geldig_van: 2025-06-01\n    vernietigd_op: 2026-03-01\n    vernietigd_door: de Raad van State\n"
        "    vernietigd_url: https://example.org/arrest\n",
    )
    edit(desk.root / PATH, "    geldig_tot: 2025-05-31\n", "    geldig_tot: 2025-05-31\n    opnieuw_van: 2025-06-01\n")
    assert desk.faults() == []
    desk.do(new_version(desk.office, ID, NEXT))
    first, _, new = regulation(desk).versies
    assert (first.opnieuw_tot, new.vernietigd_op) == (date(2026, 12, 31), None)
    assert new.aanvraag_kanaal == "met een brief"


def test_days_and_budgets_of_the_past_are_pointed_out(desk: Desk) -> None:
    edit(
        desk.root / PATH,
        "    aanvraag_doorlopend: ja\n",
        "    aanvraagperiodes:\n      - {van: 2026-02-01, tot: 2026-03-31}\n"
        "    beoordeling:\n      - {stap: Beslissing, door: het college, uiterlijk: 2026-06-30}\n"
        "    budgetten:\n      - {jaar: 2025, bedrag: 100, verdeelwijze: pro_rata}\n      - {jaar: 2027, verdeelwijze: pro_rata}\n",
    )
    deed = desk.do(new_version(desk.office, ID, NEXT))
    assert deed.words[2:] == ("Het budget van 2025 staat niet in de nieuwe versie.",)
    assert [(each.at[2:], each.words) for each in deed.todo] == [
        (("aanvraagperiodes",), "De aanvraagperiodes liggen voor de nieuwe versie. Geef ze nieuwe dagen."),
        (("beoordeling", 0, "uiterlijk"), "30 juni 2026 ligt voor de nieuwe versie. Geef een nieuwe dag."),
    ]
    assert [each.jaar for each in regulation(desk).versies[-1].budgetten] == [2027]


REFUSED = {
    "an amount that is none": (
        replace(NEXT, amounts={("bedragen", 7, "bedrag"): Decimal(1)}),
        "staat niet in de vorige versie",
    ),
    "not after the last one": (NewVersion(date(2025, 6, 1), DAY), "Een nieuwe versie begint later"),
    "adopted tomorrow": (NewVersion(date(2027, 1, 1), date(2026, 12, 1)), "ligt in de toekomst"),
    "an address that is none": (NewVersion(date(2027, 1, 1), DAY, url="op de site"), "geen webadres"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    wish, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        new_version(desk.office, ID, wish)
    assert desk.files() == before


def test_every_regulation_of_a_whole_council_gets_a_next_version(tmp_path: Path) -> None:
    desk = Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)
    assert desk.before == []
    for each in desk.office.archive.all("reglementen"):
        latest = max(versie.geldig_van for versie in each.versies)
        begins = max(latest, whole_council.DAY) + timedelta(days=40)
        gap = "De tekst werd herzien."
        desk.do(new_version(desk.office, each.id, NewVersion(begins, whole_council.DAY, gap=gap, changes="Iets.")))
        record = desk.record(f"data/reglementen/{each.id}.yaml")
        assert sum(holds(versie, begins) for versie in record.versies) == 1
        assert version_difference(record.versies[-1], record.versies[-1]) == ()


def test_amounts_that_change_are_written_and_those_that_stay_stay_as_typed(desk: Desk) -> None:
    (only,) = amounts_in(regulation(desk))
    assert (only.at, only.euro) == (("bedragen", 0, "bedrag"), Decimal(500))
    same, other = (replace(NEXT, amounts={only.at: each}) for each in (Decimal(500), Decimal("612.5")))
    old, new = as_it_would_be(desk.office, ID, other)
    assert (old.bedragen[0].bedrag, new.bedragen[0].bedrag) == (Decimal(500), Decimal("612.5"))
    assert "bedrag: 0500.00" in new_version(desk.office, ID, same).texts[PATH].split("geldig_van: 2027-01-01")[1]
    desk.do(new_version(desk.office, ID, other))
    assert "bedrag: 612.5" in desk.text(PATH).split("geldig_van: 2027-01-01")[1]
    assert "bedrag: 0500.00" in desk.text(PATH).split("geldig_van: 2027-01-01")[0]


def test_every_amount_of_a_whole_council_is_named_apart(tmp_path: Path) -> None:
    desk = Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)
    found = {each.id: amounts_in(each) for each in desk.office.archive.all("reglementen")}
    assert [(each.words, str(each.euro)) for each in found["regl-werking"]] == [
        ("Bedrag per plaats, 1 tot en met 8 plaatsen", "420.00"),
        ("Bedrag per plaats, 9 tot en met 18 plaatsen", "400.00"),
        ("Bedrag per plaats, 19 of meer plaatsen", "380.00"),
        ("Hoogstens, per aanvrager", "15000"),
    ]
    assert all(len({each.words for each in rows}) == len({each.at for each in rows}) for rows in found.values())


def test_the_difference_is_told_in_plain_lines(desk: Desk) -> None:
    old, new = regulation(desk).versies
    assert version_difference(old, new) == (
        "Hoeveel, niet meer: €\u00a01,10 per plaats (nieuwe plaatsen), met een maximum van €\u00a0400 per aanvrager, eenmalig.",
        "Hoeveel, nu: €\u00a0500, eenmalig.",
        "Voorwaarden, nu: De opvang heeft haar eerste vergunning gekregen.",
        "Wanneer aanvragen, niet meer: elk jaar van 1 september tot en met 30 september, 12.00 uur.",
        "Wanneer aanvragen, nu: doorlopend.",
        "Hoe aanvragen, niet meer: met een brief.",
        "Hoe aanvragen, nu: met een mail naar het secretariaat.",
        "Meesturen, nu: kopie van de vergunning.",
        "Wanneer betaald, nu: binnen 30 dagen na de beslissing van het college.",
        "Artikel 1. Doel: geschrapt ‘premie’; nieuw ‘subsidie’.",
        "Artikel 2. Brief: geschrapt.",
    )


def test_texts_that_are_no_facts_are_compared_too(desk: Desk) -> None:
    versie = regulation(desk).versies[0]
    with_text = versie.model_copy(update={"cumulatie": "Dat mag.", "aanvraag_url": "https://example.org/a_b(c)"})
    assert version_difference(versie, with_text) == (
        "Hoe aanvragen, niet meer: met een brief.",
        "Hoe aanvragen, nu: met een brief: example.org/a_b(c) (https://example.org/a%5Fb%28c%29).",
        "Samen met andere steun: nieuw.",
    )
    other = with_text.model_copy(update={"cumulatie": "Dat mag niet."})
    assert version_difference(with_text, other) == ("Samen met andere steun: geschrapt ‘mag.’; nieuw ‘mag niet.’.",)
    assert version_difference(with_text, versie.model_copy(update={"aanvraag_url": with_text.aanvraag_url})) == (
        "Samen met andere steun: geschrapt.",
    )


def test_each_version_is_tried_out(desk: Desk) -> None:
    lines = [each.told for each in tried_out(regulation(desk), Aanvraag(plaatsen=8), DAY)]
    assert lines == [
        "Versie van 1 januari 2023: €\u00a01,10 per plaats (nieuwe plaatsen), met een maximum van €\u00a0400 per aanvrager, eenmalig: €\u00a08,80",
        "Versie van 1 juni 2025: €\u00a0500, eenmalig: €\u00a0500",
    ]
    nothing = tried_out(regulation(desk), Aanvraag(), DAY)
    assert [(each.why, each.in_force) for each in nothing] == [
        ("geef het aantal plaatsen (nieuwe plaatsen)", False),
        ("", True),
    ]


def composed() -> Reglement:
    """The regulation with every part that an amount can have."""
    return Reglement.model_validate(parse((EXAMPLES / "reglementen/good/samengesteld.yaml").read_text("utf-8")))


def test_an_amount_that_is_for_others_says_so_when_it_is_tried_out() -> None:
    rows = {
        sort: tried_out(composed(), Aanvraag(plaatsen=9, soort=sort), date(2026, 11, 29))[2]
        for sort in ("groepsopvang", "zelfstandige_gezinsopvang")
    }
    assert rows["groepsopvang"].amount == 90
    assert rows["zelfstandige_gezinsopvang"].why == "dit bedrag is niet voor zelfstandige gezinsopvang"
