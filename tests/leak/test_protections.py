"""The leak test can fail: without any one of the protections, what it protects is found in the public edition.

Each test takes one protection away and leaves the others. Two readers look at the result: the real pages and files,
as they would be staged, and a probe that writes down every attribute of every view, as a careless template could.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

import lok.build.builder
import lok.edition.select
from leak.council import all_models, make_council
from leak.site import check_references, readable, reading, seen, write_root
from lok.archive.archive import HandPage
from lok.archive.load import load
from lok.build.builder import Builder
from lok.edition.select import select
from lok.kinds.agendapunten import Agendapunt
from lok.kinds.registry import KINDS
from lok.model import audience
from lok.model.audience import Audience, Readers, Reference, View, pointers
from lok.model.kind import Record
from lok.outputs.files import with_outputs
from lok.pages.site import pages
from lok.render.links import Linker
from lok.render.markup import Markdown, plain
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leak.council import Council
    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.model.audience import Part

DAY = date(2026, 11, 23)
PUBLIC = Audience.PUBLIEK


@dataclass(frozen=True)
class Given:
    """The council on disk, and read."""

    council: Council
    root: Path
    archive: Archive

    def leaks(self, *, real: bool = True, probed: bool = True) -> set[tuple[str, str]]:
        """Kind and field of what members only may read and the public edition has now, in ``real`` pages or a probe."""
        edition = select(self.archive, PUBLIC, DAY)
        texts = chain(staged(edition, self.root) if real else (), probe(edition) if probed else ())
        return {canary.field for canary in seen(self.council.canaries, texts)}


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    council = make_council()
    root = tmp_path_factory.mktemp("root")
    write_root(council, root)
    return Given(council, root, load(root).archive)


@pytest.fixture(autouse=True)
def _careless_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to what the edition does not have prints its name, where the real one stops the build.

    That refusal is a second fence. It is taken away in all these tests, so that the first one is what they judge.
    """
    real = Linker.link

    def link(self: Linker, target: View | Reference, text: str | None = None) -> Markdown:
        try:
            return real(self, target, text)
        except LookupError:
            return plain(f"{target.soort} {target.id}")

    monkeypatch.setattr(Linker, "link", link)


def for_members(part: Part, _: Audience, *, final: bool) -> list[Reference]:
    """The references in all that members may read of ``part``, whoever asks."""
    return pointers(part, Audience.LEDEN, final=final)


@pytest.fixture(autouse=True)
def _no_memory_of_plans() -> Iterator[None]:
    """What is remembered of the marks is worked out anew, before the test and after it."""
    forget()
    yield
    forget()


def forget() -> None:
    """Forget which fields which audience may read."""
    audience.readable.cache_clear()
    audience.pointing.cache_clear()


def staged(edition: Edition, root: Path) -> Iterator[str]:
    """What the files of the edition say, in small letters."""
    for page in with_outputs(edition, pages(edition)):
        yield reading(page.uri, page.text.encode())
    for path in edition.attachments:
        yield reading(path, (root / "content" / path).read_bytes())


def probe(edition: Edition) -> Iterator[str]:
    """Everything that a template of the edition can reach, in small letters."""
    for views in edition.records.values():
        for view in views.values():
            yield from everything(view)
    yield from (f"{page.uri} {page.text}".lower() for page in edition.pages)
    yield from (str(point).lower() for point in edition.points)
    yield repr(edition.mentioned).lower()
    yield repr(edition.aggregates).lower()
    yield repr(edition.insights).lower()


