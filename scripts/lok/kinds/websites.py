"""A website of somebody else that answers better than we could: its name, its address, what is found there."""

from lok.model.audience import Public
from lok.model.fields import Line, Url
from lok.model.kind import Part


class Website(Part):
    """A website that helps a reader further."""

    titel: Public[Line]
    """De naam van de website, bijvoorbeeld Opvang.Vlaanderen."""
    url: Public[Url]
    """Het volledige webadres, met https:// ervoor."""
    uitleg: Public[Line | None] = None
    """Wat iemand daar vindt of doet, in één zin."""
