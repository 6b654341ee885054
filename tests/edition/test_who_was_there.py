"""An attacker who reads everything public finds of no seat that it was there, nor that it was not; the officers aside.

Whoever knows how counts are hidden can try every attendance that would give the published pages. The tests do so: they
make all attendances of a small council, keep those that look the same to the public, and see that every seat without an
office is present in one and absent in another. To look the same is: the counts of the meeting, its votes, whether it
had its quorum; the totals and shares of every year follow from those. Found doubles are compared on the pages, feeds and
calendar themselves, before and after a neighbouring meeting was approved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lok.archive.archive import Archive, make_archive
from lok.edition.select import select
from lok.edition.who_was_there import SMALLEST_GROUP, groups_of, total_of
from lok.kinds.aanwezigheden import Aanwezigheid, Aanwezigheidsstatus
from lok.kinds.agendapunten import Agendapunt, Puntsoort
from lok.kinds.registry import BY_SOORT
from lok.kinds.stemmingen import Stemgevolg, Stemming
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.kinds.zetels import Geleding, Zetel
from lok.model.audience import Audience
from lok.outputs.files import outputs
from lok.pages.site import pages
from lok.source.parse import parse
from samples import small_council
from samples.meetings import ADDRESS, TODAY

COUNCIL = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
WORDS = {True: Aanwezigheidsstatus.aanwezig, False: Aanwezigheidsstatus.afwezig}
There = tuple[bool, ...]
"""Of each seat whether it was there."""


@cache
def _held(day: str) -> Vergadering:
    """A meeting with approved minutes that say nothing yet."""
    begin = {"gepland_begin": f"{day} 19:30", "werkelijk_begin": f"{day} 19:30"}
    fixed = {"id": f"verg-{day}", "volgnummer": day[5:7], "status": "verslag_goedgekeurd"}
    return Vergadering.model_validate(fixed | begin)


@dataclass(frozen=True)
class Council:
    """The seats, each with its group and whether it votes, and the numbers of those with an office at the meeting."""

    seats: tuple[tuple[Geleding, bool], ...]
    officers: tuple[int, ...]

    @property
    def others(self) -> tuple[int, ...]:
        return tuple(number for number in range(len(self.seats)) if number not in self.officers)

    def worlds(self) -> list[There]:
        """Every attendance there could have been."""
        choices = [(True,) if number in self.officers else (True, False) for number in range(len(self.seats))]
        return list(product(*choices))

    def votes(self, there: There) -> int:
        return sum(here and votes for here, (_, votes) in zip(there, self.seats, strict=True))

    def meeting(self, there: There, day: str = "2026-03-12", **fields: Any) -> Vergadering:
        """A meeting with approved minutes at which all that could vote did so."""
        numbers = {"voor": self.votes(there), "tegen": 0, "onthouding": 0}
        vote = Stemming.model_construct(onderwerp="Voorstel", gevolg=Stemgevolg.goedgekeurd, **numbers)
        item = Agendapunt.model_construct(nr="1", titel="Voorstel", soort=Puntsoort.advies, stemmingen=(vote,))
        lines = tuple(
            Aanwezigheid.model_construct(zetel=f"zetel-{number}", status=WORDS[here])
            for number, here in enumerate(there)
        )
        roles = ("voorzitter", "secretaris")
        offices = {role: f"zetel-{number}" for role, number in zip(roles, self.officers, strict=False)}
        given = {"agendapunten": (item,), "aanwezigheden": lines, **offices, **fields}
        return _held(day).model_copy(update=given)

    def archive(self, *meetings: Vergadering) -> Archive:
        return make_archive(
            [("raad", COUNCIL), *(("zetels", each) for each in self._seats), *(("vergaderingen", m) for m in meetings)]
        )

    @cached_property
    def _seats(self) -> tuple[Zetel, ...]:
        return tuple(
            Zetel.model_validate(
                {
                    "id": f"zetel-{number}",
                    "naam": f"Zetel {number}",
                    "geleding": group.value,
                    "stemgerechtigd": "ja" if votes else "nee",
                    "van": "2020-01-01",
                }
            )
            for number, (group, votes) in enumerate(self.seats)
        )

    def look(self, there: There) -> tuple[Any, ...]:
        """What the public reads of one meeting."""
        meeting = self.meeting(there)
        archive = self.archive(meeting)
        return self.votes(there), total_of(archive, meeting), groups_of(archive, meeting)


if TYPE_CHECKING:
    Classes = dict[tuple[Any, ...], list[There]]


def alike(council: Council) -> Classes:
    """Every attendance, by what the public reads of it."""
    found: Classes = defaultdict(list)
    for there in council.worlds():
        found[council.look(there)].append(there)
    return found


def certain(council: Council, worlds: list[There]) -> set[int]:
    """The seats without an office that were there in all of these, or in none."""
    return {number for number in council.others if len({there[number] for there in worlds}) == 1}


def full_or_empty(council: Council, votes: int) -> bool:
    """Whether a vote itself says that everybody was there; or that only the officers voted."""
    voting = [number for number, (_, votes_) in enumerate(council.seats) if votes_]
    officers = sum(number in council.officers for number in voting)
    return votes in (len(voting), officers)


@st.composite
def councils(draw: st.DrawFn) -> Council:
    size = draw(st.integers(1, 9))
    seats = draw(
        st.lists(
            st.tuples(st.sampled_from(Geleding), st.sampled_from([True, True, False])), min_size=size, max_size=size
        )
    )
    officers = draw(st.lists(st.integers(0, size - 1), max_size=2, unique=True))
    return Council(tuple(seats), tuple(officers))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(councils())
def test_no_seat_is_certain_whatever_was_counted_and_voted(council: Council) -> None:
    for (votes, *_), worlds in alike(council).items():
        if not full_or_empty(council, votes):
            assert certain(council, worlds) == set(), (council, worlds)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(councils())
def test_no_seat_is_certain_where_the_votes_were_not_counted(council: Council) -> None:
    found: Classes = defaultdict(list)
    for (_, total, groups), worlds in alike(council).items():
        found[total, groups] += worlds
    assert [worlds for worlds in found.values() if certain(council, worlds)] == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(councils(), st.integers(1, 9))
def test_a_quorum_that_was_reached_adds_nothing(council: Council, needed: int) -> None:
    """The words ``in aantal`` say that at least so many voted: what is certain then, the quorum says by itself."""
    found: Classes = defaultdict(list)
    enough = [there for there in council.worlds() if council.votes(there) >= needed]
    for there in enough:
        found[council.look(there)[1:]].append(there)
    by_itself = certain(council, enough) if enough else set()
    assert [worlds for worlds in found.values() if certain(council, worlds) - by_itself] == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(councils())
def test_no_number_is_none_all_or_that_of_the_officers(council: Council) -> None:
    in_office = Counter(council.seats[number][0].woord for number in council.officers if council.seats[number][1])
    for _, total, groups in alike(council):
        counts = [(total, in_office.total())] if total is not None else []
        counts += [(row, sum(in_office[group] for group in row.groups)) for row in groups]
        for count, officers in counts:
            assert officers < count.present < count.seats
            assert count.seats - officers >= SMALLEST_GROUP


def public(council: Council, *meetings: Vergadering) -> dict[str, str]:
    """Every page and file of the public site, by its path; the rest of the record's members' fields play no part."""
    edition = select(council.archive(*meetings), Audience.PUBLIEK, TODAY, address=ADDRESS)
    return {page.uri: str(page.text) for page in (*pages(edition), *outputs(edition))}


LA, GE, LB = Geleding.lokale_actor, Geleding.gebruiker, Geleding.lokaal_bestuur
TOWN = Council(((LA, True),) * 4 + ((GE, True),) * 3 + ((LB, False),) * 2 + ((LB, True),), (4, 7))


@pytest.mark.parametrize(
    "there",
    [
        (True, False, False, False, True, True, False, True, False, True),
        (True, True, True, True, True, False, False, True, False, True),
        (False, False, False, False, True, True, False, True, True, False),
    ],
    ids=["groups shown", "a group was whole", "a group was away"],
)
def test_a_double_has_the_same_site_before_and_after_its_neighbour(there: There) -> None:
    draft = {"status": Vergaderstatus.verslag_ontwerp}
    neighbour = (True, True, False, False, True, True, True, True, True, True)
    same = alike(TOWN)[TOWN.look(there)]
    for number in TOWN.others:
        double = next(world for world in same if world[number] != there[number])
        for fields in (draft, {}):
            beside = TOWN.meeting(neighbour, "2026-06-18", **fields)
            assert public(TOWN, TOWN.meeting(there), beside) == public(TOWN, TOWN.meeting(double), beside)


@pytest.mark.parametrize(
    ("there", "groups"),
    [
        ((True,) * 2 + (False,) * 2 + (True, True, False) + (True, False, True), [(2, 4), (3, 4)]),
        ((True,) * 4 + (True, True, False) + (True, False, True), []),
        ((False,) * 4 + (True, True, False) + (True, False, True), []),
        ((True,) * 2 + (False,) * 2 + (True, False, False) + (True, False, False), []),
    ],
    ids=["some of each", "4 van 4", "0 van 4", "1 van 4, the secretary"],
)
def test_groups_are_shown_only_when_none_is_whole_away_or_its_officers(there: There, groups: Any) -> None:
    meeting = TOWN.meeting(there)
    rows = groups_of(TOWN.archive(meeting), meeting)
    assert [(row.present, row.seats) for row in rows] == groups


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ((True, True, False, False, True, True, False, True, False, True), "gebruiker en lokaal bestuur: 3 van 4"),
        ((True, True, True, True, True, True, False, True, False, True), "minstens 7 van 8 (zetels met stemrecht)"),
        ((True,) * 10, "minstens 7 van 8 (zetels met stemrecht)"),
        ((False,) * 4 + (True, False, False, True, True, False), "hoogstens 2 van 8 (zetels met stemrecht)"),
        ((True, True, True, True, True, False, False, True, False, False), "5 van 8 (zetels met stemrecht)"),
    ],
    ids=["some of each", "one away", "all", "only the officers", "a whole group"],
)
def test_the_page_of_a_meeting_says_no_more_than_may_be_counted(there: There, words: str) -> None:
    page = public(TOWN, TOWN.meeting(there))["vergaderingen/verg-2026-03-12.md"]
    assert f"<dd>{words}" in page or f", {words}" in page
    assert "4 van 4" not in page
    assert "0 van" not in page
    assert "8 van 8" not in page
