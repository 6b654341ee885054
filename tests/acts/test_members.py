"""Members come and go in one act, and each sentence says what access that ends and gives."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from lok.acts.members import NewMember, add_member, end_mandate, replace_member
from lok.acts.seats import NewOrganisation, NewSeat, end_seat, new_seat
from lok.kinds.mandaten import Functie, RedenEinde
from lok.kinds.organisatoren import Organisatortype
from lok.kinds.zetels import Geleding, Subgeleding
from lok.words.terminal import RefusedError
from samples import small_council
from samples.office import Desk
from samples.sitting import NEXT, PATH, VOTING, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
OLD = "mandaat-wolk-2026"


def mandate(seat: str, name: str, more: str = "") -> str:
    return f"id: mandaat-{seat}-2026\nvoorbeeld: ja\nzetel: zetel-{seat}\nfunctie: lid\npersoon: {name}\nvan: 2026-01-01\n{more}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = found(tmp_path / "raad")
    (root / "data/mandaten").mkdir(exist_ok=True)
    for seat in VOTING:
        name = seat.removeprefix("zetel-")
        (root / f"data/mandaten/mandaat-{name}-2026.yaml").write_text(
            mandate(name, f"Verzonnen {name.capitalize()}lid"), "utf-8"
        )
    made = Desk(root, DAY)
    assert made.before == []
    return made


def test_one_mandate_ends_and_the_next_begins_in_one_act(desk: Desk) -> None:
    new = NewMember("  Verzonnen   Opvolger ", appointed_at="verg-2026-09-17")
    deed = desk.do(replace_member(desk.office, OLD, date(2026, 11, 30), new, RedenEinde.ontslag))
    assert set(deed.texts) == {f"data/mandaten/{OLD}.yaml", "data/mandaten/mandaat-wolk-2026-2.yaml"}
    old, made = desk.record(f"data/mandaten/{OLD}.yaml"), desk.there(deed)
    assert (old.tot, old.reden_einde) == (date(2026, 11, 30), RedenEinde.ontslag)
    assert (made.zetel, made.persoon, made.van, made.functie) == (
        "zetel-wolk",
        "Verzonnen Opvolger",
        date(2026, 12, 1),
        Functie.lid,
    )
    assert made.voorbeeld
    assert deed.words == (
        "Wie op ‘Wolk’ zit, kan na 30 november 2026 niet meer op de ledensite.",
        "Wie op ‘Wolk’ komt, kan vanaf 1 december 2026 op de ledensite, met een account van de gemeente.",
    )
    again = replace_member(desk.office, OLD, date(2026, 11, 30), new, RedenEinde.ontslag)
    assert again.texts == {}


def test_no_sentence_names_a_person(desk: Desk) -> None:
    deed = replace_member(desk.office, OLD, date(2026, 11, 30), NewMember("Verzonnen Opvolger"))
    assert not any(name in " ".join(deed.words) for name in ("Opvolger", "Wolklid"))


def test_a_gap_is_told_and_an_office_goes_along(desk: Desk) -> None:
    (desk.root / f"data/mandaten/{OLD}.yaml").write_text(
        mandate("wolk", "Verzonnen Wolklid").replace("functie: lid", "functie: penningmeester"), "utf-8"
    )
    deed = desk.do(
        replace_member(desk.office, OLD, date(2026, 11, 30), NewMember("Verzonnen Opvolger", begins=date(2027, 1, 1)))
    )
    assert deed.id == "mandaat-wolk-2027"
    assert deed.words[2:] == (
        "Van 1 december 2026 tot en met 31 december 2026 is de zetel leeg.",
        "Wie komt, is ook penningmeester. Kiest de raad iemand anders, pas de functie dan aan.",
    )


def test_who_also_sits_elsewhere_keeps_access(desk: Desk) -> None:
    desk.put("data/mandaten/mandaat-stad-2026.yaml", mandate("stad", "VERZONNEN Wolklid"))
    deed = desk.do(end_mandate(desk.office, OLD, date(2026, 11, 20), RedenEinde.einde_termijn))
    assert deed.words == (
        "Wie op ‘Wolk’ zit, houdt toegang tot de ledensite door ‘Stad’.",
        "De zetel ‘Wolk’ is daarna leeg.",
    )


def test_a_mandate_that_ended_stops_now(desk: Desk) -> None:
    deed = desk.do(end_mandate(desk.office, OLD, date(2026, 11, 20)))
    assert deed.words[0] == "Wie op ‘Wolk’ zat, kan vanaf nu niet meer op de ledensite."
    assert desk.do(end_mandate(desk.office, OLD, date(2026, 11, 20))).texts == {}
    with pytest.raises(RefusedError, match="eindigt al op 20 november 2026"):
        end_mandate(desk.office, OLD, date(2026, 11, 21))
    added = desk.do(add_member(desk.office, "zetel-wolk", NewMember("Verzonnen Opvolger")))
    assert desk.there(added).van == DAY


REFUSED = {
    "before it began": (lambda desk: end_mandate(desk.office, OLD, date(2025, 1, 1)), "begon pas op 1 januari 2026"),
    "while somebody sat there later": (
        lambda desk: end_mandate(desk.office, "mandaat-kikker-2026", date(2026, 9, 1)), "Niemand had die dag een mandaat",
    ),
    "the next one too early": (
        lambda desk: replace_member(desk.office, OLD, DAY, NewMember("Verzonnen Opvolger", begins=DAY)),
        "begint na 23 november 2026",
    ),
    "no name": (lambda desk: replace_member(desk.office, OLD, DAY, NewMember(" ")), "zeg wie er komt"),
    "a politician on a seat that votes": (
        lambda desk: replace_member(desk.office, OLD, DAY, NewMember("Verzonnen Schepen", politician=True)),
        "die zetel stemt mee",
    ),
    "two on one seat": (
        lambda desk: add_member(desk.office, "zetel-wolk", NewMember("Verzonnen Tweede")), "op dezelfde zetel loopt nog",
    ),
    "no such seat": (
        lambda desk: add_member(desk.office, "zetel-wolken", NewMember("Verzonnen Iemand")), "Bedoelde je ‘zetel-wolk’",
    ),
    "no such mandate": (lambda desk: end_mandate(desk.office, "mandaat-niemand", DAY), "er is geen mandaat"),
    "a path": (lambda desk: end_mandate(desk.office, "../zetels/zetel-wolk", DAY), "er is geen mandaat"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    act, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        act(desk)
    assert desk.files() == before


BALLOON = NewSeat("Opvang Zeepaard", Geleding.lokale_actor, votes=True, subgroup=Subgeleding.groepsopvang)
SEAHORSE = NewOrganisation("Opvang Zeepaard", Organisatortype.vzw, contacts=("secretariaat",))
QUESTION = "id: lid-worden\nvoorbeeld: ja\nvraag: Hoe word ik lid?\ndoelgroepen: [organisatoren]\nuitleg: Mail het secretariaat.\ncontactpunten: [secretariaat]\n"
OFFICE = "id: secretariaat\nvoorbeeld: ja\nnaam: Secretariaat\nsoort_contactpunt: secretariaat_lok\ntaak: Antwoorden.\nemail: lok@example.org\n"


def secretariat(desk: Desk) -> None:
    """Somebody to turn to, and the question that leads there."""
    desk.put("data/contactpunten/secretariaat.yaml", OFFICE)
    desk.put("data/vragen/lid-worden.yaml", QUESTION)


def test_an_organisation_its_seat_and_who_sits_there_come_in_one_act(desk: Desk) -> None:
    secretariat(desk)
    deed = desk.do(new_seat(desk.office, BALLOON, SEAHORSE, NewMember("Verzonnen Zeepaardlid")))
    assert set(deed.texts) == {
        "data/zetels/zetel-opvang-zeepaard.yaml",
        "data/organisatoren/org-opvang-zeepaard.yaml",
        "data/mandaten/mandaat-opvang-zeepaard-2026.yaml",
    }
    assert desk.there(deed).organisatie == "org-opvang-zeepaard"
    assert deed.words == (
        "Wie op ‘Opvang Zeepaard’ komt, kan vanaf 23 november 2026 op de ledensite, met een account van de gemeente.",
        "Vanaf 23 november 2026 zijn er 8 stemgerechtigde zetels; zijn ze alle bezet, dan zijn er 4 nodig.",
    )
    with pytest.raises(RefusedError, match="er is al een zetel ‘opvang zeepaard’"):
        new_seat(desk.office, NewSeat("opvang  zeepaard", Geleding.lokale_actor, votes=True), SEAHORSE)
    second = NewSeat("Zeepaard, tweede zetel", Geleding.lokale_actor, votes=True)
    with pytest.raises(RefusedError, match="er is al een organisatie"):
        new_seat(desk.office, second, SEAHORSE)
    more = desk.do(new_seat(desk.office, second, "org-opvang-zeepaard"))
    assert list(more.texts) == ["data/zetels/zetel-zeepaard-tweede-zetel.yaml"]


def test_the_secretariat_is_whom_one_turns_to_and_else_it_is_asked(desk: Desk) -> None:
    nobody = NewOrganisation("Opvang Zeepaard", Organisatortype.vzw)
    with pytest.raises(RefusedError, match="zeg bij welk contactpunt"):
        new_seat(desk.office, BALLOON, nobody)
    secretariat(desk)
    small_council.edit(
        desk.root / "data/raad/lok-voorbeeldstad.yaml", "mailbox:", "contactpunt: secretariaat\nmailbox:"
    )
    deed = desk.do(new_seat(desk.office, BALLOON, nobody))
    assert "contactpunten: [secretariaat]" in deed.texts["data/organisatoren/org-opvang-zeepaard.yaml"]


def test_a_seat_of_a_group_needs_no_organisation(desk: Desk) -> None:
    deed = desk.do(new_seat(desk.office, NewSeat("Grootouders", Geleding.gebruiker, votes=True)))
    assert list(deed.texts) == ["data/zetels/zetel-grootouders.yaml"]
    with pytest.raises(RefusedError, match="geef de zetel een naam"):
        new_seat(desk.office, NewSeat("\n", Geleding.gebruiker, votes=True))


def test_a_seat_that_ends_takes_along_all_that_hangs_on_it(desk: Desk) -> None:
    desk.put(
        "data/organisatoren/org-wolk.yaml",
        "id: org-wolk\nvoorbeeld: ja\nnaam: Opvang Wolk\ntype: vzw\ncontactpunten: [secretariaat]\nlok_zetel: zetel-wolk\n",
    )
    secretariat(desk)
    seat = desk.root / "data/zetels/zetel-wolk.yaml"
    seat.write_text(f"{seat.read_text('utf-8')}organisatie: org-wolk\n", "utf-8")
    desk.put(
        "data/werkgroepen/wg-zomer.yaml",
        "id: wg-zomer\nvoorbeeld: ja\nnaam: Zomer\nopdracht: Juli.\nleden: [zetel-wolk]\n",
    )
    meeting = desk.root / PATH
    meeting.write_text(
        f"{meeting.read_text('utf-8')}toezeggingen:\n  - {{zetel: zetel-kikker, antwoord: komt}}\n  - {{zetel: zetel-wolk, antwoord: komt}}\n",
        "utf-8",
    )
    assert desk.faults() == []
    deed = desk.do(end_seat(desk.office, "zetel-wolk", date(2026, 11, 30)))
    assert desk.there(deed).tot == desk.record(f"data/mandaten/{OLD}.yaml").tot == date(2026, 11, 30)
    assert [each.zetel for each in desk.office.archive.get("vergaderingen", NEXT).toezeggingen] == ["zetel-kikker"]
    assert desk.record("data/organisatoren/org-wolk.yaml").lok_zetel is None
    assert deed.words == (
        "Wie op ‘Wolk’ zit, kan na 30 november 2026 niet meer op de ledensite.",
        "Vanaf 1 december 2026 zijn er 6 stemgerechtigde zetels; zijn ze alle bezet, dan zijn er 3 nodig.",
    )
    assert [each.path for each in deed.todo] == ["data/werkgroepen/wg-zomer.yaml"]
    assert end_seat(desk.office, "zetel-wolk", date(2026, 11, 30)).texts == {}
    with pytest.raises(RefusedError, match="eindigt al op 30 november 2026"):
        end_seat(desk.office, "zetel-wolk", date(2026, 12, 1))


def test_a_seat_that_was_at_a_later_meeting_or_is_to_be_filled_does_not_end(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="bestond niet op 2026-09-17"):
        end_seat(desk.office, "zetel-kikker", date(2026, 9, 1))
    desk.do(replace_member(desk.office, OLD, date(2026, 12, 31), NewMember("Verzonnen Opvolger")))
    with pytest.raises(RefusedError, match="begint nog een mandaat op 1 januari 2027"):
        end_seat(desk.office, "zetel-wolk", date(2026, 12, 1))


def test_what_a_seat_would_still_do_is_told(desk: Desk) -> None:
    deed = end_seat(desk.office, "zetel-kikker", date(2026, 11, 30))
    (task,) = deed.todo
    assert task.words == "‘Kikker’ zou dit nog doen: De lijst van gebouwen aanvullen. Spreek af wie het overneemt."
    assert task.at == ("agendapunten", 1, "actiepunten", 0, "zetel")


def test_a_year_of_coming_and_going_leaves_no_fault(desk: Desk) -> None:
    """Members replaced at random, day by day: each act leaves a right council, or is refused and changes nothing."""
    chance = random.Random(7)  # noqa: S311
    done = 0
    for step in range(25):
        desk.today = DAY + timedelta(days=10 * step)
        office = desk.office
        running = [each.id for each in office.archive.all("mandaten") if each.held_on(desk.today)]
        last = desk.today + timedelta(days=chance.randrange(-40, 60))
        begins = chance.choice([None, last + timedelta(days=chance.randrange(-3, 30))])
        before = desk.files()
        try:
            deed = replace_member(office, chance.choice(running), last, NewMember(f"Verzonnen Nummer{step}", begins))
        except RefusedError:
            assert desk.files() == before
        else:
            desk.do(deed)
            done += 1
    assert done > 8
