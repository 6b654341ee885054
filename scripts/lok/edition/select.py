"""One audience's share of the archive: the only door to rendering.

``select`` is the only maker of an ``Edition``. Pages, feeds and files are made from it and from nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lok.archive.written_pages import page_links
from lok.edition.for_everyone import aggregates
from lok.edition.for_members import INSIGHTS
from lok.facts.facts import make_facts
from lok.facts.naming import council_of, council_on, other_name
from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT, Audience, Reference, View, pointers, project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date as day

    from lok.archive.archive import Archive, HandPage
    from lok.kinds.organen import Orgaan
    from lok.model.kind import Record
    from lok.source.problems import Problem

Views = dict[int, tuple["Record", bool, "View | None"]]
Backlinks = dict[tuple[str, str], dict[str, dict[str, None]]]
Order = dict[str, dict[str, tuple[str | None, str | None]]]
"""The ids before and after each id of a kind, in the order of its index page."""
Made = TypeVar("Made")


@dataclass(slots=True)
class Kept:
    """What an earlier selection for the same audience left.

    ``views`` are its projections: by the ``id`` of a record, that record, whether it was published, its view. ``others``
    is what was made of the views since, each by its own type: who made it decides what of it still holds.
    """

    audience: Audience | None = None
    views: Views = field(default_factory=dict)
    others: dict[type, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """What one audience may read on one day: views by kind and id, pages, attachments, and who refers to whom.

    ``insights`` is what is computed from members' fields, and empty for the public. ``address`` is where its site
    stands on the web, with a closing slash; ``news_by_mail`` is whether the host of the public site mails what is new.
    ``others`` is what was made of it and of the editions before it (``memory_of``).
    """

    audience: Audience
    date: day
    records: Mapping[str, Mapping[str, View]]
    pages: tuple[HandPage, ...]
    attachments: frozenset[str]
    mentioned: Backlinks
    order: Order
    aggregates: Mapping[str, Any]
    insights: Mapping[str, Any]
    points: tuple[Problem, ...] = ()
    address: str = "/"
    news_by_mail: bool = False
    others: dict[type, Any] = field(default_factory=dict, compare=False, repr=False)

    def memory_of(self, kind: type[Made]) -> Made:
        """The one thing of this type that goes from edition to edition; new and empty at the first."""
        return cast("Made", self.others.setdefault(kind, kind()))

    @property
    def leden(self) -> bool:
        """Whether this is the members' edition."""
        return self.audience is Audience.LEDEN

    @property
    def raad(self) -> Any:
        """The council's settings, with the names of the day of the edition."""
        return council_on(next(iter(self.records["raad"].values())), self.date)

    @property
    def orgaan(self) -> Orgaan:
        """Which body the council is: our own words call a BOA partnership by its name."""
        found: Orgaan = self.raad.orgaan
        return found

    def council_of(self, record: Any) -> Any:
        """The council whose record it is, with the names of that day: an old record never bears the name of now."""
        return council_of(next(iter(self.records["raad"].values())), record, record.soort, self.date)

    def council_in(self, year: int) -> Any:
        """The council as it was called at the end of a year."""
        return council_on(next(iter(self.records["raad"].values())), min(date(year, 12, 31), self.date))

    def earlier_name(self, record: Any) -> str:
        """The name of the council that a record bears, where it is another than that of today; else empty."""
        return other_name(next(iter(self.records["raad"].values())), record, record.soort, self.date)

    def all(self, soort: str) -> tuple[Any, ...]:
        """The records of a kind, in the order of its index page."""
        return tuple(self.records[soort].values())

    def get(self, reference: Reference) -> Any:
        """The record a reference points at, or ``None`` when this audience does not have it."""
        return self.records.get(reference.soort, {}).get(reference.id)

    def find(self, soort: str, record_id: str) -> Any:
        """The record of a kind with this id, or ``None``."""
        return self.records.get(soort, {}).get(record_id)

    def beside(self, soort: str, record_id: str) -> tuple[Any, Any]:
        """The records before and after this one in the order of the index page, ``None`` at its ends."""
        one, other = self.order[soort][record_id]
        return one and self.records[soort][one], other and self.records[soort][other]

    def backlinks(self, record: Any) -> dict[str, tuple[Any, ...]]:
        """The records this audience may read that refer to ``record``, by kind, each once, in their kinds' order."""
        return dict(self.backlinks_of(record.soort, record.id))

    def backlinks_of(self, soort: str, record_id: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        """The same by kind and id, as pairs of a kind and its records."""
        mentions = self.mentioned.get((soort, record_id), {})
        return tuple((kind, tuple(self.records[kind][each] for each in ids)) for kind, ids in mentions.items())


def select(  # noqa: PLR0913 - the one door takes all that decides
    archive: Archive,
    audience: Audience,
    date: day,
    points: tuple[Problem, ...] = (),
    *,
    address: str = "/",
    news_by_mail: bool = False,
    known: Kept | None = None,
) -> Edition:
    """What ``audience`` may read of ``archive`` on ``date``.

    ``points`` are the points of attention of the check; they quote members' fields, so only members get them.
    ``address`` is where the site stands on the web; ``/`` is for whoever makes no file that leaves the site.
    ``news_by_mail`` says that the host of the public site keeps a list of readers who get the news by mail.
    ``known`` is what an earlier selection for the same audience left, and is brought up to date: the view of a record
    that is the very same object is the same view again.

    Raises:
        ValueError: ``known`` is of another audience.
    """
    remembered = known if known is not None else Kept()
    if remembered.audience not in (None, audience):
        raise ValueError(f"what was made for {remembered.audience} is not for {audience}")
    remembered.audience = audience
    before, now = remembered.views, Views()
    records: dict[str, dict[str, View]] = {}
    mentioned: Backlinks = {}
    attachments: set[str] = set()
    for soort, kind in BY_SOORT.items():
        views = records[soort] = {}
        for record in archive.records[soort].values():
            if not audience.may_read(record.readers):
                continue
            final = archive.published(record)
            kept = before.get(id(record))
            if kept is not None and kept[0] is record and kept[1] is final:
                view = kept[2]
            else:
                view = project(record, audience, final=final)
                if view is not None:
                    closed = record.readers is Audience.LEDEN
                    vars(view).update(soort=soort, label=kind.label(view), alleen_leden=closed)
            now[id(record)] = record, final, view
            if view is None:
                continue
            views[record.id] = view
            for reference in pointers(record, audience, final=final):
                if reference.soort == CONTENT:
                    attachments.add(reference.id)
                else:
                    mentioned.setdefault((reference.soort, reference.id), defaultdict(dict))[soort][record.id] = None
    remembered.views = now
    facts = make_facts(archive)
    pages = tuple(page for page in archive.pages if audience.may_read(page.audience))
    attachments |= set(_named_by_pages(archive, pages))
    return Edition(
        audience=audience,
        date=date,
        records=records,
        pages=pages,
        attachments=frozenset(attachments & archive.files),
        mentioned=mentioned,
        order={soort: _in_order(views) for soort, views in records.items()},
        aggregates=aggregates(archive, date),
        insights={name: make(facts, date) for name, make in INSIGHTS.items()} if audience is Audience.LEDEN else {},
        points=points if audience is Audience.LEDEN else (),
        address=address,
        news_by_mail=news_by_mail,
        others=remembered.others,
    )


def _in_order(ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """Each id with the one before and the one after it."""
    row = [None, *ids, None]
    return {at: (before, after) for before, at, after in zip(row, row[1:], row[2:], strict=False) if at}


def _named_by_pages(archive: Archive, pages: tuple[HandPage, ...]) -> Iterator[str]:
    """The attachments that hand-written pages link to, in the folder of the page's own audience or a wider one."""
    for page in pages:
        for _, _, target in page_links(page):
            for audience in Audience:
                if page.audience.may_read(audience) and f"{audience}/{target}" in archive.attachments:
                    yield f"{audience}/{target}"
