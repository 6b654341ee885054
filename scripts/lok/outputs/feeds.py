"""The feeds of the public site: what people follow with a reader program. ``volgen/<name>.xml``, and ``volgen/alles.xml``.

Every event is an entry of its own, dated by the record that tells it and never by the clock: an advice when it was
given, each answer when the council was told, a version of a regulation when it was published, a cancelled or moved
meeting when that was decided. A later correction of a record is no news, unless somebody still has to come. What is
invented says so in its summary too: many programs, and the host that mails the news, show no more than that. The members'
site has no feeds: a reader program asks without signing in, and many of them read on the server of a company, where
members' texts must not end up.

- ids are ``tag:`` addresses (RFC 4151) of the domain of the council's mailbox, the id of the council and that of the
  record: they stay when the site moves, and the year in them only says when that name was first used.
- ``select`` left out what is not public; an event after the day of the edition waits for its day.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import FEEDS, feed_path, theme_feed
from lok.facts.examples import example_in_words
from lok.facts.news import SUBJECTS, News, numbered
from lok.kinds.registry import kinds_of
from lok.model.fields import Prose
from lok.outputs import atom
from lok.render.page import Page
from lok.words.prose import prose_html, prose_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition

FIRST_USED = 2026
"""The year in the ids of all entries; it never changes."""
LONGEST = 100
"""How many entries a feed holds: the latest."""


def feeds(edition: Edition) -> Iterator[Page]:
    """Every feed of the public edition; none for members."""
    if edition.leden:
        return
    by_name = {name: tuple(_entries(edition, SUBJECTS[name](edition))) for name in FEEDS[1:]}
    together = [entry for entries in by_name.values() for entry in entries]
    for name in FEEDS:
        chosen = sorted(by_name.get(name, together), key=lambda entry: (entry.published, entry.id), reverse=True)
        yield Page(feed_path(name), atom.written(_feed(edition, name, tuple(chosen[:LONGEST]))))
    yield from (_of_theme(edition, theme) for theme in edition.all("themas"))


def _of_theme(edition: Edition, theme: Any) -> Page:
    """The feed of one theme: what is new about the advices, memoranda and regulations that name it."""
    about = {(soort, each.id) for soort, rows in edition.backlinks(theme).items() for each in rows}
    found = [
        entry
        for name in THEMED
        for entry in _entries(
            edition,
            [each for each in SUBJECTS[name](edition) if (name, each.record.id) in about and _is_about(each, theme)],
        )
    ]
    found.sort(key=lambda entry: (entry.published, entry.id), reverse=True)
    path = f"themas/{theme.id}/"
    return Page(feed_path(theme_feed(theme.id)), atom.written(_about(edition, theme, path, tuple(found[:LONGEST]))))


THEMED = ("adviezen", "memoranda", "reglementen")
"""The subjects of which records name a theme."""


def _is_about(news: News, theme: Any) -> bool:
    """Whether an event is about a theme that its record names: an ask of a memorandum has a theme of its own."""
    asks = {f"/vraag-{each.nr}-": each.thema.id for each in getattr(news.record, "vragen", ())}
    return next((of == theme.id for key, of in asks.items() if news.key.startswith(key)), True)


def _about(edition: Edition, theme: Any, path: str, entries: tuple[atom.Entry, ...]) -> atom.Feed:
    raad = edition.raad
    return atom.Feed(
        id=_id(edition, path.rstrip("/")),
        title=title(edition, theme.label),
        subtitle=f"Wat nieuw is over {theme.label} bij {raad.naam}.",
        address=edition.address + feed_path(theme_feed(theme.id)),
        page=edition.address + path,
        author=raad.naam,
        mailbox=raad.mailbox,
        begun=raad.laatst_gewijzigd or raad.bestuursperiodes[0].van,
        entries=entries,
    )


def title(edition: Edition, name: str) -> str:
    """What a feed is called in a list of feeds."""
    return f"{edition.raad.afkorting}: {name}"


def _feed(edition: Edition, name: str, entries: tuple[atom.Entry, ...]) -> atom.Feed:
    raad = edition.raad
    kind = kinds_of(edition.orgaan).get(name)
    return atom.Feed(
        id=_id(edition, f"volgen/{name}"),
        title=title(edition, name),
        subtitle=kind.uitleg if kind else f"Alles wat nieuw is bij {raad.naam}.",
        address=edition.address + feed_path(name),
        page=edition.address + (f"{name}/" if kind else ""),
        author=raad.naam,
        mailbox=raad.mailbox,
        begun=raad.laatst_gewijzigd or raad.bestuursperiodes[0].van,
        entries=entries,
    )


def _id(edition: Edition, path: str) -> str:
    domain = edition.raad.mailbox.rpartition("@")[2].lower()
    return f"tag:{domain},{FIRST_USED}:{edition.raad.id}/{path}"


def _entries(edition: Edition, news: Iterable[News]) -> Iterator[atom.Entry]:
    """The events until the day of the edition as entries; two of one record with the same key are numbered."""
    for name, each in numbered(news):
        record = each.record
        if each.day > edition.date:
            continue
        earlier = edition.earlier_name(record)
        invented = tuple(filter(None, (example_in_words(record), f"De raad van toen: {earlier}." if earlier else "")))
        yield atom.Entry(
            id=_id(edition, name),
            title=each.title,
            published=each.day,
            updated=min(max(each.day, each.updated or each.day), edition.date),
            page=f"{edition.address}{record.soort}/{record.id}/{each.page}",
            summary=" ".join((*invented, _text(each.paragraphs[0]))),
            html="\n".join(map(_html, (*invented, *each.paragraphs))),
            category=kinds_of(edition.orgaan)[record.soort].meervoud,
        )


def _text(paragraph: str | Prose) -> str:
    return prose_text(paragraph) if isinstance(paragraph, Prose) else paragraph


def _html(paragraph: str | Prose) -> str:
    return prose_html(paragraph) if isinstance(paragraph, Prose) else f"<p>{escape(paragraph, quote=False)}</p>"
