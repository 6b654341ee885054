"""The one list of kinds. Loading, checking, schemas, addresses, index pages, skeletons and tests all read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds import documenten, mandaten, raad, vergaderingen, werkgroepen, zetels

if TYPE_CHECKING:
    from lok.kinds.base import Kind

KINDS: tuple[Kind, ...] = (
    raad.KIND,
    vergaderingen.KIND,
    zetels.KIND,
    mandaten.KIND,
    werkgroepen.KIND,
    documenten.KIND,
)

BY_SOORT: dict[str, Kind] = {kind.soort: kind for kind in KINDS}
