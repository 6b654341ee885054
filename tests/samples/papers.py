"""The papers of a council: every one that there is, and what can be read back from the files that were made of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from xml.etree import ElementTree as ET

import docx
from docx.table import Table
from pypdf import PdfReader

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.jaarverslagen.report import report_years
from lok.papers import PAPERS, About, Paper, Wish, offered
from lok.papers.document import lines
from lok.papers.minutes import extractable
from samples import sitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.papers.document import Document

NO_OFFICE = (
    "Geen LibreOffice gevonden. Installeer het met scripts/setup/libreoffice (Debian: sudo apt-get install libreoffice-writer-nogui). "
    "No LibreOffice found: install it with scripts/setup/libreoffice."
)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SIGNS = re.compile(r"[\s_☐✓✗–•▪\u00ad]+")
"""What a writer adds to the words: boxes, lines to write on, signs of cards and lists, spaces."""
ADDRESS = "https://lok.voorbeeld.invalid/"


def sitting_archive(root: Path) -> Archive:
    """The council of ``samples.sitting``, with an agenda for its next meeting."""
    sitting.found(root)
    file = root / sitting.PATH
    file.write_text(file.read_text("utf-8").replace("status: gepland", INVITED) + AGENDA, "utf-8")
    return load(root).archive


INVITED = "status: uitgenodigd\nuitgenodigd_op: 2026-11-20\nlaatst_gewijzigd: 2026-11-20\nonline_link: https://example.org/zaal"
AGENDA = """\
toezeggingen:
  - {zetel: zetel-wolk, antwoord: verontschuldigd}
agendapunten:
  - {nr: "1", titel: Verslag van 17 september 2026, soort: goedkeuring_verslag}
  - nr: "2"
    titel: Opvang in de zomer
    soort: advies
    indiener: zetel-ouders
    toelichting: |
      De zomer duurt *lang*. Lees vooraf:

      - de cijfers
      - de [brief](https://example.org/brief)
    voorstel: De raad vraagt opvang in juli.
  - nr: "3"
    titel: Een aanvraag
    soort: bespreking
    zichtbaarheid: leden
    gepland_openbaar: nee
    grond: persoonlijke_levenssfeer
    toelichting: Alleen voor wie erbij zit.
  - {nr: "4", titel: Verkiezing van een ondervoorzitter, soort: verkiezing}
"""


def read_by(archive: Archive, audience: Audience, day: date) -> Edition:
    """An edition of a council."""
    return select(archive, audience, day, address=ADDRESS)


@dataclass(frozen=True)
class Made:
    """A paper with what it is about and the document that it became."""

    paper: Paper
    subject: Any
    wish: Wish
    document: Document


def every_paper(edition: Edition) -> Iterator[Made]:
    """Every paper that is offered to an audience, an extract of each item."""
    subjects = [*edition.all("vergaderingen"), *edition.all("adviezen"), *report_years(edition)]
    for subject in subjects:
        for paper in offered(edition, subject):
            items = extractable(edition, subject) if paper.about is About.agendapunt else ()
            for wish in [Wish(item=each.nr) for each in items] or [Wish()]:
                yield Made(paper, subject, wish, paper.make(edition, subject, wish))


def paper(key: str) -> Paper:
    """A paper by its key."""
    return next(each for each in PAPERS if each.key == key)


def bare(texts: Iterable[str]) -> str:
    """Words without spaces and without what a writer adds, to compare."""
    return SIGNS.sub("", normalize("NFKC", "".join(texts)))


def expected(document: Document) -> str:
    """What every file of a document must say, in order."""
    head = document.letterhead
    above = (head.name, head.mailbox, document.title, document.subtitle) if document.look.name == "LETTER" else ()
    return bare((*above, *lines(document.blocks)))


def docx_text(raw: bytes) -> str:
    """The words in the body of a document of Word, in order."""
    said: list[str] = []
    for block in docx.Document(io.BytesIO(raw)).iter_inner_content():
        if isinstance(block, Table):
            said += (each.text for row in block.rows for cell in row.cells for each in cell.paragraphs)
        else:
            said.append(block.text)
    return bare(said)


def docx_headings(raw: bytes) -> list[tuple[int, str]]:
    """The headings of a document of Word by the names of their styles."""
    found = docx.Document(io.BytesIO(raw)).paragraphs
    return [(int(each.style.name[-1]), each.text) for each in found if each.style.name.startswith("Heading")]


def odt_body(raw: bytes) -> ET.Element:
    """The body of a text of LibreOffice."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        root = ET.fromstring(packed.read("content.xml"))  # noqa: S314 - a file that we made
    found = root.find(f"{OFFICE}body/{OFFICE}text")
    assert found is not None
    return found


def odt_words(element: ET.Element) -> str:
    """The words of an element, with the spaces that it spells out."""
    said = [element.text or ""]
    for each in element:
        if each.tag == f"{TEXT}s":
            said.append(" " * int(each.get(f"{TEXT}c", "1")))
        elif each.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            said.append("\n")
        else:
            said.append(odt_words(each))
        said.append(each.tail or "")
    return "".join(said)


def odt_text(raw: bytes) -> str:
    """The words in the body of a text of LibreOffice, in order."""
    return bare([odt_words(odt_body(raw))])


def odt_headings(raw: bytes) -> list[tuple[int, str]]:
    """The headings of a text of LibreOffice."""
    return [(int(each.get(f"{TEXT}outline-level", "0")), odt_words(each)) for each in odt_body(raw).iter(f"{TEXT}h")]


def pdf_pages(raw: bytes) -> list[str]:
    """The words of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]


def outline(raw: bytes) -> list[tuple[int, str]]:
    """The table of contents of a PDF: level and words."""

    def walk(entries: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for each in entries:
            if isinstance(each, list):
                yield from walk(each, level + 1)
            else:
                yield level, str(each["/Title"])

    return list(walk(PdfReader(io.BytesIO(raw)).outline, 1))


def converted(folder: Path, files: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """The files as LibreOffice makes them into another kind, by their names without ending. It starts once for all."""
    program = shutil.which("soffice")
    assert program, NO_OFFICE
    out = folder / f"als-{kind.partition(':')[0]}"
    names = []
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
        names.append(str(folder / name))
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profiel').as_uri()}"]
    run = subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(out), *names],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    made = {file.name: file.read_bytes() for file in out.iterdir()} if out.exists() else {}
    assert len(made) == len(files), run.stderr
    return made
