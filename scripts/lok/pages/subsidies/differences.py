"""What a version of a regulation changed: article by article, and in the facts that a provider asks for.

Works on two versions, as records or views. An article that moved is known by its title and its words, so that a new
article in the middle does not make everything after it look new.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.model.fields import Keuze
from lok.model.validity import annulled
from lok.pages.subsidies.at_a_glance import Feit, facts_of_version
from lok.render.markup import Markdown
from lok.words import compare as wording
from lok.words.compare import Run, Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALIKE = 0.6
"""How much alike two articles must be to be the same one: the share of equal words, and what is added for a head."""
SAME_TITLE, SAME_NUMBER = 0.3, 0.1


class Lot(Keuze):
    """What became of an article."""

    ongewijzigd = auto()
    verplaatst = auto()
    gewijzigd = auto()
    nieuw_artikel = auto()
    geschrapt_artikel = auto()


@dataclass(frozen=True, slots=True)
class ArtikelVerschil:
    """One article of either version: ``oud`` and ``nieuw`` are the articles, ``runs`` the words of title and text."""

    oud: Any | None
    nieuw: Any | None
    titel: tuple[Run, ...]
    runs: tuple[Run, ...]

    @property
    def lot(self) -> Lot:
        """What became of it; of one that moved and changed, that it changed."""
        if self.oud is None:
            return Lot.nieuw_artikel
        if self.nieuw is None:
            return Lot.geschrapt_artikel
        if wording.changed(self.titel) or wording.changed(self.runs):
            return Lot.gewijzigd
        return Lot.verplaatst if self.hernummerd else Lot.ongewijzigd

    @property
    def hernummerd(self) -> bool:
        """Whether it carries another number than before."""
        return self.oud is not None and self.nieuw is not None and self.oud.nr != self.nieuw.nr

    @property
    def kop(self) -> str:
        """The number and title to find it by: those of the new text, of the old one when it is gone."""
        artikel: Any = self.nieuw or self.oud
        return f"Artikel {artikel.nr}" + (f". {artikel.titel}" if artikel.titel else "")


def article_changes(old: Sequence[Any], new: Sequence[Any]) -> tuple[ArtikelVerschil, ...]:
    """Every article of both texts once, in the order of the new text; what is gone stands where it stood."""
    partner = _paired(old, new)
    order: list[tuple[int | None, int | None]] = [(partner.get(place), place) for place in range(len(new))]
    for place in range(len(old)):
        if place not in partner.values():
            order.insert(_after(order, place), (place, None))
    return tuple(_change(_at(old, was), _at(new, place)) for was, place in order)


def _after(order: Sequence[tuple[int | None, int | None]], place: int) -> int:
    """Where an old article that is gone comes: after the one that stood before it."""
    before = [index for index, (was, _) in enumerate(order) if was is not None and was < place]
    return before[-1] + 1 if before else 0


def _at(articles: Sequence[Any], place: int | None) -> Any | None:
    return None if place is None else articles[place]


def _change(old: Any | None, new: Any | None) -> ArtikelVerschil:
    return ArtikelVerschil(
        old, new, wording.compare(_title(old), _title(new)), wording.compare(_words(old), _words(new))
    )


def _title(artikel: Any | None) -> tuple[Word, ...]:
    return words(artikel.titel, prose=False) if artikel is not None and artikel.titel else ()


def _words(artikel: Any | None) -> tuple[Word, ...]:
    return words(artikel.tekst, prose=True) if artikel is not None else ()


def _paired(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Which old article each new one comes from, as places in both texts; the most alike first."""
    scores = [(_likeness(a, b), -i, -j) for j, a in enumerate(old) for i, b in enumerate(new)]
    found: dict[int, int] = {}
    for score, i, j in sorted(scores, reverse=True):
        if score >= ALIKE and -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def _likeness(old: Any, new: Any) -> float:
    before, after = ([word.text for word in _words(each)] for each in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same_title = old.titel is not None and old.titel == new.titel
    bonus = (SAME_TITLE if same_title else 0) + (SAME_NUMBER if old.nr == new.nr else 0)
    return bonus + (matcher.ratio() if bonus + matcher.quick_ratio() >= ALIKE else 0)


@dataclass(frozen=True, slots=True)
class FeitVerschil:
    """A fact that reads otherwise than before, and the lines of it that went and came."""

    naam: str
    vroeger: tuple[Markdown, ...]
    nu: tuple[Markdown, ...]


def fact_changes(old: Any, new: Any) -> tuple[FeitVerschil, ...]:
    """The facts of a version that differ, without the lines that are in both."""
    before, after = ({feit.naam: feit for feit in facts_of_version(versie)} for versie in (old, new))
    names = [*after, *(naam for naam in before if naam not in after)]
    return tuple(found for naam in names if (found := _fact_change(naam, before.get(naam), after.get(naam))))


def _fact_change(naam: str, old: Feit | None, new: Feit | None) -> FeitVerschil | None:
    was, now = (() if feit is None else feit.regels for feit in (old, new))
    gone, come = (tuple(each for each in lines if each not in others) for lines, others in ((was, now), (now, was)))
    return FeitVerschil(naam, gone, come) if gone or come else None


@dataclass(frozen=True, slots=True)
class Verschil:
    """What one version changed against the version before it."""

    vroeger: Any
    nu: Any
    artikelen: tuple[ArtikelVerschil, ...]
    feiten: tuple[FeitVerschil, ...]

    def met(self, *loten: str) -> tuple[ArtikelVerschil, ...]:
        """The articles with one of these fates."""
        return tuple(each for each in self.artikelen if each.lot.value in loten)


def differences(versies: Sequence[Any]) -> Iterator[Verschil]:
    """Each version against the one that held before it, oldest first; ``versies`` stand from old to new (V20).

    One that was annulled never held, so that nothing is compared with it; only where there is no other it is.
    """
    for place, new in enumerate(versies[1:], start=1):
        held = [each for each in versies[:place] if not annulled(each)]
        old = held[-1] if held else versies[place - 1]
        yield Verschil(old, new, article_changes(old.artikelen, new.artikelen), fact_changes(old, new))


def changed_text(runs: Sequence[Run]) -> Markdown:
    """A difference as one HTML block. It must stand between empty lines."""
    return Markdown(f'<div class="lok-verschil">{wording.html(runs)}</div>')


def changed_title(verschil: ArtikelVerschil) -> Markdown | None:
    """The difference of the titles as one HTML block; None when the title stays or is part of what came or went."""
    both = verschil.oud is not None and verschil.nieuw is not None
    return changed_text(verschil.titel) if both and wording.changed(verschil.titel) else None


FUNCTIONS = (changed_text, changed_title)
"""What templates may call."""
