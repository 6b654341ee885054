"""All that the pages and files of a register are made of, on one day: the list, the sources, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.register import figures, waiting

if TYPE_CHECKING:
    from datetime import date

    from lok.register.councils import Register
    from lok.register.figures import AdviceRow, RegulationRow, Source, Theme
    from lok.register.state import State
    from lok.register.waiting import TermRow


@dataclass(frozen=True, slots=True)
class Whole:
    """All that the pages are made of: the list, the sources with what is held of them, and what follows from those."""

    register: Register
    today: date
    sources: tuple[Source, ...]
    adviezen: tuple[AdviceRow, ...]
    reglementen: tuple[RegulationRow, ...]
    themas: tuple[Theme, ...]
    termijnen: tuple[TermRow, ...]

    @property
    def shown(self) -> tuple[Source, ...]:
        """The councils of which something is shown."""
        return tuple(each for each in self.sources if each.state.shown)

    @property
    def troubled(self) -> tuple[Source, ...]:
        """The councils whose last night did not go well."""
        return tuple(each for each in self.sources if each.state.told)


def whole(register: Register, states: dict[str, State], today: date) -> Whole:
    """What the pages of a day are made of."""
    found = figures.sources(register, states)
    rows, regulations = figures.advices(found, today), figures.regulations(found, today)
    return Whole(
        register,
        today,
        found,
        rows,
        regulations,
        figures.themes(found, rows, regulations),
        waiting.terms(found, rows, today),
    )