def everything(value: Any) -> Iterator[str]:
    """All that a view holds, as text in small letters."""
    if isinstance(value, View):
        for each in vars(value).values():
            yield from everything(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from everything(each)
    else:
        yield (repr(value) if not isinstance(value, date) else value.isoformat()).lower()


def test_nothing_leaks_while_all_protections_stand(given: Given) -> None:
    assert given.leaks() == set()


def test_the_mark_of_a_field(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readers, "open_to", lambda *_, **__: True)
    leaked = given.leaks()
    for soort, name in (
        ("raad", "repo_url"),
        ("raad", "geslachtsverhouding: m"),
        ("adviezen", "notities"),
        ("vergaderingen", "online_link"),
        ("vergaderingen", "reden_afgelasting"),
        ("vergaderingen", "aanwezigheden: persoon"),
        ("vergaderingen", "agendapunten: bespreking"),
        ("vergaderingen", "agendapunten: actiepunten: verantwoordelijke"),
        ("vergaderingen", "agendapunten: bijlagen_leden (name)"),
        ("vergaderingen", "agendapunten: bijlagen_leden (content)"),
        ("werkgroepen", "notities"),
        ("ikt-rondes", "aanvragen: motivering"),
        ("organisatoren", "nota"),
        ("locaties", "adres_publiek_grond"),
    ):
        assert (soort, name) in leaked


def test_waiting_for_the_final_text(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readers, "open_to", lambda self, reader, **_: reader.may_read(self.audience))
    leaked = given.leaks(probed=False)
    for soort, name in (
        ("vergaderingen", "agendapunten: besluit"),
        ("vergaderingen", "agendapunten: stemmingen: onderwerp"),
        ("vergaderingen", "gasten: hoedanigheid"),
        ("vergaderingen", "correcties: reden"),
        ("vergaderingen", "bijlagen (name)"),
        ("vergaderingen", "bijlagen (content)"),
        ("vergaderingen", "agendapunten: bijlagen (content)"),
        ("ikt-rondes", "aanvragen: plaatsen_gevraagd"),
    ):
        assert (soort, name) in leaked
    assert ("vergaderingen", "agendapunten: bespreking") not in leaked


def test_items_for_members(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Agendapunt, "closed_to")
    assert ("vergaderingen", "agendapunten: titel") in given.leaks(probed=False)


WITHHELD = {
    "Agendapunt": ("vergaderingen", "agendapunten: besluit"),
    "Kandidaat": ("vergaderingen", "agendapunten: verkiezingen: kandidaten: zetel"),
    "Locatie": ("locaties", "straat"),
    "Organisator": ("organisatoren", "telefoon"),
    "Toekenning": ("toekenningen", "toelichting"),
    "Loketcijfer": ("loketcijfers", "per_maand: met_opvangvoorstel"),
    "PerMaand": ("loketcijfers", "per_maand: met_opvangvoorstel"),
}
"""Of every model whose state withholds fields, one that must be seen when it does not."""


@pytest.mark.parametrize("model", [model for model in all_models() if "withheld" in vars(model)])
def test_fields_withheld_by_a_state(given: Given, monkeypatch: pytest.MonkeyPatch, model: type[Any]) -> None:
    monkeypatch.setattr(model, "withheld", lambda _: frozenset())
    assert WITHHELD[model.__name__] in given.leaks()


@pytest.mark.parametrize("soort", [kind.soort for kind in KINDS if kind.model.readers is not Record.readers])
def test_records_hidden_by_their_state(given: Given, monkeypatch: pytest.MonkeyPatch, soort: str) -> None:
    """The pages of kinds that are always for members name members' fields, and would stop the build as well."""
    (model,) = (kind.model for kind in KINDS if kind.soort == soort)
    monkeypatch.setattr(model, "readers", property(lambda _: PUBLIC))
    assert (soort, "bron") in given.leaks(real=False)


@pytest.mark.parametrize(
    "soort", [kind.soort for kind in KINDS if kind.soort != "raad" and kind.model.readers is Record.readers]
)
def test_records_hidden_by_hand(given: Given, monkeypatch: pytest.MonkeyPatch, soort: str) -> None:
    """``zichtbaarheid: leden`` is judged in one place, for every kind."""
    monkeypatch.setattr(Record, "readers", property(lambda _: PUBLIC))
    assert (soort, "bron") in given.leaks()


def test_attachments_that_no_public_field_names(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lok.edition.select, "pointers", for_members)
    leaked = given.leaks(probed=False)
    assert ("vergaderingen", "bijlagen (content)") in leaked
    assert ("vergaderingen", "agendapunten: bijlagen_leden (content)") in leaked


def test_attachments_that_only_members_pages_name(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that names a members' file does not take it along; the check would refuse the page as well."""
    (path,) = (path for path in given.council.attachments if path.startswith("leden/notas/"))
    page = HandPage(PUBLIC, "over/stuk.md", f"# Stuk\n\n[Het stuk](../{path.removeprefix('leden/')})\n")
    archive = replace(given.archive, pages=(*given.archive.pages, page))
    assert path not in select(archive, PUBLIC, DAY).attachments
    monkeypatch.setattr(Audience, "may_read", lambda *_: True)
    assert path in select(archive, PUBLIC, DAY).attachments


def test_pages_for_members(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandPage, "audience", property(lambda _: PUBLIC))
    leaked = given.leaks(probed=False)
    assert ("content", "name of a page") in leaked
    assert ("content", "text of a page") in leaked


def test_points_of_attention(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """They quote the fields of members, and no public template prints them."""
    canary = next(each for each in given.council.canaries if each.where.endswith("agendapunten: bespreking"))
    quote = Problem("data/x.yaml", 1, 1, "", "V13", Level.AANDACHTSPUNT, f"‘{canary.word}’ klopt niet")
    assert canary not in seen([canary], probe(select(given.archive, PUBLIC, DAY, (quote,))))
    assert canary in seen([canary], probe(select(given.archive, Audience.LEDEN, DAY, (quote,))))
    monkeypatch.setattr(lok.edition.select, "Audience", OnlyMembers)
    assert canary in seen([canary], probe(select(given.archive, PUBLIC, DAY, (quote,))))


class OnlyMembers:
    """An ``Audience`` to which everyone is a member, to take away the last condition of ``select``."""

    LEDEN = PUBLIC

    def __iter__(self) -> Iterator[Audience]:
        return iter(Audience)


def test_who_refers_to_whom(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference in a members' field does not show on the page of the public record that it names."""

    def named(edition: Edition) -> bool:
        meeting = edition.find("vergaderingen", "open-vergaderingen")
        seat = edition.find("zetels", "open-zetels")
        return any(each is meeting for each in edition.backlinks(seat).get("vergaderingen", ()))

    archive = only_members_name_the_seat(given.archive)
    assert not named(select(archive, PUBLIC, DAY))
    assert named(select(archive, Audience.LEDEN, DAY))
    monkeypatch.setattr(lok.edition.select, "pointers", for_members)
    assert named(select(archive, PUBLIC, DAY))


def only_members_name_the_seat(archive: Archive) -> Archive:
    """The archive, with the approved meeting naming the public seat in the list of those present, and nowhere else."""
    meeting = archive.get("vergaderingen", "open-vergaderingen")
    items = tuple(item.model_copy(update={"verkiezingen": ()}) for item in meeting.agendapunten)
    meeting = meeting.model_copy(update={"voorzitter": None, "secretaris": None, "agendapunten": items})
    assert [line.zetel for line in meeting.aanwezigheden].count("open-zetels") == 1
    meetings = {**archive.records["vergaderingen"], meeting.id: meeting}
    return replace(archive, records={**archive.records, "vergaderingen": meetings})


def test_the_real_site_shows_a_missing_protection(
    given: Given, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Through MkDocs to the last byte: without the wait for the final text, pages and the lists of the search tell it."""
    monkeypatch.setattr(Readers, "open_to", lambda self, reader, **_: reader.may_read(self.audience))
    monkeypatch.setattr(lok.build.builder, "check", check_references)
    with Builder(given.root, tmp_path, (PUBLIC,)) as builder:
        report = builder.build(DAY)
        assert report.sites == (), "the check is a fence of its own: what the public reads names records it has not"
        monkeypatch.setattr(lok.build.builder, "check", lambda *_, **__: ())
        report = builder.build(DAY)
    found = readable(report.sites[0].place)
    leaked = {each.field for each in seen(given.council.canaries, found.values())}
    assert ("vergaderingen", "agendapunten: besluit") in leaked
    index = seen(given.council.canaries, [text for name, text in found.items() if name.startswith("zoek/")])
    assert ("vergaderingen", "agendapunten: besluit") in {each.field for each in index}
