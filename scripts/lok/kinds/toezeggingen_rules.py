"""What holds for the answers to an invitation (V08, V10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.vergadering import Vergadering


def each_seat_answers_once(record: Vergadering) -> Iterator[Finding]:
    """V10: a seat stands once among the answers."""
    seen: dict[str, int] = {}
    for index, line in enumerate(record.toezeggingen):
        if line.zetel in seen:
            message = f"{line.zetel} staat al bij toezeggingen[{seen[line.zetel] + 1}]"
            yield Finding(("toezeggingen", index, "zetel"), "V10", message, "Laat alleen het laatste antwoord staan.")
        seen.setdefault(line.zetel, index)
