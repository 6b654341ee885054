"""The bodies that meet."""

from enum import auto

from lok.model.fields import Keuze


class Orgaan(Keuze):
    """The body that meets: the council itself, the out-of-school partnership, or both together."""

    lok = auto()
    boa = auto()
    gecombineerd = auto()
