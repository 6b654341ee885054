"""What the pages of meetings need beside the records: bars of votes, the next meeting, seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts import openness
from lok.facts.majority import special_in_words, special_of
from lok.facts.moves import moved_in_words
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import COUNTED, Stem, others_in_words
from lok.kinds.vergaderstatus import BEFORE
from lok.kinds.vroeger import rules_of
from lok.model.days import holds_on
from lok.pages.acties.actions import open_actions
from lok.render.markup import Markdown, plain, slug
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.edition.select import Edition

BAR_WIDTH = 600
"""Width of a vote bar in its own units; CSS gives it the width of its place."""


NOT_BY_GROUP = "Per groep tonen we dit niet: zo blijft verborgen wie er was."
NOT_SHOWN = "Hoeveel leden er waren, tonen we hier niet: zo blijft verborgen wie er was."


def vote_bar(vote: Any, *, bar: bool = True) -> Markdown:
    """The counted votes as one bar with the numbers in it, and in words, as a block of its own. Empty without numbers.

    Without ``bar`` the words alone: of one candidate of several a bar would say that nobody voted for another.
    """
    counts = [(stem.value, getattr(vote, stem.value) or 0) for stem in COUNTED]
    total = sum(count for _, count in counts)
    if not total:
        return Markdown("")
    said = [Stem(word).geteld(count) for word, count in counts if count]
    words = ", ".join((*said, *(plain(each) for each in others_in_words(vote))))
    if not bar:
        return Markdown(f"<p>{words}</p>")
    shapes, x = [], 0.0
    for word, count in counts:
        if count:
            width = BAR_WIDTH * count / total
            shapes.append(f'<rect class="{slug(word)}" x="{x:.1f}" y="0" width="{width:.1f}" height="28"/>')
            shapes.append(
                f'<text class="{slug(word)}" x="{x + width / 2:.1f}" y="19" text-anchor="middle">{count}</text>'
            )
            x += width
    # The words stand beside it: who does not see the bar need not hear them twice.
    picture = f'<svg class="lok-stemming" viewBox="0 0 {BAR_WIDTH} 28" aria-hidden="true">{"".join(shapes)}</svg>'
    return Markdown(f"<p>{picture} {words}</p>")


def suspensions_in_words(meeting: Any) -> tuple[str, ...]:
    """``van 21.00 uur tot 21.04 uur``, each time that a meeting stood still."""
    return tuple(f"van {dutch.hour(each.van)} tot {dutch.hour(each.tot)}" for each in meeting.schorsingen)


def majority_in_words(edition: Edition, meeting: Any, vote: Any) -> str:
    """``Nodig: twee derde van de stemmen, voor een wijziging van de statuten.``; empty for a vote by the usual majority."""
    special = special_of(vote, rules_of(edition.raad, meeting.gepland_begin.date(), meeting.vroegere_raad))
    if special is None:
        named = vote.bijzondere_meerderheid
        return f"Nodig: een bijzondere meerderheid ({named})." if named else ""
    return f"Nodig: {special_in_words(special)}, voor {special.onderwerp.removesuffix('.')}."


def calendar_leaf(moment: Any) -> Markdown:
    """The day as a leaf of a calendar; the full date must stand beside it in words."""
    month = dutch.short_month(moment.month)
    return Markdown(
        f'<span class="lok-dag" data-dag="{moment.day}" data-maand="{month}" data-jaar="{moment.year}"></span>'
    )


def next_meeting(edition: Edition) -> Any:
    """The first meeting that still has to come, or ``None``."""
    coming = [
        meeting
        for meeting in edition.all("vergaderingen")
        if meeting.status in BEFORE and meeting.gepland_begin.date() >= edition.date
    ]
    return coming[-1] if coming else None


MOST_TOPICS = 4
"""How many topics of a meeting stand in the list; the rest is on its page."""
ROUTINE = frozenset({Puntsoort.goedkeuring_verslag, Puntsoort.mededeling, Puntsoort.varia})
"""What is on every agenda, and tells nobody what a meeting was about."""


def topics_in_words(meeting: Any) -> str:
    """What a meeting is about: ``Ruimere openingsuren; Panden; en nog 2 punten``, without what is on every agenda."""
    titles = [item.titel for item in meeting.agendapunten if item.soort not in ROUTINE]
    shown = titles if len(titles) <= MOST_TOPICS + 1 else titles[:MOST_TOPICS]
    rest = len(titles) - len(shown)
    more = [f"en nog {rest} punten"] if rest else []
    if titles:
        return "; ".join([*shown, *more])
    return "Nog geen agenda." if meeting.status in BEFORE else "Geen onderwerpen."


def meetings_beside(edition: Edition, meeting: Any) -> tuple[Any, Any]:
    """The meetings before and after this one that the reader has, or ``None``."""
    later, earlier = edition.beside("vergaderingen", meeting.id)  # the index has the newest first
    return earlier, later


def publicness_of(meeting: Any, item: Any) -> str:
    """How an item that the public does not read in full was planned and dealt with; empty for a public one."""
    if item.openbaar and item.gepland_openbaar:
        return ""
    if meeting.status in BEFORE:
        return "Dit punt komt niet in het openbaar."
    if item.openbaar:
        return "Dit punt stond op de agenda als niet openbaar."
    if item.gepland_openbaar:
        return "Dit punt stond op de agenda als openbaar, maar werd niet in het openbaar behandeld."
    return "Dit punt werd niet in het openbaar behandeld, zoals gepland."


def ground_of(words: Iterable[str]) -> str:
    """The grounds to leave text out as a sentence; without any in the record, what holds for all that is left out."""
    given = ", ".join(words)
    return f"Grond: {given}." if given else "Grond: de raad hield dit voor de leden."


@dataclass(frozen=True, slots=True)
class Preparation:
    """What must be ready for a meeting: actions due before it, minutes to approve, items that were put off."""

    acties: tuple[Any, ...]
    verslagen: tuple[Any, ...]
    uitgesteld: tuple[Any, ...]


def preparation_for(edition: Edition, meeting: Any) -> Preparation:
    """What members prepare for a meeting that has to come. Members' edition only."""
    day = meeting.gepland_begin.date()
    due = (row for row in open_actions(edition) if row.action.deadline is None or row.action.deadline <= day)
    return Preparation(tuple(due), draft_minutes(edition), edition.insights["postponed"])


