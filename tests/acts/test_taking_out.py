"""What must go is taken out whole and with a receipt; what pages count, who took part and all that stays is as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from lok.acts.taking_out import take_out
from lok.cli import lok
from lok.edition.select import select
from lok.facts.outlived import outlived
from lok.facts.participation import participation
from lok.kinds.bewaartermijnen import TAKEN_OUT, Bewaarsoort
from lok.model.audience import Audience, View
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.errands import leaves
from samples.office import Desk

DAY = whole_council.DAY
OLD = "data/vergaderingen/verg-2023-12-07.yaml"
ENDED = "data/mandaten/mandaat-paddenstoel-2019.yaml"
RECEIPT = "data/verwijderingen/weg-2026-11-23.yaml"
ALWAYS = {"laatst_gewijzigd"}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, dict[str, bytes]]:
    made = Desk(whole_council.found(tmp_path_factory.mktemp("raad") / "raad"), DAY)
    return made, made.files()


@pytest.fixture
def desk(council: tuple[Desk, dict[str, bytes]]) -> Desk:
    """The council as it began, read once for all of these tests."""
    made, files = council
    made.today = DAY
    for path, raw in made.files().items():
        if path not in files:
            (made.root / path).unlink()
        elif raw != files[path]:
            (made.root / path).write_bytes(files[path])
    return made


def add(desk: Desk, path: str, lines: str) -> None:
    """Add fields at the end of a record."""
    desk.put(path, f"{desk.text(path).rstrip()}\n{lines}")


def differing(before: bytes, after: str) -> dict[str, tuple[Any, Any]]:
    """The places of a record that say something else, with what they said and say."""
    old, new = leaves(parse(before.decode())), leaves(parse(after))
    return {
        at: (old.get(at), new.get(at))
        for at in sorted(old.keys() | new.keys())
        if old.get(at) != new.get(at) and at not in ALWAYS
    }


def plain(value: Any) -> Any:
    """A view as values that can be compared."""
    if isinstance(value, View):
        return {name: plain(each) for name, each in vars(value).items() if name not in ALWAYS}
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


def computed(desk: Desk) -> dict[str, Any]:
    """All that pages for everybody show of the records, and what is computed for members, on this day."""
    facts, public = desk.office.facts, select(desk.loaded.archive, Audience.PUBLIEK, DAY)
    views = {(soort, key): plain(each) for soort, rows in public.records.items() for key, each in rows.items()}
    taken = {
        organisation: plain(participation(facts, organisation, date(2019, 1, 1), DAY).bewijzen)
        for organisation in facts.seats_of
    }
    return {"pages": views, "counts": repr(public.aggregates), "quorums": dict(facts.quorums), "taken": taken}


def test_what_everybody_reads_and_who_took_part_is_as_it_was(desk: Desk) -> None:
    before = computed(desk)
    homes = {each.record_id for each in outlived(desk.office.facts, DAY) if each.soort in {"locaties", "organisatoren"}}
    deed = desk.do(take_out(desk.office, "secretariaat"))
    assert len(deed.texts) > 15
    after = computed(desk)
    for key, each in before["pages"].items():
        if key[1] in homes:  # a number and an address of who stopped do go from the public site
            continue
        assert after["pages"][key] == each, key
    assert before["pages"].keys() == after["pages"].keys(), "the public site does not know that there is a receipt"
    assert (after["counts"], after["quorums"], after["taken"]) == (before["counts"], before["quorums"], before["taken"])
    assert outlived(desk.office.facts, DAY) == ()
    assert [each for each in desk.problems() if each.code == "bewaartermijn"] == []


def test_only_what_must_go_goes_and_nothing_else_of_the_text_moves(desk: Desk) -> None:
    before = desk.files()
    due = {f"data/{each.soort}/{each.record_id}.yaml" for each in outlived(desk.office.facts, DAY)}
    desk.do(take_out(desk.office, "secretariaat"))
    after = {path: raw for path, raw in desk.files().items() if before.get(path) != raw}
    assert set(after) == {*due, RECEIPT}
    assert differing(before[ENDED], desk.text(ENDED)) == {
        "band_met_opvang": ("ja", None),
        "persoon": ("Voorbeeldpersoon Magnolia", TAKEN_OUT),
        "reden_einde": ("andere", None),
    }
    changed = differing(before[OLD], desk.text(OLD))
    assert {at.partition(".")[0] for at in changed} == {"aanwezigheden", "gasten"}
    assert {new for _, new in changed.values()} == {TAKEN_OUT, None}
    kept = [line for line in before[OLD].decode().split("\n") if "persoon" not in line and "naam:" not in line]
    left = [line for line in desk.text(OLD).split("\n") if "persoon" not in line]
    assert left == ["laatst_gewijzigd: 2026-11-23" if line.startswith("laatst_gewijzigd") else line for line in kept], (
        "comments, order and blanks stay"
    )


def test_the_receipt_says_what_why_when_and_who_and_holds_no_content(desk: Desk) -> None:
    before = desk.files()
    deed = desk.do(take_out(desk.office, "dienst Kinderopvang", {Bewaarsoort.namen_mandaten, Bewaarsoort.werknotities}))
    assert deed.about == RECEIPT
    receipt = desk.there(deed)
    assert (receipt.op, receipt.door, receipt.readers) == (DAY, "dienst Kinderopvang", Audience.LEDEN)
    assert [each.wat for each in receipt.weggehaald] == [Bewaarsoort.namen_mandaten, Bewaarsoort.werknotities]
    assert receipt.weggehaald[0].termijn == "2 jaar na de laatste dag van het mandaat"
    assert "III.87" in receipt.weggehaald[0].grond
    assert receipt.weggehaald[0].aantal == 14
    assert "mandaten/mandaat-paddenstoel-2019" in receipt.weggehaald[0].waaruit
    gone = [
        was for path in deed.before if path in before for was, _ in differing(before[path], desk.text(path)).values()
    ]
    assert "Voorbeeldpersoon Magnolia" in gone
    assert not [each for each in gone if each and len(each) > len("andere") and each in desk.text(RECEIPT)]
    assert desk.text(OLD).count(TAKEN_OUT) == 0, "what was not chosen stays"


def test_answers_and_remarks_go_each_at_its_own_time(desk: Desk) -> None:
    add(
        desk,
        OLD,
        "online_link: https://vergadering.example.org/kamer\ntoezeggingen:\n  - {zetel: zetel-loket, antwoord: komt}\n",
    )
    add(desk, OLD, "opmerkingen:\n  - {ontvangen_op: 2023-12-20, tekst: Een zin klopt niet., gevolg: overgenomen}\n")
    late = "data/vergaderingen/verg-2025-06-19.yaml"
    add(desk, late, "toezeggingen:\n  - {zetel: zetel-loket, antwoord: komt}\n")
    desk.do(take_out(desk.office, "secretariaat"))
    assert "opmerkingen" not in desk.text(OLD), "approved on 14 March 2024, more than two years ago"
    assert "toezeggingen" in desk.text(OLD), "three years are over on 7 December"
    desk.today = date(2026, 12, 8)
    desk.do(take_out(desk.office, "secretariaat"))
    assert "toezeggingen" not in desk.text(OLD)
    assert "online_link" not in desk.text(OLD)
    assert "toezeggingen" in desk.text(late)


def test_whose_plan_it_was_goes_and_the_opinion_stays(desk: Desk) -> None:
    path = "data/opportuniteitsadviezen/opp-2025-01.yaml"
    before = desk.files()[path]
    desk.today = date(2030, 10, 22)
    desk.write(take_out(desk.office, "secretariaat", {Bewaarsoort.aanvragers_opportuniteitsadvies}))
    assert differing(before, desk.text(path)) == {
        "aanvraag.adres": ("Stationswijk, in een leegstaand winkelpand", TAKEN_OUT),
        "aanvraag.organisator": ("org-bromtol", None),
    }
    assert desk.record(path).oordeel.value == "gunstig_met_voorwaarden"


def test_a_meeting_with_names_is_right_beside_a_mandate_without(desk: Desk) -> None:
    """A substitute is named in a list that may stay, and the names of the mandates of that day went."""
    desk.put(
        OLD,
        desk.text(OLD).replace(
            "zetel: zetel-paddenstoel\n    status: aanwezig",
            "zetel: zetel-paddenstoel\n    status: aanwezig\n    persoon: Verzonnen Invaller",
        ),
    )
    desk.put(
        "data/mandaten/mandaat-paddenstoel-plaatsvervanger-2019.yaml",
        "id: mandaat-paddenstoel-plaatsvervanger-2019\nvoorbeeld: ja\nzetel: zetel-paddenstoel\nfunctie: plaatsvervanger\npersoon: Verzonnen Invaller\nvan: 2019-06-01\ntot: 2024-01-01\n",
    )
    assert desk.faults() == desk.before
    desk.do(take_out(desk.office, "secretariaat", {Bewaarsoort.namen_mandaten}))
    assert "Verzonnen Invaller" in desk.text(OLD)
    assert desk.faults() == desk.before


def test_two_who_were_taken_out_are_not_one_person(desk: Desk) -> None:
    desk.do(take_out(desk.office, "secretariaat"))
    assert desk.text(OLD).count(f"persoon: {TAKEN_OUT}") > 2
    assert desk.faults() == desk.before


def test_a_name_that_stands_in_a_text_too_is_told_and_left(desk: Desk) -> None:
    path = "data/vergaderingen/verg-2024-06-13.yaml"
    words = "Voorbeeldpersoon Magnolia dankt de raad."
    text = desk.text(path)
    assert "bespreking: |\n" in text
    desk.put(path, text.replace("bespreking: |\n", f"bespreking: |\n      {words}\n", 1))
    deed = take_out(desk.office, "secretariaat", {Bewaarsoort.namen_mandaten})
    told = [each for each in deed.todo if each.path == path]
    assert len(told) == 1
    assert "tekst" in told[0].words
    assert "Magnolia" not in "".join((*deed.words, *(each.words for each in deed.todo)))
    assert path not in deed.texts


def test_what_is_real_in_an_example_does_not_name_what_went(desk: Desk) -> None:
    path = "data/organisatoren/org-lappendeken.yaml"
    desk.put(
        path, desk.text(path).replace("voorbeeld: ja\n", "voorbeeld: ja\nbron: [een lijst]\necht: [naam, email]\n", 1)
    )
    desk.do(take_out(desk.office, "secretariaat", {Bewaarsoort.contactgegevens_organisatoren}))
    assert parse(desk.text(path))["echt"] == ["naam"]


@pytest.mark.parametrize("by", ["", "   ", "x" * 301, "Voorbeeldpersoon Magnolia"])
def test_who_does_it_is_an_office_and_no_name(desk: Desk, by: str) -> None:
    before = desk.files()
    with pytest.raises(RefusedError, match=r"dienst of (de )?functie|tekens"):
        take_out(desk.office, by)
    assert desk.files() == before


def test_twice_on_a_day_is_two_receipts_and_then_there_is_nothing(desk: Desk) -> None:
    desk.do(take_out(desk.office, "secretariaat", {Bewaarsoort.werknotities}))
    second = desk.do(take_out(desk.office, "secretariaat"))
    assert second.about == RECEIPT.replace(".yaml", "-2.yaml")
    with pytest.raises(RefusedError, match="niets"):
        take_out(desk.office, "secretariaat")


def test_what_the_council_keeps_for_ever_is_not_offered(desk: Desk) -> None:
    path = next(each for each in desk.files() if each.startswith("data/raad/"))
    last = desk.text(path).rindex("    openbaarheid_verslagen")
    rules = "    bewaartermijnen:\n      - {wat: namen_aanwezigen, blijvend: ja, grond: Vraag van de archivaris}\n      - {wat: namen_mandaten, termijn: 5}\n"
    desk.put(path, desk.text(path)[:last] + rules + desk.text(path)[last:])
    sorts = {each.sort for each in outlived(desk.office.facts, DAY)}
    assert Bewaarsoort.namen_aanwezigen not in sorts
    told = [each for each in desk.problems() if each.code == "bewaartermijn" and "wet" in each.message]
    assert [each.field for each in told] == [
        f"afspraken[{len(desk.office.facts.raad.afspraken)}].bewaartermijnen[2].wat"
    ]
    assert desk.faults() == desk.before


def run(desk: Desk, *words: str, answer: str = "") -> Any:
    return CliRunner().invoke(lok, ["forget", "--root", str(desk.root), "--date", str(DAY), *words], input=answer)


def test_the_command_shows_and_asks_before_it_writes(desk: Desk) -> None:
    before = desk.files()
    shown = run(desk, "--dry-run")
    assert "data/mandaten/mandaat-paddenstoel-2019.yaml: 3 velden" in shown.output
    assert "Magnolia" not in shown.output
    assert desk.files() == before
    refused = run(desk, answer="nee\n")
    assert "Er is niets veranderd." in refused.output
    assert "lok archive" in refused.output
    assert desk.files() == before
    done = run(desk, "--only", "namen_mandaten", answer="ja\n")
    assert RECEIPT in done.output
    assert TAKEN_OUT in desk.text(ENDED)
    assert TAKEN_OUT not in desk.text(OLD)
    assert "niets waarvan" in run(desk, "--only", "namen_mandaten", "--yes").output


def test_a_sort_that_there_is_not_gets_the_nearest(desk: Desk) -> None:
    wrong = run(desk, "--only", "namen_mandaat")
    assert "Bedoelde je ‘namen_mandaten’?" in wrong.output
