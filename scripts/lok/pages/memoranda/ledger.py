"""What the council asked of the local government: the ledger of all asks, how it can be narrowed, and a scorecard a term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.asks import Scorebord, Vraagregel, asks_tally, course_until, ledger, scorecards, term_of, undecided
from lok.model.audience import Reference
from lok.render.charts import Stack, percent, stacks, table
from lok.render.filters import YES, Facet, Filter
from lok.render.markup import Markdown
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

FOLDER = "vragen-aan-het-bestuur"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The ledger, and the scorecard of every term with asks."""
    yield renderer.page(f"{FOLDER}/index.md", "vragenboek.md.jinja")
    for each in all_scorecards(renderer.edition):
        yield renderer.page(scorecard_page(each.periode), "scorebord.md.jinja", periode_id=each.periode.id)


def scorecard_page(periode: Any) -> str:
    """The path of the scorecard of a term."""
    return f"{FOLDER}/{periode.id}.md"


def all_asks(edition: Edition) -> tuple[Vraagregel, ...]:
    """Every ask this audience may read, as it stands today; the newest memorandum first."""
    return ledger(edition.all("memoranda"), edition.raad, edition.date)


def asks_of(edition: Edition, memorandum: Any) -> tuple[Vraagregel, ...]:
    """The asks of one memorandum, as they stand today; none of a draft."""
    return ledger((memorandum,), edition.raad, edition.date)


def asks_for(edition: Edition, project: Any) -> tuple[Vraagregel, ...]:
    """The asks that a project carries out."""
    return tuple(row for row in all_asks(edition) if project.id in {each.id for each in row.vraag.projecten})


def undecided_asks(edition: Edition) -> tuple[Vraagregel, ...]:
    """The asks that still wait, as they stand today."""
    return undecided(all_asks(edition))


def ask_today(edition: Edition, memorandum: Any, vraag: Any) -> Any:
    """Where one ask stands today; of a draft, what the record says."""
    rows = (row for row in asks_of(edition, memorandum) if row.vraag.nr == vraag.nr)
    return next((row.status for row in rows), vraag.status)


def all_scorecards(edition: Edition) -> tuple[Scorebord, ...]:
    """The scorecards, the latest term first."""
    return scorecards(edition.all("memoranda"), edition.raad, edition.date)


def scorecard(edition: Edition, periode_id: str) -> Scorebord | None:
    """The scorecard of one term; ``None`` of a term for which nothing was asked."""
    return next((each for each in all_scorecards(edition) if each.periode.id == periode_id), None)


def ask_page(row: Vraagregel) -> str:
    """Where an ask is told in full."""
    return f"memoranda/{row.memorandum.id}.md#{row.anker}"


def scorecard_title(bord: Scorebord) -> str:
    """What a scorecard shows, in a sentence."""
    total, done = dutch.counted(len(bord.regels), "vraag", "vragen"), bord.gerealiseerd
    verb = "werden" if done > 1 else "werd"
    when = "aan het einde van de bestuursperiode" if bord.afgelopen else "tot nu toe"
    result = f"{done} gerealiseerd ({percent(bord.aandeel)})" if done else "geen enkele gerealiseerd"
    return f"Van {total} {verb} er {when} {result}"


def scorecard_chart(bord: Scorebord) -> Markdown:
    """How many asks stood where at the end, or stand today."""
    rows = [Stack(dutch.sentence(status.woord), (count,)) for status, count in bord.telling.items()]
    return stacks("vragen-per-status", scorecard_title(bord), (("vraag", "vragen"),), rows)


def scorecard_table(bord: Scorebord) -> Markdown:
    """The numbers of that chart, with their sum."""
    rows = [(dutch.sentence(status.woord), str(count)) for status, count in bord.telling.items()]
    rows.append(("Alle vragen", str(len(bord.regels))))
    return table(("Staat", "Vragen"), rows)


def _words_to_find(edition: Edition, row: Vraagregel) -> Iterator[str]:
    thema = edition.get(row.vraag.thema)
    yield from (thema.titel, *thema.synoniemen)


FILTER = Filter(
    map=FOLDER,
    een="vraag",
    meer="vragen",
    alles="Alle vragen aan het bestuur",
    lijst="_vragenboek.md.jinja",
    rijen=all_asks,
    facets=(
        Facet("status", "Staat", "Vragen aan het bestuur: {}", lambda _, row: (row.status,)),
        Facet("thema", "Thema", "Vragen aan het bestuur over {}", lambda _, row: (row.vraag.thema,)),
        Facet(
            "memorandum", "Memorandum", "Vragen uit: {}", lambda _, row: (Reference("memoranda", row.memorandum.id),)
        ),
        Facet(
            "periode",
            "Bestuursperiode",
            "Vragen voor de bestuursperiode {}",
            lambda _, row: (row.periode,) if row.periode else (),
        ),
        Facet("aan", "Aan wie", "Vragen aan: {}", lambda _, row: row.vraag.aan_wie),
        Facet(
            naam="stil",
            titel="enkel zonder nieuws sinds een jaar",
            kop="Vragen zonder nieuws sinds een jaar",
            waarden=lambda edition, row: (YES,) if row.stil(edition.date) else (),
            vinkje=True,
        ),
    ),
    zoekwoorden=_words_to_find,
)
"""How the ledger can be narrowed."""

FUNCTIONS = (
    all_asks,
    asks_of,
    asks_for,
    ask_today,
    undecided_asks,
    asks_tally,
    ask_page,
    term_of,
    course_until,
    all_scorecards,
    scorecard,
    scorecard_page,
    scorecard_title,
    scorecard_chart,
    scorecard_table,
)
"""What templates may call."""
