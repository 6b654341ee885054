"""From a vote to an advice that is given and sent: numbered, linked both ways, once; and nothing that was closed gets out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.acts.advice import Wish, advice_of_vote, begin_term, give_advice, send_advice
from lok.kinds.advies import Adviessoort
from lok.kinds.adviesstatus import Status
from lok.kinds.opvolging import Bestuursorgaan
from lok.model.audience import Audience
from lok.words.terminal import RefusedError
from samples.office import Desk
from samples.sitting import LAST, found
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 9, 21)
MEETING = f"data/vergaderingen/{LAST}.yaml"
ITEM = '  - nr: "7"\n    titel: Opvang voor nachtwerkers\n    soort: advies\n    besluit: |\n      De raad vraagt de stad opvang voor wie ’s nachts werkt.\n      Ten laatste in 2027.\n    stemmingen:\n      - {onderwerp: Opvang voor nachtwerkers, methode: handopsteking, voor: 5, tegen: 1, onthouding: 0, gevolg: goedgekeurd, minderheidsstandpunt: Eén zetel vreest de kost.}\n'
WHOLE = Wish(
    sort=Adviessoort.eigen_initiatief,
    addressees=(Bestuursorgaan.college,),
    themes=("panden",),
    summary="Het LOK vraagt opvang in de nacht.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = found(tmp_path / "raad")
    (root / MEETING).write_text(
        (root / MEETING).read_text("utf-8").replace("volgende_vergadering:", f"{ITEM}volgende_vergadering:"), "utf-8"
    )
    return Desk(root, DAY)


def test_a_carried_vote_becomes_a_draft_that_is_linked_both_ways(desk: Desk) -> None:
    deed = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    advice = desk.there(deed)
    assert (advice.id, advice.nummer, advice.titel) == ("adv-2026-02", "ADV-2026-02", "Opvang voor nachtwerkers")
    assert (advice.vergadering, advice.agendapunt, advice.status) == (LAST, "7", Status.ontwerp)
    assert advice.tekst == "De raad vraagt de stad opvang voor wie ’s nachts werkt.\nTen laatste in 2027."
    assert advice.minderheidsstandpunt == "Eén zetel vreest de kost."
    assert advice.readers is Audience.LEDEN
    assert desk.record(MEETING).agendapunten[6].adviezen == (advice.id,)
    assert [each.at for each in deed.todo] == [("aanbevelingen",)]


def test_twice_is_once_also_when_only_one_link_is_there(desk: Desk) -> None:
    first = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    again = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    assert (again.about, again.texts) == (first.about, {})
    assert again.words == ("Bij punt 7, Opvang voor nachtwerkers hoort al advies ADV-2026-02.",)
    edit(desk.root / MEETING, "    adviezen: [adv-2026-02]\n", "")
    mended = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    assert list(mended.texts) == [MEETING]
    assert desk.record(MEETING).agendapunten[6].adviezen == ("adv-2026-02",)


def test_what_the_vote_does_not_say_is_asked_and_twice_is_still_once(desk: Desk) -> None:
    deed = advice_of_vote(desk.office, LAST, (6, 0))
    desk.write(deed)
    assert {each.at for each in deed.todo} >= {("samenvatting",), ("soort_advies",), ("themas",), ("gericht_aan",)}
    left = {each.code for each in desk.problems() if each.blocks}
    assert left == {"missing"}, "only what is still to be filled in stands in the way"
    assert desk.there(deed) is None
    assert advice_of_vote(desk.office, LAST, (6, 0)).texts == {}


def test_each_of_two_votes_on_one_item_has_its_own_advice(desk: Desk) -> None:
    second = "      - {onderwerp: Ook in het weekend, methode: handopsteking, voor: 4, tegen: 2, onthouding: 0, gevolg: goedgekeurd}\n"
    edit(desk.root / MEETING, "volgende_vergadering:", f"{second}volgende_vergadering:")
    one = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    two = desk.do(advice_of_vote(desk.office, LAST, (6, 1), WHOLE))
    assert (one.id, two.id) == ("adv-2026-02", "adv-2026-03")
    assert advice_of_vote(desk.office, LAST, (6, 1), WHOLE).texts == {}
    assert desk.record(MEETING).agendapunten[6].adviezen == (one.id, two.id)


def test_a_number_that_was_only_typed_counts(desk: Desk) -> None:
    edit(desk.root / "data/adviezen/adv-2026-01.yaml", "nummer: ADV-2026-01", "nummer: ADV-2026-07")
    assert advice_of_vote(desk.office, LAST, (6, 0), WHOLE).id == "adv-2026-08"


@pytest.mark.parametrize(
    "closed",
    ["openbaar: nee\n    grond: persoonlijke_levenssfeer", "zichtbaarheid: leden\n    grond: persoonlijke_levenssfeer"],
)
def test_an_item_that_was_closed_gives_an_advice_for_members(closed: str, desk: Desk) -> None:
    edit(
        desk.root / MEETING,
        "    titel: Opvang voor nachtwerkers\n",
        f"    titel: Opvang voor nachtwerkers\n    {closed}\n",
    )
    deed = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    assert desk.there(deed).zichtbaarheid.value == "leden"
    assert "alleen voor de leden" in deed.words[0]
    given = desk.do(give_advice(desk.office, deed.id))
    assert desk.there(given).readers is Audience.LEDEN


def test_a_proposal_that_only_members_read_does_not_become_the_text(desk: Desk) -> None:
    text = (desk.root / MEETING).read_text("utf-8")
    (desk.root / MEETING).write_text(
        text.replace("    besluit: |\n      De raad vraagt de stad", "    voorstel: |\n      De raad vraagt de stad"),
        "utf-8",
    )
    deed = advice_of_vote(desk.office, LAST, (6, 0), WHOLE)
    assert "nachts" not in deed.texts[deed.about]
    assert any(each.at == ("tekst",) and "Neem het voorstel over" in each.words for each in deed.todo)


REFUSED = {
    "put off": ((2, 0), "‘Opvang in de zomer’ is niet aangenomen \\(uitgesteld\\)"),
    "no vote": ((6, 1), "die stemming staat er niet meer"),
    "no item": ((9, 0), "staat niet meer op de agenda"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_was_not_carried_is_no_advice(name: str, desk: Desk) -> None:
    spot, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        advice_of_vote(desk.office, LAST, spot, WHOLE)
    assert desk.files() == before


def test_a_council_that_was_not_in_number_gives_no_advice(desk: Desk) -> None:
    text = (desk.root / MEETING).read_text("utf-8")
    (desk.root / MEETING).write_text(text.replace("status: aanwezig", "status: afwezig"), "utf-8")
    with pytest.raises(RefusedError, match="niet in aantal"):
        advice_of_vote(desk.office, LAST, (6, 0), WHOLE)


def test_an_advice_is_given_and_sent_and_its_term_runs(desk: Desk) -> None:
    made = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    with pytest.raises(RefusedError, match="Breng het eerst uit"):
        send_advice(desk.office, made.id, DAY)
    given = desk.do(give_advice(desk.office, made.id))
    assert (desk.there(given).status, desk.there(given).uitgebracht_op) == (Status.uitgebracht, date(2026, 9, 17))
    assert given.words == (
        "ADV-2026-02 is uitgebracht op 17 september 2026: iedereen leest het, ook de tekst.",
        "Het verslag van 17 september 2026 is nog niet openbaar; wat in dit advies staat, is het wel.",
    )
    with pytest.raises(RefusedError, match="geen ontwerp meer"):
        give_advice(desk.office, made.id)
    sent = desk.do(send_advice(desk.office, made.id, date(2026, 9, 20)))
    assert sent.words == (
        "De antwoordtermijn loopt tot en met 19 november 2026: 60 kalenderdagen na 20 september 2026.",
    )
    assert desk.do(send_advice(desk.office, made.id, date(2026, 9, 20))).texts == {}
    with pytest.raises(RefusedError, match="al verstuurd, op 20 september 2026"):
        send_advice(desk.office, made.id, DAY)


def test_a_term_that_begins_at_a_sitting_is_asked_for(desk: Desk) -> None:
    edit(
        desk.root / "data/raad/lok-voorbeeldstad.yaml",
        "antwoordtermijn_dagen: 60",
        "antwoordtermijn_dagen: 60\n    antwoordtermijn_start: gemeenteraad",
    )
    made = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    desk.do(give_advice(desk.office, made.id))
    with pytest.raises(RefusedError, match="wanneer ADV-2026-02 verstuurd is"):
        begin_term(desk.office, made.id, DAY, "na de zitting")
    sent = desk.do(send_advice(desk.office, made.id, date(2026, 9, 18)))
    assert "de zitting van de gemeenteraad" in sent.words[0]
    assert [each.at for each in sent.todo] == [("termijn_start",)]
    with pytest.raises(RefusedError, match="zeg waarom"):
        begin_term(desk.office, made.id, DAY, " ")
    begun = desk.do(begin_term(desk.office, made.id, date(2026, 9, 21), "na de zitting van de gemeenteraad"))
    assert begun.words == (
        "De antwoordtermijn loopt tot en met 20 november 2026: 60 kalenderdagen na 21 september 2026.",
    )


def test_an_advice_in_which_something_is_missing_is_not_given(desk: Desk) -> None:
    deed = advice_of_vote(desk.office, LAST, (6, 0))
    desk.write(deed)
    with pytest.raises(RefusedError, match="ontbreekt nog iets"):
        give_advice(desk.office, deed.id)


def test_an_advice_before_its_meeting_or_tomorrow_is_refused_in_the_words_of_the_check(desk: Desk) -> None:
    made = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    before = desk.files()
    with pytest.raises(RefusedError, match="voor de vergadering van 2026-09-17"):
        give_advice(desk.office, made.id, date(2026, 9, 1))
    with pytest.raises(RefusedError, match="ligt in de toekomst"):
        give_advice(desk.office, made.id, date(2026, 9, 22))
    assert desk.files() == before


def test_a_name_in_the_decision_gets_into_no_advice_that_is_given(desk: Desk) -> None:
    desk.put(
        "data/mandaten/mandaat-wolk-2026.yaml",
        "id: mandaat-wolk-2026\nvoorbeeld: ja\nzetel: zetel-wolk\nfunctie: lid\npersoon: Verzonnen Wolkenaar\nvan: 2026-01-01\n",
    )
    edit(desk.root / MEETING, "      Ten laatste in 2027.\n", "      Verzonnen Wolkenaar volgt het op.\n")
    with pytest.raises(RefusedError, match="de naam van een lid"):
        give_advice(desk.office, _drafted(desk))


def _drafted(desk: Desk) -> str:
    """The id of the draft, written as it stands."""
    deed = advice_of_vote(desk.office, LAST, (6, 0), WHOLE)
    desk.write(deed)
    return deed.id


def test_approved_minutes_tell_nobody_of_a_draft_and_link_once_it_is_given(desk: Desk) -> None:
    text = (desk.root / MEETING).read_text("utf-8")
    text = text.replace("status: verslag_ontwerp", "status: verslag_goedgekeurd").replace(
        "volgende_vergadering:", "verslag_goedgekeurd_op: verg-2026-09-20\nvolgende_vergadering:"
    )
    (desk.root / MEETING).write_text(text, "utf-8")
    later = "id: verg-2026-09-20\nvoorbeeld: ja\nvolgnummer: 3\nstatus: gehouden\ngepland_begin: 2026-09-20 19:30\n"
    desk.put(
        "data/vergaderingen/verg-2026-09-20.yaml",
        f"{later}vorige_verslagen:\n  - {{vergadering: {LAST}, resultaat: goedgekeurd}}\n",
    )
    assert desk.faults() == []
    made = desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE))
    assert desk.record(MEETING).agendapunten[6].adviezen == ()
    assert desk.do(advice_of_vote(desk.office, LAST, (6, 0), WHOLE)).texts == {}
    desk.do(give_advice(desk.office, made.id))
    assert desk.record(MEETING).agendapunten[6].adviezen == (made.id,)
