"""A document as PDF, printed by the Chromium that is installed: the look of the site, real headings, a table of contents.

Chosen over a library after looking at both on paper: it breaks pages well, repeats the heads of tables, numbers pages and
marks up what is a heading; a library that draws by itself does none of that without a layout of our own.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from lok.papers.as_html import full_title, whole_page
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.papers.document import Document

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What an installed Chromium is called; ``scripts/setup/browser`` looks for the same."""
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
SNAP = Path("/snap/bin/chromium")
PATIENCE = 60
"""Seconds after which a print has failed."""
MISSING = (
    "op de computer van dit programma staat geen Chromium of Chrome, en die maakt de pdf. Neem het Word-bestand en bewaar het daar als "
    "pdf, of laat Chromium installeren (Debian: sudo apt-get install chromium)."
)
FAILED = "de pdf is niet gelukt. Probeer het opnieuw, of neem het Word-bestand en bewaar het daar als pdf."


def browser() -> str:
    """The path of an installed Chromium: the one that ``CHROMIUM`` names, or the first that is found.

    Raises:
        RefusedError: There is none; in Dutch, with the way out.
    """
    found = next((path for name in (os.environ.get("CHROMIUM"), *NAMES) if name and (path := shutil.which(name))), None)
    if found is None:
        raise RefusedError(MISSING)
    return found


def as_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes with the same Chromium.

    Raises:
        RefusedError: There is no Chromium, or it did not print.
    """
    program = browser()
    with tempfile.TemporaryDirectory(prefix="lok-papier-", dir=_reachable(program)) as folder:
        page, printed = Path(folder) / "papier.html", Path(folder) / "papier.pdf"
        page.write_text(whole_page(document), "utf-8")
        _print(program, page, printed, Path(folder) / "profiel")
        try:
            return _dated(printed.read_bytes(), document)
        except (OSError, PyPdfError) as error:
            raise RefusedError(FAILED) from error


def _reachable(program: str) -> Path | None:
    """A folder that Chromium sees; ``None`` is where temporary files go. As a snap it sees nothing of that, only its own."""
    own = Path.home() / "snap" / "chromium" / "common"
    return own if "chromium" in Path(program).name and SNAP.exists() and own.is_dir() else None


def _print(program: str, page: Path, printed: Path, profile: Path) -> None:
    """Let Chromium print a file. It gets a profile of its own, and is gone with all its processes afterwards."""
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()  # Chromium has no sandbox for root
    command = [program, *FLAGS, *as_root, f"--user-data-dir={profile}", f"--print-to-pdf={printed}", page.as_uri()]
    none = subprocess.DEVNULL
    try:
        running = subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)
    except OSError as error:
        raise RefusedError(FAILED) from error
    try:
        running.wait(PATIENCE)
    except BaseException as error:
        os.killpg(
            running.pid, signal.SIGKILL
        )  # its group bears its number, and it was not waited for: nobody else has it
        running.wait()
        if isinstance(error, subprocess.TimeoutExpired):
            raise RefusedError(FAILED) from error
        raise


def _dated(raw: bytes, document: Document) -> bytes:
    """The PDF with what it says of itself: its title, whose it is and its day, not the hour and the program of now."""
    made = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    day = f"D:{document.day:%Y%m%d}000000Z"
    made.metadata = {
        "/Title": full_title(document),
        "/Author": document.letterhead.name,
        "/CreationDate": day,
        "/ModDate": day,
    }
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()
