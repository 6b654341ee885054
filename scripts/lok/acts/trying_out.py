"""A regulation looked at before it is decided: what one version says otherwise than another, and what each would give."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import amount_for, is_for, limited_by_costs, stages
from lok.facts.versions import holds
from lok.kinds.bedragen import Vorm
from lok.kinds.begunstigden import Begunstigde
from lok.pages.subsidies.amount_words import amount_in_words, percent
from lok.pages.subsidies.differences import Lot, article_changes, fact_changes
from lok.words.compare import Wijziging, changed, compare, words
from lok.words.dutch import as_sentence, euro, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as day
    from decimal import Decimal

    from lok.facts.amounts import Aanvraag
    from lok.kinds.reglementen import Reglement
    from lok.kinds.versies import Versie
    from lok.pages.subsidies.differences import ArtikelVerschil
    from lok.words.compare import Run

LINK = re.compile(r"\[(?P<text>[^\]]*)\]\(<?(?P<url>[^)>]*)>?\)(?:\{[^}]*\})?")
PROSE = {
    "bedrag_uitleg": "Uitleg bij de bedragen",
    "cumulatie": "Samen met andere steun",
    "terugvordering": "Terugvordering",
    "controle": "Controle",
}
"""The texts of a version that are no facts at a glance, and how they are called."""


def version_difference(old: Versie, new: Versie) -> tuple[str, ...]:
    """What a version says otherwise than another, in plain lines: facts first, then texts, then article by article."""
    return (*_facts(old, new), *_texts(old, new), *_articles(old, new))


def _facts(old: Versie, new: Versie) -> Iterator[str]:
    for fact in fact_changes(old, new):
        yield from (f"{fact.naam}, niet meer: {as_sentence(_bare(each))}" for each in fact.vroeger)
        yield from (f"{fact.naam}, nu: {as_sentence(_bare(each))}" for each in fact.nu)


def _bare(line: str) -> str:
    """A line of Markdown that was made here, as plain text."""
    return html.unescape(LINK.sub(lambda found: f"{found['text']} ({found['url']})", line))


def _texts(old: Versie, new: Versie) -> Iterator[str]:
    for field, name in PROSE.items():
        before, after = (getattr(each, field) for each in (old, new))
        if before is None and after is not None:
            yield f"{name}: nieuw."
        elif after is None and before is not None:
            yield f"{name}: geschrapt."
        elif before is not None and after is not None:
            runs = compare(words(before, prose=True), words(after, prose=True))
            if changed(runs):
                yield f"{name}: {_told(runs)}."


def _articles(old: Versie, new: Versie) -> Iterator[str]:
    for each in article_changes(old.artikelen, new.artikelen):
        if each.lot is not Lot.ongewijzigd:
            yield f"{each.kop}: {_lot(each)}."


def _lot(article: ArtikelVerschil) -> str:
    """What became of an article."""
    match article.lot:
        case Lot.nieuw_artikel:
            return "nieuw"
        case Lot.geschrapt_artikel:
            return "geschrapt"
        case Lot.verplaatst:
            return f"was artikel {article.oud.nr if article.oud else ''}"
        case _:
            moved = f"was artikel {article.oud.nr}, en " if article.hernummerd and article.oud else ""
            return moved + _told((*article.titel, *article.runs))


LONGEST = 200
"""Characters of a piece of text that is told; of a longer one the beginning."""


def _told(runs: Sequence[Run]) -> str:
    """The changes of a text: ``geschrapt ‘een premie’; nieuw ‘een subsidie’``."""
    pieces = []
    for run in runs:
        if run.soort is not Wijziging.gelijk:
            text = " ".join(word.text for word in run.words)
            pieces.append(f"{run.soort} ‘{text if len(text) <= LONGEST else f'{text[:LONGEST].rstrip()}…'}’")
    return "; ".join(pieces)


@dataclass(frozen=True, slots=True)
class Tried:
    """What one amount of one version gives: the version's first day, the amount in words, and in euro, or why that cannot be said."""

    version: day
    in_force: bool
    words: str
    amount: Decimal | None
    why: str
    paid: str = ""

    @property
    def told(self) -> str:
        """The same in one line."""
        return f"Versie van {written_day(self.version)}: {self.words}: {euro(self.amount) if self.amount is not None else self.why}"


def tried_out(regulation: Reglement, request: Aanvraag, date: day) -> tuple[Tried, ...]:
    """What every version would give whoever asks that, the oldest version first, each of its amounts apart."""
    return tuple(_tried(versie, regel, request, date) for versie in regulation.versies for regel in versie.bedragen)


def _tried(versie: Versie, regel: Any, request: Aanvraag, date: day) -> Tried:
    found = amount_for(regel, request, date)
    parts = stages(versie, regel, found) if found else ()
    return Tried(
        versie.geldig_van,
        holds(versie, date),
        amount_in_words(regel, date),
        found,
        "" if found is not None else _why(regel, request),
        "; ".join(f"{percent(each.aandeel)}: {euro(each.bedrag)}" for each in parts),
    )


def _why(regel: Any, request: Aanvraag) -> str:
    """Why an amount cannot be said."""
    if request.soort is not None and not is_for(regel, request.soort):
        return f"dit bedrag is niet voor {Begunstigde(request.soort).woord}"
    match regel.vorm:
        case Vorm.budget:
            return "dat hangt af van wie nog aanvraagt"
        case Vorm.per_eenheid if request.eenheden is not None and regel.tarieven and not limited_by_costs(regel):
            return f"er is geen tarief voor {request.schooljaar}"
        case Vorm.per_eenheid if request.eenheden is None:
            return f"geef het aantal: {regel.eenheid or 'eenheden'}"
        case _ if limited_by_costs(regel, request.plaatsen) and (
            request.plaatsen is not None or regel.vorm in (Vorm.vast, Vorm.deel_van_de_kosten, Vorm.per_eenheid)
        ):
            return "geef de bewezen kosten"
        case _:
            return f"geef het aantal plaatsen ({regel.plaatsen.woord})"
