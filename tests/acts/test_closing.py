"""The end of a meeting: what is left to do, each with its place, and hours that fit."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.attendance import Aanduiding, came_in, left, mark_others
from lok.acts.begin_and_end import close_meeting, draft_minutes, open_meeting, reopen
from lok.acts.closing import closing_checklist
from lok.acts.meeting_text import append, meeting_of, put
from lok.acts.offers import offers, take
from lok.acts.roles import step_out
from lok.acts.voting import unanimous
from lok.words.terminal import RefusedError
from samples.sitting import Evening

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 10)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, 10, hour, minute)  # noqa: DTZ001 - as the clock of a desk gives it: Belgian time


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """A meeting with its whole agenda and everybody there."""
    made = Evening(tmp_path / "raad")
    for offer in offers(made.archive, made.text, DAY):
        if not offer.action:
            made.write(take(made.text, offer))
    made.write(mark_others(made.facts, open_meeting(made.facts, made.text, at(19, 30)), Aanduiding.aanwezig))
    return made


def left_to_do(evening: Evening) -> dict[str, tuple[str | int, ...]]:
    return {each.words: each.at for each in closing_checklist(evening.facts, meeting_of(evening.text), DAY)}


def test_every_line_has_a_place_and_goes_when_it_is_done(evening: Evening) -> None:
    facts = evening.facts
    assert left_to_do(evening) == {
        "Noteer wanneer de vergadering eindigde.": ("einde",),
        "Punt 2, Verslag van 17 september 2026: zeg of het verslag is goedgekeurd.": ("agendapunten", 1),
        "Punt 3, Opvang in de zomer: noteer het besluit, of stel het punt uit.": ("agendapunten", 2, "besluit"),
        "Punt 4, Opvolging van ADV-2026-01: Stel panden van de stad beschikbaar: noteer het besluit, of stel het punt uit.": (
            "agendapunten",
            3,
            "besluit",
        ),
        "Noteer wanneer de volgende vergadering is.": ("volgende_vergadering",),
    }
    evening.write(close_meeting(facts, evening.text, at(21, 30)))
    evening.write(
        append(evening.text, ("vorige_verslagen",), {"vergadering": "verg-2026-09-17", "resultaat": "goedgekeurd"})
    )
    evening.write(put(evening.text, ("agendapunten", 2), "besluit", "De raad vraagt opvang in juli."))
    evening.write(put(evening.text, ("agendapunten", 3), "bespreking", "De stad antwoordt volgende week."))
    assert list(left_to_do(evening)) == ["Noteer wanneer de volgende vergadering is."]


def test_a_vote_on_an_advice_asks_for_the_advice(evening: Evening) -> None:
    evening.write(put(evening.text, ("agendapunten", 2), "soort", "advies"))
    evening.write(unanimous(evening.facts, evening.text, 2))
    words = "Punt 3, Opvang in de zomer: maak het advies waarover gestemd is."
    assert left_to_do(evening)[words] == ("agendapunten", 2, "adviezen")


def test_a_conflict_that_does_not_fit_is_told(evening: Evening) -> None:
    evening.write(unanimous(evening.facts, evening.text, 2))
    evening.write(step_out(evening.text, "zetel-voorzitter", 2))
    told = left_to_do(evening)
    assert (
        told["Punt 3, Opvang in de zomer: de voorzitter verliet de zaal. Noteer wie dit punt voorzat."][2]
        == "belangenconflict"
    )
    assert told["Punt 3, Opvang in de zomer: er zijn meer stemmen dan wie in de zaal bleef. Tel opnieuw."][2:] == (
        "stemmingen",
        0,
    )
    evening.write(step_out(evening.text, "zetel-niemand", 2))
    assert "Punt 3, Opvang in de zomer: ‘zetel-niemand’ verliet de zaal, maar staat niet als aanwezig." in left_to_do(
        evening
    )


def test_the_end_comes_after_all_that_happened(evening: Evening) -> None:
    facts = evening.facts
    for early in (at(19, 30), at(19, 0)):
        with pytest.raises(RefusedError, match=r"het einde komt na 19\.30 uur"):
            close_meeting(facts, evening.text, early)
    evening.write(left(evening.text, "zetel-kikker", 3, at(21, 0)))
    with pytest.raises(RefusedError, match=r"het einde komt na 21\.00 uur"):
        close_meeting(facts, evening.text, at(20, 30))
    evening.write(came_in(evening.text, "zetel-wolk", 3, at(21, 10)))
    with pytest.raises(RefusedError, match=r"het einde komt na 21\.10 uur"):
        close_meeting(facts, evening.text, at(21, 10))
    evening.write(close_meeting(facts, evening.text, datetime(2026, 12, 11, 0, 20)))  # noqa: DTZ001 - Belgian time
    meeting = meeting_of(evening.text)
    assert (f"{meeting.einde:%Y-%m-%d %H:%M}", meeting.quorum_bereikt) == ("2026-12-11 00:20", True)
    assert not any(each.blocks for each in evening.problems(date(2026, 12, 11)))
    with pytest.raises(RefusedError, match=r"al gesloten, om 0\.20 uur"):
        close_meeting(facts, evening.text, at(23))


def test_a_draft_of_the_minutes_is_made_once_and_of_a_closed_meeting(evening: Evening) -> None:
    facts = evening.facts
    with pytest.raises(RefusedError, match="wanneer de vergadering begon en eindigde"):
        draft_minutes(facts, evening.text, DAY)
    with pytest.raises(RefusedError, match="nog niet gesloten"):
        reopen(evening.text)
    evening.write(draft_minutes(facts, close_meeting(facts, evening.text, at(21)), DAY))
    assert not any(each.blocks for each in evening.problems(DAY))
    for again, told in (
        (lambda: draft_minutes(facts, evening.text, DAY), "al een ontwerpverslag"),
        (lambda: reopen(evening.text), "Verbeter dat"),
    ):
        with pytest.raises(RefusedError, match=told):
            again()
