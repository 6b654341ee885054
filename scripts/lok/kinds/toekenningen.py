"""What was granted, per regulation and year: totals only, never an applicant.

Applications stay outside the repository, since the members are each other's competitors. Where so few applied or were
granted that a total and a number would tell what one of them received, everybody reads the total alone: the public,
and the members, who would otherwise read what a competitor got.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from lok.model.audience import Audience, Public
from lok.model.fields import Bedrag, Feitdag, Getal, Jaar, Line, ReglementRef
from lok.model.kind import Kind, Record
from lok.source.problems import Finding

FEWEST = 3
"""With fewer applicants or grants than this only the total is shown."""


class Toekenning(Record):
    """The grants of one regulation in one year."""

    titel: Public[Line]
    """De titel van de pagina, bijvoorbeeld: Werkingssubsidie 2024."""
    reglement: Public[ReglementRef]
    """Het reglement waaronder de steun is toegekend."""
    jaar: Public[Annotated[Jaar, Field(ge=2000)]]
    """Het jaar waarvoor de steun is toegekend, bijvoorbeeld 2024."""
    aantal_aanvragen: Public[Getal | None] = None
    """Hoeveel aanvragen er waren. Laat weg als niemand iets moest aanvragen. Bij minder dan drie tonen beide sites alleen het totaal."""
    aantal_toegekend: Public[Getal]
    """Hoeveel aanvragen steun kregen."""
    totaal: Public[Bedrag]
    """Hoeveel er in totaal is toegekend, in euro."""
    uitbetaald_op: Public[Feitdag | None] = None
    """De dag van de (laatste) uitbetaling."""
    toelichting: Public[Line | None] = None
    """Een korte uitleg bij de cijfers, zonder namen."""

    def withheld(self) -> frozenset[str]:
        """With few applicants or grants only the total is read; a remark might give the number away."""
        asked = self.aantal_toegekend if self.aantal_aanvragen is None else self.aantal_aanvragen
        if min(asked, self.aantal_toegekend) < FEWEST:
            return frozenset({"aantal_aanvragen", "aantal_toegekend", "toelichting"})
        return frozenset()

    def withheld_from(self, audience: Audience) -> frozenset[str]:
        """The members are each other's competitors: they read no more than the public."""
        del audience
        return self.withheld()


def counts(record: Toekenning) -> Iterator[Finding]:
    """No more grants than applications, and money only where something was granted."""
    if record.aantal_aanvragen is not None and record.aantal_toegekend > record.aantal_aanvragen:
        message = f"{record.aantal_toegekend} toegekend, maar er waren maar {record.aantal_aanvragen} aanvragen"
        yield Finding(("aantal_toegekend",), "toekenning", message, "Kijk de twee aantallen na.")
    if (record.aantal_toegekend == 0) != (record.totaal == 0):
        message = f"{record.aantal_toegekend} toegekend voor samen {record.totaal} euro kan niet"
        yield Finding(
            ("totaal",), "toekenning", message, "Zonder toekenning is het totaal 0; met toekenning is het meer."
        )


def paid_after(record: Toekenning) -> Iterator[Finding]:
    """Support for a year is not paid before that year."""
    if record.uitbetaald_op is not None and record.uitbetaald_op.year < record.jaar:
        message = f"uitbetaald op {record.uitbetaald_op}, voor het jaar {record.jaar} begon"
        yield Finding(("uitbetaald_op",), "datumvolgorde", message, "Kijk het jaar en de datum na.")


KIND = Kind(
    soort="toekenningen",
    model=Toekenning,
    enkelvoud="toekenning",
    meervoud="toekenningen",
    uitleg="Hoeveel steun er per reglement en per jaar is toegekend: alleen totalen, nooit per aanvrager.",
    label=lambda record: record.titel,
    order=lambda record: (record.jaar, record.id),
    rules=(counts, paid_after),
    newest_first=True,
    prefix="toek",
    dated="uitbetaald_op",
)
