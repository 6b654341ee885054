"""What a change means for readers: both versions loaded, both editions made of each, and laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.archive.addresses import SEARCH
from lok.archive.load import load
from lok.build.check import blocking, check, claimed
from lok.build.configuration import CONFIGS, news_by_mail, site_address
from lok.changes.compare import Crossing, EditionChange, Texts, compare, crossings
from lok.changes.trees import version
from lok.edition.select import select
from lok.model.audience import Audience
from lok.opendata.places import is_data
from lok.outputs.files import with_outputs
from lok.outputs.search.lists import Known
from lok.pages.site import pages
from lok.rules.check import check as check_records

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.archive.load import Loaded
    from lok.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change means for readers.

    ``faults`` are those of the new version: with one of them there are no sites to compare, and neither are there when
    the earlier version is ``unreadable`` by the rules of now. ``crossing`` leaves the
    members' site for everybody's; ``own`` are the paths of the pages of the records and pages that were changed
    themselves; ``attachments`` are files below ``content/publiek`` that are gone.
    """

    faults: tuple[Problem, ...] = ()
    unreadable: bool = False
    crossing: tuple[Crossing, ...] = ()
    editions: dict[Audience, EditionChange] | None = None
    own: frozenset[str] = frozenset()
    attachments: tuple[str, ...] = ()


def changes(root: Path, base: str, date: day) -> Changes:
    """What readers would notice between version ``base`` and what stands at ``root``, on ``date``.

    Raises ``RefusedError`` when git does not know that version.
    """
    after = load(root)
    problems = check(after, root, date)
    if blocking(problems):
        return Changes(tuple(each for each in problems if each.blocks))
    with version(root, base) as place:
        before = load(place)
        if blocking(check_records(before, place, date, tuple(claimed(before.archive)))):
            return Changes(unreadable=True)
    return compared(before, after, root, date)


def compared(before: Loaded, after: Loaded, root: Path, date: day) -> Changes:
    """The same for two versions that were loaded; ``root`` is where the settings of the sites stand."""
    old, new = ({each: _texts(loaded.archive, each, root, date) for each in Audience} for loaded in (before, after))
    editions = {each: compare(old[each], new[each]) for each in Audience}
    public = Audience.PUBLIEK
    lost = before.archive.attachments.keys() - after.archive.attachments.keys()
    gone = sorted(before.archive.attachments[path].uri for path in lost if path.startswith(f"{public}/"))
    return Changes(
        crossing=crossings(editions[public], old[public], old[Audience.LEDEN]),
        editions=editions,
        own=frozenset(_touched(before.archive, after.archive)),
        attachments=tuple(gone),
    )


def _texts(archive: Archive, audience: Audience, root: Path, date: day) -> Texts:
    """The files of an edition, without the lists of the search and the open data, which follow from what the pages tell."""
    address, by_mail = site_address(root / CONFIGS[audience]), news_by_mail(root)
    edition = select(archive, audience, date, address=address, news_by_mail=by_mail)
    made = with_outputs(edition, pages(edition), Known())
    return Texts.of({page.uri: page.text for page in made if not _follows(page.uri)})


def _follows(uri: str) -> bool:
    """Whether a file says nothing that no page says."""
    return uri.startswith(f"{SEARCH}/") or is_data(uri)


def _touched(before: Archive, after: Archive) -> set[str]:
    """The paths of the pages of what was changed itself."""
    old, new = ({(soort, each.id): each for soort, each in one.everything()} for one in (before, after))
    found = {f"{soort}/{name}.md" for soort, name in {*old, *new} if old.get((soort, name)) != new.get((soort, name))}
    was, now = ({(page.audience, page.uri): page.text for page in one.pages} for one in (before, after))
    return found | {uri for audience, uri in {*was, *now} if was.get((audience, uri)) != now.get((audience, uri))}
