"""What an audience could read of an earlier text of a record: beside what it reads now, to tell what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.model.audience import project

if TYPE_CHECKING:
    from lok.model.audience import Audience, View
    from lok.model.kind import Record


def earlier(record: Record, audience: Audience) -> View | None:
    """An earlier text of a record as this audience reads it; ``None`` when it was not for them.

    It counts as not final, whatever it says: of minutes only their latest text was ever approved.
    """
    return project(record, audience, final=False) if audience.may_read(record.readers) else None
