"""Advices made by the tests: one that was given and sent in March 2026, changed as a test needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from lok.kinds.advies import Advies
from lok.kinds.termijnen import Termijnstart

TODAY = date(2026, 11, 23)


def advice(**fields: Any) -> Advies:
    """An advice given and sent in March 2026, with ``fields`` instead of or beside its own."""
    base: dict[str, Any] = {
        "id": "adv-2026-90",
        "nummer": "ADV-2026-90",
        "titel": "Meer fietsenstallingen",
        "samenvatting": "Het LOK vraagt fietsenstallingen.",
        "soort_advies": "eigen_initiatief",
        "themas": ["toegankelijkheid"],
        "gericht_aan": ["college"],
        "tekst": "Er is te weinig plaats.",
        "vergadering": "verg-2026-03-12",
        "agendapunt": "4",
        "status": "uitgebracht",
        "uitgebracht_op": "2026-03-12",
        "overgemaakt_op": "2026-03-16",
    }
    return Advies.model_validate(base | fields)


def answer(resultaat: str, decided: str, told: str, **fields: Any) -> dict[str, Any]:
    """An answer of the college."""
    return {
        "orgaan": "college",
        "resultaat": resultaat,
        "besluit_datum": decided,
        "meegedeeld_op": told,
        "besluit_nummer": "1",
    } | fields


class Rules:
    """The council's settings as far as the answer term goes: one rule set."""

    def __init__(self, valid_from: date, days: int | None, start: Termijnstart = Termijnstart.ontvangst) -> None:
        self.geldig_van = valid_from
        self.antwoordtermijn_dagen = days
        self.antwoordtermijn_start = start
        self.antwoordtermijn = None


class Council:
    """A council with dated rules, oldest first."""

    def __init__(self, *rules: Rules) -> None:
        self.afspraken = rules
        self.sluitingsdagen = ()
