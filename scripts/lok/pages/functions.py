"""What the sections of the site add to the functions that templates may call: one list, so that no name hides another."""

from __future__ import annotations

from lok.facts import amounts as bedragen
from lok.facts import scores as ikt
from lok.facts import versions as versies
from lok.pages import (
    aanbod,
    acties,
    adviezen,
    antwoorden,
    calendars,
    deelname,
    desk_charts,
    doelen,
    home,
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
    vital_charts,
    volgen,
    volgende_stap,
    vragen,
    vragenboek,
)
from lok.render.renderer import FUNCTIONS as BASE
from lok.render.renderer import named

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
)


FUNCTIONS = named((*BASE, *(each for section in SECTIONS for each in section.FUNCTIONS)))
"""Every function a template may call, by its name."""
