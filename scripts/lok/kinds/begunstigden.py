"""Who can ask for support. Part of ``reglementen``."""

from enum import auto

from lok.model.fields import Keuze


class Begunstigde(Keuze):
    """Who can ask for it."""

    zelfstandige_gezinsopvang = auto()
    aangesloten_gezinsopvang = auto()
    groepsopvang = auto()
    samenwerkende_onthaalouders = auto()
    buitenschoolse_opvang = auto()
    school = auto()
    starter = auto()
    bedrijf = auto()
