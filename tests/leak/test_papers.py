"""Nothing that only members may read is in a paper for everybody, in whatever form: every member field filled, every byte searched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from leak.council import make_council
from leak.site import reading, seen, write_root
from lok.archive.load import load
from lok.desk.offering import READERS
from lok.edition.earlier import earlier
from lok.edition.select import select
from lok.kinds.agendapunten import Agendapunt
from lok.model import audience
from lok.model.audience import Audience, Readers
from lok.pages.jaarverslagen.report import report_years
from lok.papers import (
    BY_KEY,
    PAPERS,
    About,
    File,
    Form,
    Sending,
    Wish,
    advice,
    invitation,
    items,
    minutes,
    offered,
    produce,
    sheet,
)
from lok.papers.as_text import as_text
from lok.papers.mails import draft
from lok.papers.minutes import extractable
from lok.words.message import Message
from lok.words.terminal import RefusedError
from samples.desk import at_work, works
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leak.canary import Canary
    from leak.council import Council
    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from samples.desk import Client

DAY = date(2026, 11, 23)
WRITTEN = frozenset(Form) - {Form.pdf, Form.mail}
"""The forms that are made in a moment; the PDF is made of the same HTML."""


@dataclass(frozen=True)
class Given:
    """The council on disk, and read."""

    council: Council
    archive: Archive

    def edition(self, audience: Audience) -> Edition:
        return select(self.archive, audience, DAY)

    def leaks(self, *, forms: frozenset[Form] = WRITTEN) -> set[Canary]:
        """The canaries in the papers for everybody."""
        return seen(self.council.canaries, texts(self.edition(Audience.PUBLIEK), self.archive, forms))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("root")


@pytest.fixture(scope="module")
def given(root: Path) -> Given:
    council = make_council()
    write_root(council, root)
    return Given(council, load(root).archive)


@pytest.fixture(scope="module")
def desk(given: Given, root: Path) -> Iterator[Client]:
    """The desk of that council, in a draft of it."""
    (raad,) = given.archive.all("raad")
    file = root / f"data/raad/{raad.id}.yaml"
    rows = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text(
        "".join(each for each in rows if not each.lstrip().startswith("sjabloon:")), "utf-8"
    )  # a PDF: no Word then
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "begin")
    drafts = works(root)
    drafts.start("Proef")
    with at_work(drafts) as client:
        yield client.knock()


def texts(edition: Edition, archive: Archive, forms: frozenset[Form]) -> Iterator[str]:
    """What can be read in every paper of an edition, in these forms; what many of them have in common once."""
    for file in files(edition, archive, forms):
        yield from dict.fromkeys(reading(file.name, file.content).splitlines())


def files(edition: Edition, archive: Archive, forms: frozenset[Form]) -> Iterator[File]:
    """Every paper of an edition as files; an agenda also as one that goes out again with everything changed.

    The days and states of this council keep no rule, so that a paper may be refused: a refusal is read as well.
    """
    subjects = [*edition.all("vergaderingen"), *edition.all("adviezen"), *report_years(edition)]
    for subject in subjects:
        for paper in PAPERS:
            right = paper in offered(edition, subject)
            for wish in wishes(edition, archive, paper.about, subject) if right else ():
                for form in forms & set(paper.forms):
                    try:
                        yield produce(edition, paper, subject, form, wish)
                    except RefusedError as error:
                        yield File("refused.txt", "text/plain", error.message.encode())


def wishes(edition: Edition, archive: Archive, about: About, subject: object) -> Iterator[Wish]:
    yield from [Wish(item=each.nr) for each in extractable(edition, subject)] if about is About.agendapunt else [Wish()]
    if about is About.vergadering:
        record = archive.get("vergaderingen", str(getattr(subject, "id", "")))
        assert record is not None
        before = record.model_copy(update={"agendapunten": record.agendapunten[::-1]})
        yield Wish(sending=Sending(2, DAY, earlier(before, edition.audience)))
        emptied = record.model_copy(update={"agendapunten": ()})
        yield Wish(sending=Sending(3, DAY, earlier(emptied, edition.audience)))


def test_no_paper_for_everybody_holds_a_canary(given: Given) -> None:
    assert sorted(each.where for each in given.leaks()) == []


def test_no_print_for_everybody_holds_a_canary(given: Given) -> None:
    """The bytes that a browser makes of them, of the paper with most on it of each kind."""
    edition = given.edition(Audience.PUBLIEK)
    subjects = {"verslag": "open-vergaderingen", "agenda": "volgende-vergadering", "advies": "open-adviezen"}
    found = []
    for key, name in subjects.items():
        kind = "adviezen" if key == "advies" else "vergaderingen"
        found.append(produce(edition, BY_KEY[key], edition.find(kind, name), Form.pdf))
    read = [reading(each.name, each.content) for each in found]
    assert all("woord" in text or len(text) > 1000 for text in read)
    assert seen(given.council.canaries, read) == set()


def test_the_papers_for_everybody_say_something(given: Given) -> None:
    """Searching an empty folder proves nothing."""
    names = {file.name for file in files(given.edition(Audience.PUBLIEK), given.archive, WRITTEN)}
    for kind in ("verslag-open-vergaderingen-publiek", "uittreksel-open-vergaderingen", "agenda-volgende-vergadering"):
        assert any(kind in name for name in names), kind
    for ending in (".docx", ".odt", ".txt", ".html"):
        assert any(name.endswith(ending) for name in names)


@pytest.mark.parametrize("form", [Form.docx, Form.odt, Form.tekst])
def test_the_papers_of_members_hold_what_they_are_for(given: Given, form: Form) -> None:
    """A canary that no paper prints proves nothing."""
    edition = given.edition(Audience.LEDEN)
    meeting = edition.find("vergaderingen", "open-vergaderingen")
    planned = edition.find("vergaderingen", "volgende-vergadering")
    made = [produce(edition, BY_KEY["verslag"], meeting, form), produce(edition, BY_KEY["agenda"], planned, form)]
    printed = {each.field for each in seen(given.council.canaries, [reading(each.name, each.content) for each in made])}
    for name in (
        "online_link",
        "aanwezigheden: persoon",
        "gasten: naam",
        "vorige_verslagen: opmerking",
        "agendapunten: bespreking",
        "agendapunten: actiepunten: omschrijving",
        "agendapunten: actiepunten: verantwoordelijke",
        "agendapunten: bijlagen_leden (name)",
    ):
        assert ("vergaderingen", name) in printed, name
    assert ("zetels", "naam") in printed, "of a seat that only members know: who brought an item in, what it voted"


def forget() -> None:
    """Forget which fields which audience may read."""
    audience.readable.cache_clear()
    audience.pointing.cache_clear()


@pytest.fixture
def _no_memory_of_plans() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def _careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names what the audience has not is not refused: that is a second fence, and here the first one is judged."""
    for module in (minutes, items, invitation, sheet, advice):
        if hasattr(module, "named"):
            monkeypatch.setattr(module, "named", lambda _, reference: reference.id)


