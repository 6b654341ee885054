"""Who comes: an answer of each seat, the mail to who is silent, and nothing that leads to a person."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.agenda import add_item
from lok.acts.begin_and_end import open_meeting
from lok.acts.coming import answer, expected, invitation, reminder, silent
from lok.acts.meeting_text import meeting_of, put
from lok.facts.forecast import forecast
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.toezeggingen import Antwoord
from lok.words.terminal import RefusedError
from samples.sitting import SILENT, VOTING, Evening
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path / "raad")


def test_an_answer_is_given_changed_and_taken_back(evening: Evening) -> None:
    empty = evening.text
    evening.write(answer(empty, "zetel-wolk", Antwoord.komt))
    evening.write(answer(evening.text, "zetel-kikker", Antwoord.vervangen))
    evening.write(answer(evening.text, "zetel-wolk", Antwoord.verontschuldigd))
    said = {line.zetel: line.antwoord for line in meeting_of(evening.text).toezeggingen}
    assert said == {"zetel-wolk": Antwoord.verontschuldigd, "zetel-kikker": Antwoord.vervangen}
    assert evening.told(DAY) == []
    stand = forecast(evening.facts, meeting_of(evening.text))
    assert stand is not None
    assert (stand.coming, stand.excused, stand.silent, stand.needed) == (1, 1, 5, 4)
    text = answer(answer(evening.text, "zetel-wolk", None), "zetel-kikker", None)
    assert text == empty
    assert answer(text, "zetel-wolk", None) == empty


def test_the_mail_names_who_is_silent_by_seat(evening: Evening) -> None:
    for seat in (*VOTING[2:], SILENT):
        evening.write(answer(evening.text, seat, Antwoord.komt))
    mail = reminder(evening.facts, meeting_of(evening.text))
    assert mail.subject == "Kom je op 10 december 2026?"
    assert mail.text == (
        "Beste leden,\n\n"
        "LOK Voorbeeldstad vergadert op donderdag 10 december 2026 om 19.30 uur, Stadhuis.\n\n"
        "Van deze leden weten we nog niet of ze komen:\n- Ballon\n- Bromtol\n\n"
        "Laat je het ons weten? Zeg of je komt, je verontschuldigt, of een plaatsvervanger stuurt. Een reden hoeft niet.\n\n"
        "Nu: 5 van de 7 leden met stemrecht komen; er zijn er 4 nodig om te beslissen.\n\n"
        "Met vriendelijke groet,\nhet secretariaat van LOK Voorbeeldstad"
    )
    for seat in VOTING[:2]:
        evening.write(answer(evening.text, seat, Antwoord.verontschuldigd))
    with pytest.raises(RefusedError, match="iedereen heeft al geantwoord"):
        reminder(evening.facts, meeting_of(evening.text))


def test_without_a_quorum_no_number_is_asked(evening: Evening) -> None:
    council = evening.root / "data/raad/lok-voorbeeldstad.yaml"
    edit(council, "{soort: minstens_aandeel, aandeel: 1/2, tweede_vergadering_beslist: ja}", "{soort: geen}")
    assert expected(evening.facts, meeting_of(evening.text)) == "0 van de 7 leden met stemrecht komen."


def test_a_working_group_is_asked_for_its_own_seats(evening: Evening) -> None:
    groups = evening.root / "data/werkgroepen"
    groups.mkdir()
    text = "id: wg-zomer\nnaam: Zomer\nopdracht: Opvang in juli.\nleden: [zetel-wolk, zetel-stad]\n"
    (groups / "wg-zomer.yaml").write_text(text, "utf-8")
    evening.write(put(put(evening.text, (), "soort_vergadering", "werkgroep"), (), "werkgroep", "wg-zomer"))
    meeting = meeting_of(evening.text)
    assert [each.id for each in silent(evening.facts, meeting)] == ["zetel-wolk", "zetel-stad"]
    mail = reminder(evening.facts, meeting)
    assert "De werkgroep ‘Zomer’ vergadert op" in mail.text
    assert "Nu: 0 van 1 lid met stemrecht komt." in mail.text


def test_once_it_is_opened_nobody_answers_any_more(evening: Evening) -> None:
    evening.write(answer(evening.text, "zetel-voorzitter", Antwoord.verontschuldigd))
    evening.write(open_meeting(evening.facts, evening.text, datetime(2026, 12, 10, 19, 30)))  # noqa: DTZ001 - Belgian time
    assert meeting_of(evening.text).voorzitter is None, "who sent apologies does not chair"
    assert not any(each.blocks for each in evening.problems(date(2026, 12, 10)))
    assert expected(evening.facts, meeting_of(evening.text)) == ""
    with pytest.raises(RefusedError, match="al geopend"):
        answer(evening.text, "zetel-wolk", Antwoord.komt)
    with pytest.raises(RefusedError, match="al geopend"):
        reminder(evening.facts, meeting_of(evening.text))
    with pytest.raises(RefusedError, match="al geopend"):
        open_meeting(evening.facts, evening.text, datetime(2026, 12, 10, 19, 40))  # noqa: DTZ001 - Belgian time


def test_a_meeting_is_not_opened_before_its_day(evening: Evening) -> None:
    with pytest.raises(RefusedError, match="pas op donderdag 10 december 2026"):
        open_meeting(evening.facts, evening.text, datetime(2026, 12, 9, 19, 30))  # noqa: DTZ001 - Belgian time


def test_an_answer_of_a_seat_that_is_gone_is_not_marked_at_the_opening(evening: Evening) -> None:
    evening.write(answer(evening.text, "zetel-niemand", Antwoord.verontschuldigd))
    opened = open_meeting(evening.facts, evening.text, datetime(2026, 12, 10, 19, 30))  # noqa: DTZ001 - Belgian time
    assert meeting_of(opened).aanwezigheden == ()


def test_the_invitation_holds_the_agenda_and_no_address(evening: Evening) -> None:
    with pytest.raises(RefusedError, match="nog niets op de agenda"):
        invitation(evening.facts, meeting_of(evening.text))
    text = add_item(add_item(evening.text, "Zomeropvang"), "Opening", Puntsoort.mededeling)
    mail = invitation(evening.facts, meeting_of(text))
    assert mail.subject == "Uitnodiging: vergadering van 10 december 2026"
    assert "LOK Voorbeeldstad vergadert op donderdag 10 december 2026 om 19.30 uur, Stadhuis." in mail.text
    assert "Op de agenda:\n1. Opening\n2. Zomeropvang\n" in mail.text
    assert "@" not in mail.text
    begun = open_meeting(evening.facts, text, datetime(2026, 12, 10, 19, 30))  # noqa: DTZ001  the clock on the wall
    with pytest.raises(RefusedError, match="al geopend"):
        invitation(evening.facts, meeting_of(begun))