def forecast_in_words(edition: Edition, meeting: Any) -> str:
    """How many voting seats say that they come, and how many are needed; empty where nobody answered. Members only."""
    answers = edition.insights["answers_to_invitations"].get(meeting.id)
    if answers is None:
        return ""
    stand = answers.stand
    comes = f"{stand.coming} van de {dutch.counted(stand.filled, 'zetel', 'zetels')} met stemrecht {'komt' if stand.coming == 1 else 'komen'}"
    if stand.needed is None:
        return f"{comes}."
    short = stand.needed - stand.coming
    enough = (
        "dat is genoeg om te beslissen" if short <= 0 else f"er {'is' if short == 1 else 'zijn'} er nog {short} nodig"
    )
    return f"{comes}, {enough} (quorum: {stand.needed})."


def draft_minutes(edition: Edition) -> tuple[Any, ...]:
    """The meetings whose minutes are not approved yet, the oldest first."""
    waiting = ("gehouden", "verslag_ontwerp")
    return tuple(reversed([each for each in edition.all("vergaderingen") if each.status.value in waiting]))


def gender_balance(edition: Edition) -> Any:
    """Whether the last count of men and women kept the two-thirds rule; ``None`` without a count."""
    return edition.aggregates["balance"]


def turnout_in_words(edition: Edition, meeting: Any) -> str:
    """How many of the voting members were at a meeting, as the public reads it; empty for members, who read the list.

    What is not shown says so: a reader must not take silence for nobody.
    """
    groups: dict[str, Any] = edition.aggregates["attendance"]
    total = edition.aggregates["attendance_totals"].get(meeting.id)
    if edition.leden or (meeting.id not in groups and total is None):
        return ""
    rows = groups.get(meeting.id, ())
    if rows:
        counted = (f"{' en '.join(row.groups)}: {row.present} van {row.seats}" for row in rows)
        return f"{', '.join(counted)} (zetels met stemrecht)"
    if total is not None:
        return f"{total.said(str(total.present))} van {total.seats} (zetels met stemrecht). {NOT_BY_GROUP}"
    return NOT_SHOWN


def holders_of(edition: Edition, seat: Any) -> tuple[Any, ...]:
    """The mandates on a seat that run on the day of the edition. Members' edition only."""
    return tuple(
        each
        for each in edition.all("mandaten")
        if each.zetel.id == seat.id and holds_on(each.van, each.tot, edition.date)
    )


FUNCTIONS = (
    rules_of,
    *openness.FUNCTIONS,
    moved_in_words,
    vote_bar,
    majority_in_words,
    suspensions_in_words,
    calendar_leaf,
    next_meeting,
    topics_in_words,
    meetings_beside,
    publicness_of,
    ground_of,
    dutch.listed,
    dutch.as_sentence,
    preparation_for,
    draft_minutes,
    gender_balance,
    holders_of,
    turnout_in_words,
    forecast_in_words,
)
"""What templates may call."""
