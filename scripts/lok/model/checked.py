"""What a record says about the law, with the day on which somebody last held that against its source.

Law changes while a page stands still. A kind of record that speaks of it carries that day, the page shows it, and the
check asks for it again after a year. The source itself is ``bron``, which every record has.
"""

from __future__ import annotations

from lok.model.audience import Public
from lok.model.fields import Nakijkdag
from lok.model.kind import Part


class Nagekeken(Part):
    """A record that may speak of the law."""

    nagekeken_op: Public[Nakijkdag | None] = None
    """De dag waarop iemand de inhoud nakeek bij de bron. Doe dat elk jaar als het over de wet gaat."""
