"""The steps of a request for an opportunity advice, for the record of one and for the local rules about all of them."""

from enum import auto

from lok.model.fields import Keuze


class Afloop(Keuze):
    """How a request ended that got no advice."""

    geen_advies_binnen_de_termijn = auto()
    ingetrokken = auto()


class Stap(Keuze):
    """What happens with a request, in the usual order."""

    kennismakingsgesprek = auto()
    ontvangst = auto()
    volledig_dossier = auto()
    ontvangstbevestiging = auto()
    mening_lok = auto()
    beslissing_college = auto()
    verzending = auto()
    aankomst = auto()
    hoorrecht = auto()
    hoorzitting = auto()
    herziening = auto()

    @property
    def veld(self) -> str:
        """The field of a request that holds its day."""
        return FIELDS[self]

    @property
    def woord(self) -> str:
        """The step as a choice on a screen, and in a list."""
        return _CALLED.get(self, super().woord)

    @property
    def in_zin(self) -> str:
        """The act in a sentence, as one counts from it."""
        return _SAID[self]

    @property
    def voor_wie_vraagt(self) -> str:
        """The moment as one says it to who asked for the advice."""
        return _TO_YOU.get(self, f"na {self.in_zin}")


FIELDS = {
    Stap.kennismakingsgesprek: "kennismakingsgesprek_op",
    Stap.ontvangst: "ontvangen_op",
    Stap.volledig_dossier: "volledig_op",
    Stap.ontvangstbevestiging: "ontvangstbevestiging_op",
    Stap.mening_lok: "advies_lok_op",
    Stap.beslissing_college: "advies_college_op",
    Stap.verzending: "verzonden_op",
    Stap.aankomst: "toegekomen_op",
    Stap.hoorrecht: "hoorrecht_tot",
    Stap.hoorzitting: "gehoord_op",
    Stap.herziening: "herzien_op",
}
"""By step the field with its day."""
_CALLED = {
    Stap.ontvangst: "ontvangst van de aanvraag",
    Stap.mening_lok: "mening van het LOK",
    Stap.beslissing_college: "beslissing van het college",
    Stap.verzending: "verzending van het advies",
    Stap.aankomst: "aankomst bij de organisator",
    Stap.hoorrecht: "einde van het hoorrecht",
    Stap.hoorzitting: "gesprek waarin de organisator gehoord wordt",
    Stap.herziening: "herziening van het advies",
}
_SAID = {
    Stap.kennismakingsgesprek: "het kennismakingsgesprek",
    Stap.ontvangst: "de ontvangst van de aanvraag",
    Stap.volledig_dossier: "de dag waarop het dossier volledig was",
    Stap.ontvangstbevestiging: "de ontvangstbevestiging",
    Stap.mening_lok: "de mening van het LOK",
    Stap.beslissing_college: "de beslissing van het college",
    Stap.verzending: "de verzending van het advies",
    Stap.aankomst: "de dag waarop de organisator het advies kreeg",
    Stap.hoorrecht: "de laatste dag van het hoorrecht",
    Stap.hoorzitting: "het gesprek waarin de organisator gehoord werd",
    Stap.herziening: "de herziening van het advies",
}
_TO_YOU = {
    Stap.ontvangst: "nadat je aanvraag toekwam",
    Stap.volledig_dossier: "nadat je dossier volledig was",
    Stap.verzending: "na de verzending van het advies",
    Stap.aankomst: "nadat je het advies kreeg",
    Stap.hoorzitting: "nadat je gehoord werd",
}
