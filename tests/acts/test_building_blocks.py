"""Sentences that come back: found by two letters, filled from the record, and never with what members alone may read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.acts.attendance import Aanduiding, mark_others
from lok.acts.begin_and_end import open_meeting
from lok.acts.building_blocks import OPEN, STARTERS, Sentence, fill, found, sentences
from lok.acts.dealing import promise
from lok.acts.meeting_text import meeting_of, put
from lok.acts.offers import offers, take
from lok.acts.voting import begin_vote, count
from lok.kinds.bouwstenen import BLANK, BLANKS, OF_MEMBERS
from lok.kinds.stemmingen import Stem
from lok.words.terminal import RefusedError
from samples.sitting import LAST, Evening
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 10)
OWN = """\
bouwstenen:
  - naam: opening
    tekst: '{raad} komt samen in {plaats}.'
  - naam: Ínspraak
    tekst: De ouders vragen het woord.
mailbox:"""


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """A meeting that was opened, with everybody there but one and a vote on its third item."""
    made = Evening(tmp_path / "raad")
    for offer in offers(made.archive, made.text, DAY):
        if not offer.action:
            made.write(take(made.text, offer))
    made.write(open_meeting(made.facts, made.text, datetime(2026, 12, 10, 19, 35)))  # noqa: DTZ001 - Belgian time
    made.write(mark_others(made.facts, made.text, Aanduiding.aanwezig))
    made.write(
        made.text.replace("zetel: zetel-wolk\n    status: aanwezig", "zetel: zetel-wolk\n    status: verontschuldigd")
    )
    made.write(begin_vote(made.facts, made.text, 2))
    made.write(count(made.facts, made.text, (2, 0), {Stem.voor: 4, Stem.tegen: 1, Stem.onthouding: 1}))
    made.write(promise(made.facts, made.text, 2, "De lijst maken.", seat="zetel-kikker", by=date(2027, 1, 15)))
    return made


def filled(evening: Evening, name: str, index: int | None = None, *, everybody: bool = False) -> str:
    sentence = next(each for each in sentences(evening.facts) if each.name == name)
    return fill(evening.facts, meeting_of(evening.text), sentence.text, index, everybody=everybody).text


def test_every_starter_has_a_name_of_its_own_and_blanks_that_are_known() -> None:
    names = [each.name.casefold() for each in STARTERS]
    assert 20 <= len(STARTERS) == len(set(names))
    used = {blank for each in STARTERS for blank in BLANK.findall(each.text)}
    assert used <= BLANKS.keys()
    assert BLANKS.keys() >= OF_MEMBERS
    assert len({each.text for each in STARTERS}) == len(STARTERS)


def test_every_starter_can_be_filled_from_an_evening(evening: Evening) -> None:
    evening.write(put(evening.text, (), "einde", "2026-12-10 21:40"))
    evening.write(put(evening.text, (), "volgende_vergadering", LAST))
    evening.write(put(evening.text, ("agendapunten", 2), "voorstel", "De raad vraagt opvang in juli."))
    for each in STARTERS:
        done = fill(evening.facts, meeting_of(evening.text), each.text, 2, everybody=False)
        assert (done.open, done.withheld) == ((), ()), each.name
        assert not BLANK.search(done.text)
        assert OPEN not in done.text


def test_sentences_say_what_the_record_says(evening: Evening) -> None:
    assert filled(evening, "Opening") == "De voorzitter opent de vergadering om 19.35 uur."
    assert filled(evening, "In aantal", 2) == (
        "De raad is in aantal: er zijn 6 van de 7 leden met stemrecht, en 4 zijn nodig."
    )
    assert filled(evening, "Afwezig") == "Verontschuldigd: Wolk."
    assert filled(evening, "Stemming", 2) == ("Stemming: aangenomen. Voor: 4, tegen: 1, onthouding: 1.")
    assert filled(evening, "Actiepunt", 2) == "Kikker doet dit tegen 15 januari 2027: De lijst maken."
    assert filled(evening, "Verslag goedgekeurd", 1) == "Het verslag van 17 september 2026 wordt goedgekeurd."


def test_what_is_not_known_stays_open_and_is_told(evening: Evening) -> None:
    done = fill(evening.facts, meeting_of(evening.text), "Om {einde}, op {volgende}: {uitslag}.", 0, everybody=False)
    assert (done.text, done.open) == (f"Om {OPEN}, op {OPEN}: {OPEN}.", ("einde", "volgende", "uitslag"))
    with pytest.raises(RefusedError, match="staat niet meer op de agenda"):
        fill(evening.facts, meeting_of(evening.text), "{punt}", 40, everybody=False)


def test_nothing_of_members_gets_into_a_text_for_everybody(evening: Evening) -> None:
    evening.write(put(evening.text, ("agendapunten", 2), "voorstel", "Een voorstel binnenskamers."))
    line = " ".join(f"{{{blank}}}" for blank in BLANKS)
    meeting = meeting_of(evening.text)
    inside = fill(evening.facts, meeting, line, 2, everybody=False)
    outside = fill(evening.facts, meeting, line, 2, everybody=True)
    assert "binnenskamers" in inside.text
    for word in ("binnenskamers", "Wolk", "De lijst maken", "Kikker", "15 januari"):
        assert word not in outside.text
    assert set(outside.withheld) == OF_MEMBERS


def test_two_letters_find_it_whatever_the_capitals_and_accents(evening: Evening) -> None:
    edit(evening.root / "data/raad/lok-voorbeeldstad.yaml", "mailbox:", OWN)
    assert not any(each.blocks for each in evening.problems(DAY))
    known = sentences(evening.facts)
    assert [each.name for each in known if each.name.casefold() == "opening"] == ["opening"]
    assert filled(evening, "opening") == "LOK Voorbeeldstad komt samen in Stadhuis."
    assert [each.name for each in found(known, "in")][:2] == ["Ínspraak", "In aantal"]
    assert next(each.name for each in found(known, "AA")) == "In aantal"
    assert found(known, "  ") == known
    assert found(known, "qqq") == ()
    assert [each.name for each in found(known, "sluit")] == ["Sluiting"]
    assert [each.name for each in found(known, "kennis")] == ["Kennisname"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=8))
def test_whatever_is_typed_is_no_error(typed: str) -> None:
    assert set(found(STARTERS, typed)) <= set(STARTERS)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_a_name_finds_itself_by_its_first_letters(names: list[str]) -> None:
    known = [Sentence(name, "Een zin.") for name in names]
    for each in known:
        assert each in found(known, each.name[:2])
