"""What the sections of the site add to the functions that templates may call: one list, so that no name hides another."""

from __future__ import annotations

from typing import Any

from lok.pages import (
    aanbod,
    acties,
    adviezen,
    antwoorden,
    bedragen,
    calendars,
    deelname,
    desk_charts,
    doelen,
    home,
    ikt,
    jaarverslag,
    keten,
    lijsten,
    loket,
    meetings,
    oogopslag,
    opportuniteit,
    opvang,
    records,
    reglementen,
    samenstelling,
    starten,
    themas,
    verschillen,
    versies,
    vital_charts,
    volgen,
    volgende_stap,
    vragen,
    vragenboek,
    zoeken,
)
from lok.render.renderer import FUNCTIONS as BASE

SECTIONS = (
    records,
    home,
    meetings,
    acties,
    lijsten,
    deelname,
    samenstelling,
    calendars,
    vital_charts,
    adviezen,
    antwoorden,
    keten,
    doelen,
    vragenboek,
    bedragen,
    versies,
    oogopslag,
    reglementen,
    verschillen,
    ikt,
    opportuniteit,
    opvang,
    aanbod,
    loket,
    desk_charts,
    vragen,
    starten,
    themas,
    volgen,
    jaarverslag,
    volgende_stap,
    zoeken,
)


def _collect() -> dict[str, Any]:
    found: dict[str, Any] = dict(BASE)
    for section in SECTIONS:
        doubled = found.keys() & section.FUNCTIONS.keys()
        if doubled:
            raise ValueError(f"{section.__name__} gives {', '.join(sorted(doubled))} a second meaning")
        found |= section.FUNCTIONS
    return found


FUNCTIONS = _collect()
"""Every function a template may call, by its name there."""
