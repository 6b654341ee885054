"""Sentences that come back in minutes, for a field of a meeting: found while somebody types, with their blanks filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.acts.building_blocks import fill, sentences
from lok.acts.building_blocks import found as blocks_found
from lok.desk.evening import MEETINGS, Evening
from lok.desk.forms import MEMBERS
from lok.desk.views import found, raw_there
from lok.facts.facts import make_facts
from lok.kinds.bouwstenen import BLANKS
from lok.source.parse import decode
from lok.words.dutch import listed
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.acts.building_blocks import Filled
    from lok.desk.pages import Pages
    from lok.desk.table import Item
    from lok.desk.works import Works

LONGEST = 100
MOST_ITEMS = 10_000
CHANGED = "de agenda veranderde intussen. Laad de bladzijde opnieuw."


@dataclass(frozen=True, slots=True)
class BlockViews:
    """The answer about sentences. Nothing is written: the browser puts one in its field, which is saved as always."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("GET", f"{MEETINGS}/{{id}}/bouwstenen", self.blocks),)

    def blocks(self, asked: Request) -> Response:
        """The sentences that what was typed may mean, filled in for one field of one item."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        judged = work.council.judged(self.works.today())
        facts = make_facts(judged.archive)
        evening = Evening.of(facts, decode(raw_there(work, MEETINGS, record_id)), self.works.today())
        meeting, item = evening.held, _item(asked, evening)
        field = item.texts.get(asked.query_params.get("veld", ""))
        if field is None:
            raise HTTPException(400)
        everybody = field.reader is not MEMBERS
        rows = []
        for each in blocks_found(sentences(facts), asked.query_params.get("q", "")[:LONGEST]):
            filled = fill(facts, meeting, each.text, item.index, everybody=everybody)
            words = {"naam": each.name, "tekst": filled.text.strip(), "eigen": each.own, "meer": left_open(filled)}
            rows.append(words)
        raad = facts.raad
        own = f"{self.pages.address(work)}raad/{raad.id}/#v-bouwstenen-veld" if raad is not None else ""
        return JSONResponse({"gevonden": rows, "eigen": own})


def _item(asked: Request, evening: Evening) -> Item:
    """The item that is meant. Raises ``RefusedError`` when another stands in its place now."""
    place, number = asked.query_params.get("punt", ""), asked.query_params.get("nr", "")
    index = int(place) if place.isascii() and place.isdecimal() and len(place) <= len(str(MOST_ITEMS)) else MOST_ITEMS
    item = next((each for each in evening.items if each.index == index), None)
    if item is None or number not in {item.item.nr, item.item.titel}:
        raise RefusedError(CHANGED)
    return item


def left_open(filled: Filled) -> str:
    """What was not filled in, and why."""
    said = []
    if filled.open:
        said.append(f"Vul zelf in: {listed(BLANKS.get(each, each) for each in filled.open)}.")
    if filled.withheld:
        names = listed(BLANKS[each] for each in filled.withheld)
        said.append(f"Niet ingevuld, want iedereen leest deze tekst: {names}.")
    return " ".join(said)
