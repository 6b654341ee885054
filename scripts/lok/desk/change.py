"""What a form asks for, and why it may not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT

if TYPE_CHECKING:
    from lok.model.kind import Kind
    from lok.source.positions import Path

SET, INSERT, REMOVE, MOVE, WHOLE = "gewijzigd", "toegevoegd", "weggehaald", "verplaatst", "in één keer gewijzigd"


class RefusedChangeError(Exception):
    """A change that was not written, in Dutch. ``may_insist``: it may be, when the secretary says so again.

    ``private``: the words may be kept nowhere, not in a browser either. ``at`` is the place that was meant, as it is now.
    """

    def __init__(self, message: str, *, may_insist: bool = False, private: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.may_insist = may_insist
        self.private = private
        self.at: Path | None = None


class ConflictError(Exception):
    """What the form showed is not what stands there: ``here`` is, and ``typed`` was not written.

    ``at`` is where that is now; ``None`` when it was taken away, or when it cannot be told.
    """

    def __init__(self, here: Any, typed: Any, at: Path | None) -> None:
        super().__init__("iemand anders wijzigde dit intussen")
        self.here = here
        self.typed = typed
        self.at = at


@dataclass(frozen=True, slots=True)
class Change:
    """What a form asks for, of the record that it showed with the mark ``base``.

    ``shown`` is the value that stood in the form before, ``insist`` that a warning about private words was read.
    """

    soort: str
    record_id: str
    act: str
    at: Path
    value: Any = None
    shown: Any = None
    base: str = ""
    insist: bool = False
    words: str = ""

    @property
    def path(self) -> str:
        """The file of the record, from the root."""
        return f"data/{self.soort}/{self.record_id}.yaml"

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return BY_SOORT[self.soort]


@dataclass(frozen=True, slots=True)
class Done:
    """A change that stands on disk: where (``None`` when that was taken away since), and its number in what was done.

    ``before`` is the mark of the text that it changed, ``direct`` whether the form saw that one, ``steady`` whether every
    item stands where it stood.
    """

    at: Path | None
    before: str = ""
    direct: bool = False
    steady: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A record after an act of a screen: its mark, and the number of the act in what was done, 0 for nothing done.

    ``steady``: every item stands where it stood.
    """

    mark: str
    number: int = 0
    steady: bool = False
