"""Draft minutes that went round, in words: when, until when remarks were asked, and what each is about. For members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator


def round_in_words(went: Any) -> str:
    """``Het ontwerp ging op 18 maart 2026 naar de voorzitter en op 21 maart 2026 naar de leden. Laatste dag …``."""
    said = f"Het ontwerp ging {dutch.listed(_sent(went))}." if went.naar_voorzitter or went.naar_leden else ""
    until = f"Laatste dag voor opmerkingen: {dutch.written_day(went.opmerkingen_tot)}." if went.opmerkingen_tot else ""
    return f"{said} {until}".strip()


def _sent(went: Any) -> Iterator[str]:
    if went.naar_voorzitter:
        yield f"op {dutch.written_day(went.naar_voorzitter)} naar de voorzitter"
    if went.naar_leden:
        yield f"op {dutch.written_day(went.naar_leden)} naar de leden"


def remark_about(meeting: Any, remark: Any) -> str:
    """What a remark is about: ``Punt 3, Panden en huur``, or the whole."""
    if remark.agendapunt is None:
        return "Het hele verslag"
    item = next((each for each in meeting.agendapunten if each.nr == remark.agendapunt), None)
    return f"Punt {remark.agendapunt}{f', {item.titel}' if item is not None else ''}"


FUNCTIONS = (round_in_words, remark_about)
"""What templates may call."""
