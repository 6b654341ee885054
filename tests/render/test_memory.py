"""Pages of the build before are taken again only when nothing that they were made of has changed."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.load import UNSETTLED, Memory, load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.render.memory import Asking, PageMemory, same
from lok.render.renderer import Renderer
from samples import small_council

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 23)
EDITS = [
    ("themas/vorming.yaml", "Samen leren over opvang.", "Samen leren, elk jaar."),
    ("themas/panden.yaml", "titel: Panden en huur", "titel: Gebouwen"),
    ("zetels/zetel-ouders.yaml", "naam: Ouders", "naam: Ouders en gezinnen"),
    ("vergaderingen/verg-2026-03-12.yaml", "zetel: zetel-stad, status: aanwezig", "zetel: zetel-stad, status: afwezig"),
    ("vergaderingen/verg-2026-03-12.yaml", "status: open", "status: afgerond, afgerond_op: 2026-04-01"),
    ("vergaderingen/verg-2026-12-10.yaml", "status: uitgenodigd", "status: gepland"),
    ("adviezen/adv-2026-01.yaml", "themas: [panden]", "themas: [panden, vorming]"),
    ("raad/lok-voorbeeldstad.yaml", "antwoordtermijn_dagen: 60", "antwoordtermijn_dagen: 30"),
]


class Council:
    """A council on disk with what is remembered of it for one audience."""

    def __init__(self, root: Path, audience: Audience) -> None:
        time.sleep(2 * UNSETTLED / 1e9)  # a file that changed just now is read again, whatever is remembered
        self.root, self.audience = root, audience
        self.memory, self.files = PageMemory(), Memory()

    def texts(self, day: date = TODAY, *, remembering: bool = True) -> dict[str, str]:
        archive = load(self.root, self.files if remembering else None).archive
        memory = self.memory if remembering else None
        edition = select(archive, self.audience, day, known=memory.edition if memory else None)
        if memory:
            memory.begin(day)
        return {page.uri: page.text for page in pages(edition, memory)}


@pytest.fixture(params=list(Audience))
def council(request: pytest.FixtureRequest, tmp_path: Path) -> Council:
    return Council(small_council.found(tmp_path / "raad"), request.param)


def test_after_every_edit_the_pages_are_those_of_a_build_without_memory(council: Council) -> None:
    council.texts()
    for name, old, new in EDITS:
        small_council.edit(council.root / "data" / name, old, new)
        assert council.texts() == council.texts(remembering=False), name
    (council.root / "data/themas/vorming.yaml").unlink()
    small_council.edit(council.root / "data/adviezen/adv-2026-01.yaml", "[panden, vorming]", "[panden]")
    assert council.texts() == council.texts(remembering=False)


def test_another_day_is_another_site(council: Council) -> None:
    council.texts()
    later = date(2027, 3, 1)
    assert council.texts(later) == council.texts(later, remembering=False)


def test_what_did_not_change_is_not_made_again(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    council.texts()
    small_council.edit(council.root / "data/themas/vorming.yaml", "Samen leren over opvang.", "Samen leren.")
    made: list[str] = []
    real = Renderer._made

    def noting(self: Renderer, edition: Any, uri: str, *rest: Any) -> Any:
        made.append(uri)
        return real(self, edition, uri, *rest)

    monkeypatch.setattr(Renderer, "_made", noting)
    council.texts()
    assert "themas/vorming.md" in made
    assert "themas/panden.md" not in made
    assert not [uri for uri in made if uri.startswith(("vergaderingen/verg", "adviezen/adv", "zetels/zetel"))]


def test_a_page_that_asks_what_cannot_be_compared_is_made_again(council: Council) -> None:
    edition = select(load(council.root).archive, council.audience, TODAY)
    asking = Asking(edition)
    assert asking.records is edition.records
    assert not asking.reusable
    assert asking.find("themas", "panden") is edition.find("themas", "panden")
    assert asking.backlinks(edition.find("themas", "panden")) == edition.backlinks(edition.find("themas", "panden"))


def pairs() -> Iterator[tuple[Any, Any, bool]]:
    thing = object()
    yield thing, thing, True
    yield object(), object(), False
    yield "een", "een", True
    yield "een", "twee", False
    yield 1, True, False
    yield (thing, "een"), (thing, "een"), True
    yield (thing,), (thing, thing), False
    yield [1], [1], False
    yield frozenset({"a"}), frozenset({"a"}), True


@pytest.mark.parametrize(("one", "other", "alike"), list(pairs()))
def test_only_what_is_certainly_the_same_is_the_same(one: Any, other: Any, *, alike: bool) -> None:
    assert same(one, other) is alike
