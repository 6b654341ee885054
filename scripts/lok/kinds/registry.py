"""The one list of kinds. Loading, checking, schemas, addresses, index pages, skeletons and tests all read it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lok.kinds import (
    adviezen,
    bezoekrondes,
    contactpunten,
    documenten,
    doelstellingen,
    ikt_rondes,
    locaties,
    loketcijfers,
    mandaten,
    memoranda,
    opportuniteitsadviezen,
    organisatoren,
    projecten,
    raad,
    reglementen,
    startstappen,
    themas,
    toekenningen,
    vergaderingen,
    verwijderingen,
    voorrangsregels,
    vragen,
    werkgroepen,
    zetels,
)
from lok.kinds.organen import OTHERWISE, Orgaan, called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.model.kind import Kind

KINDS: tuple[Kind, ...] = (
    raad.KIND,
    adviezen.KIND,
    themas.KIND,
    memoranda.KIND,
    vergaderingen.KIND,
    zetels.KIND,
    mandaten.KIND,
    werkgroepen.KIND,
    doelstellingen.KIND,
    projecten.KIND,
    documenten.KIND,
    reglementen.KIND,
    toekenningen.KIND,
    ikt_rondes.KIND,
    opportuniteitsadviezen.KIND,
    voorrangsregels.KIND,
    locaties.KIND,
    organisatoren.KIND,
    loketcijfers.KIND,
    bezoekrondes.KIND,
    contactpunten.KIND,
    vragen.KIND,
    startstappen.KIND,
    verwijderingen.KIND,
)

RESERVED = frozenset({"soort", "label", "alleen_leden"})
"""What a view of a record carries beside its fields: no field may take these names."""

for _kind in KINDS:
    if taken := RESERVED & _kind.model.model_fields.keys():
        raise TypeError(f"{_kind.model.__name__} may not have a field {', '.join(sorted(taken))}")

BY_SOORT: dict[str, Kind] = {kind.soort: kind for kind in KINDS}


@cache
def kinds_of(orgaan: Orgaan) -> Mapping[str, Kind]:
    """The kinds, with the words that their council has for itself."""
    if orgaan not in OTHERWISE:
        return BY_SOORT
    return {
        soort: replace(kind, meervoud=called(kind.meervoud, orgaan), uitleg=called(kind.uitleg, orgaan))
        for soort, kind in BY_SOORT.items()
    }
