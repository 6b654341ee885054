"""Who else is in a draft: a beat of each page that is looked at, answered with the others there. There are no locks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from lok.desk.errands.registry import BY_KEY
from lok.desk.evening import MEETINGS, SCREENS
from lok.desk.presence import Place, Presence
from lok.desk.views import found
from lok.desk.words import name_of
from lok.facts.naming import own_body
from lok.kinds.registry import kinds_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.pages import Pages
    from lok.desk.works import Works

WHOLE = {"voorleggen": "Bekijken en voorleggen", "voorbeeld": "Voorbeeld"}
"""The pages of a draft that are about no record."""
DEEPEST = 6
LONGEST = 300


@dataclass(frozen=True, slots=True)
class PresenceViews:
    """The answer about who is there."""

    works: Works
    pages: Pages
    presence: Presence = field(default_factory=Presence)

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("GET", "wie", self.who),)

    def who(self, asked: Request) -> Response:
        """The others in a draft; whoever asks is there too from now on, where the page says."""
        work, given = found(self.works, asked), asked.query_params
        if not self.pages.several or given.get("begin", work.stamp) != work.stamp:
            return JSONResponse({"anderen": []})
        here, name = self.pages.address(work), asked.scope["person"].name
        archive = work.council.archive(self.works.today())
        place = place_of(archive, given.get("plek", "")[:LONGEST].removeprefix(here), given.get("punt", ""), here)
        others = self.presence.beat(f"{work.name}\n{work.stamp}", name, place)
        rows = [{"naam": other, "waar": at.words, "href": at.href} for other, at in others]
        return JSONResponse({"anderen": rows})


def place_of(archive: Archive, path: str, number: str, here: str) -> Place:
    """Where a page is, below a draft: nothing that a browser sent is said, only what is found by it."""
    steps = path.strip("/").split("/")
    if len(steps) > DEEPEST or not steps[0]:
        return Place()
    if steps[0] in WHOLE:
        return Place(WHOLE[steps[0]], f"{here}{steps[0]}/")
    if steps[0] == "taak" and len(steps) > 1 and steps[1] in BY_KEY:
        return Place(BY_KEY[steps[1]].words, f"{here}taak/{steps[1]}/")
    kind = kinds_of(own_body(archive)).get(steps[0])
    if kind is None:
        return Place()
    if len(steps) == 1:
        return Place(kind.meervoud.capitalize(), f"{here}{kind.soort}/")
    return _at_record(archive, kind.soort, steps, number, here)


def _at_record(archive: Archive, soort: str, steps: list[str], number: str, here: str) -> Place:
    record = archive.get(soort, steps[1])
    if record is None:
        return Place()
    words, href = [name_of(archive, soort, record.id)], f"{here}{soort}/{record.id}/"
    if len(steps) > 2 and soort == MEETINGS and steps[2] in SCREENS:
        words.append(SCREENS[steps[2]].words.lower().rstrip("?"))
        href += f"{steps[2]}/"
    elif len(steps) > 3 and steps[2] == "taak" and steps[3] in BY_KEY:
        words.append(BY_KEY[steps[3]].words.lower())
        href += f"taak/{steps[3]}/"
    items = record.agendapunten if soort == MEETINGS else ()
    place = next((index for index, each in enumerate(items) if each.nr == number), None)
    if place is not None:
        words.append(f"punt {number}")
        href += f"#punt-{place}" if len(steps) > 2 else ""
    return Place(", ".join(words), href)