@pytest.mark.usefixtures("_no_memory_of_plans", "_careless")
def test_without_the_wait_for_the_final_text_they_would_tell_it(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readers, "open_to", lambda self, reader, **_: reader.may_read(self.audience))
    monkeypatch.setattr(minutes, "refuse_unread", lambda *_: None)
    monkeypatch.setattr(minutes, "readable", lambda *_: True)
    edition = given.edition(Audience.PUBLIEK)
    made = minutes.minutes(edition, edition.find("vergaderingen", "ontwerpverslag"), Wish())
    told = {each.field for each in seen(given.council.canaries, [as_text(made).lower()])}
    for name in ("besluit", "stemmingen: onderwerp", "stemmingen: minderheidsstandpunt"):
        assert ("vergaderingen", f"agendapunten: {name}") in told
    assert ("vergaderingen", "agendapunten: bespreking") not in told


@pytest.mark.usefixtures("_no_memory_of_plans", "_careless")
def test_without_the_mark_of_a_closed_item_an_agenda_would_tell_it(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Agendapunt, "closed_to")
    told = {each.field for each in given.leaks(forms=frozenset({Form.odt}))}
    assert ("vergaderingen", "agendapunten: titel") in told


def test_the_search_sees_into_word_libreoffice_and_a_mail(given: Given) -> None:
    edition = given.edition(Audience.LEDEN)
    meeting = edition.find("vergaderingen", "open-vergaderingen")
    discussed = [each.word for each in given.council.canaries if each.where.endswith("agendapunten: bespreking")]
    word = next(each for each in discussed if each in meeting.agendapunten[0].bespreking)
    made = [produce(edition, BY_KEY["verslag"], meeting, form) for form in (Form.docx, Form.odt)]
    for file in made:
        assert word.encode() not in file.content
        assert word in reading(file.name, file.content)
        mail = draft(Message("Verslag", "Zie bijlage."), [replace(file)])
        assert word in reading("verslag.eml", mail)


