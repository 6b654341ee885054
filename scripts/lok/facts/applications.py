"""The day of an application: the one on which a condition about the past is judged.

Works on records and views alike. Who has not applied yet may do so until a window closes, so that is the day for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.facts.versions import last_window, next_window
from lok.model.fields import Keuze

if TYPE_CHECKING:
    from collections.abc import Iterable


class Dagsoort(Keuze):
    """Which day it is, as part of a sentence."""

    de_dag_van_de_aanvraag = auto()
    de_laatste_dag_om_aan_te_vragen = auto()
    de_laatste_dag_van_de_vorige_aanvraagperiode = auto()
    vandaag = auto()


@dataclass(frozen=True, slots=True)
class Aanvraagdag:
    """The day on which an application is judged, and which day that is."""

    dag: date
    soort: Dagsoort


def day_for_version(versie: Any, today: date) -> Aanvraagdag:
    """For a version of a regulation: today when one can always apply, else the day on which its window closes.

    After the last window it is the day on which that one closed.
    """
    if versie.aanvraag_doorlopend or versie.automatisch_toegekend or not versie.aanvraagperiodes:
        return Aanvraagdag(today, Dagsoort.vandaag)
    if window := next_window(versie, today):
        return closing(window.tot)
    if window := last_window(versie, today):
        return Aanvraagdag(window.tot, Dagsoort.de_laatste_dag_van_de_vorige_aanvraagperiode)
    return Aanvraagdag(today, Dagsoort.vandaag)


def day_for_round(aanvragen: Iterable[Any], indienen_tot: date | None, organisatie: str, today: date) -> Aanvraagdag:
    """For a round: the day on which ``organisatie`` applied, else the last day to apply, else today.

    ``aanvragen`` are the applications as records.
    """
    own = [each.ingediend_op for each in aanvragen if each.aanvrager == organisatie]
    if own:
        return Aanvraagdag(max(own), Dagsoort.de_dag_van_de_aanvraag)
    if indienen_tot is not None:
        return closing(indienen_tot)
    return Aanvraagdag(today, Dagsoort.vandaag)


def closing(day: date) -> Aanvraagdag:
    """The last day on which one can apply."""
    return Aanvraagdag(day, Dagsoort.de_laatste_dag_om_aan_te_vragen)