def downloads(desk: Client, edition: Edition, forms: frozenset[Form]) -> Iterator[tuple[str, bytes]]:
    """Every paper of an edition as the desk gives it: the name it is kept under, and its bytes; what is refused as well."""
    subjects = [*edition.all("vergaderingen"), *edition.all("adviezen"), *report_years(edition)]
    for subject in subjects:
        about = f"papieren/{subject}" if isinstance(subject, int) else f"{subject.soort}/{subject.id}/papieren"
        for paper in offered(edition, subject):
            items = extractable(edition, subject) if paper.about is About.agendapunt else ()
            for asked in [f"?punt={each.nr}" for each in items] or [""]:
                for form in forms & set(paper.forms):
                    address = f"/werk/proef/{about}/{READERS[edition.audience].look}/{paper.key}/{form}{asked}"
                    answer = desk.get(address)
                    kept = answer.headers.get("content-disposition", "")
                    assert kept or answer.status == 422, address
                    yield kept.split('"')[1] if kept else "refused.txt", answer.raw


def test_no_paper_for_everybody_that_the_desk_gives_holds_a_canary(given: Given, desk: Client) -> None:
    found = list(downloads(desk, given.edition(Audience.PUBLIEK), frozenset({Form.docx, Form.odt, Form.tekst})))
    names = {name for name, _ in found}
    for kind in ("verslag-open-vergaderingen-publiek", "uittreksel-open-vergaderingen", "agenda-volgende-vergadering"):
        assert {each.rpartition(".")[2] for each in names if kind in each} == {"docx", "odt", "txt"}, kind
    told = {line for name, raw in found for line in reading(name, raw).splitlines()}
    assert sorted(each.where for each in seen(given.council.canaries, told)) == []


def test_the_papers_of_members_that_the_desk_gives_do_hold_them(given: Given, desk: Client) -> None:
    """So the search above looks at what the desk gives, and the two are not mixed up."""
    place = "/werk/proef/vergaderingen/open-vergaderingen/papieren"
    of_members, of_all = (desk.get(f"{place}/{each}/verslag/docx") for each in ("leden", "iedereen"))
    told, public = (seen(given.council.canaries, [reading("verslag.docx", each.raw)]) for each in (of_members, of_all))
    assert ("vergaderingen", "agendapunten: bespreking") in {each.field for each in told}
    assert public == set()


def test_the_screens_of_papers_offer_everybody_no_item_that_members_alone_know(given: Given, desk: Client) -> None:
    page = desk.get("/werk/proef/vergaderingen/open-vergaderingen/papieren/").text
    section = page.partition('class="papieren papieren--iedereen"')[2]
    assert "uittreksel" in section
    assert seen(given.council.canaries, [section.lower()]) == set()
