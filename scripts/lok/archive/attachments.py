"""A look into every file below ``content/`` that is no page: is it what its name says, and what does it tell.

Text, data about the file, files inside it and what it does when opened (V28, V32). Each kind of file has a reader; one
guard stands around all of them, so that bytes of which a reader makes nothing are one line about that file, and the
others are judged all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import Attachment
from lok.archive.contents import Contents
from lok.archive.office import MAIN, look_into_office
from lok.archive.pdf import look_into_pdf
from lok.archive.pictures import PICTURES, look_into_picture
from lok.source.problems import Level, Problem
from lok.words.fold import line_and_column
from lok.words.pasted import CONFLICT_HINT, CONFLICT_MESSAGE, conflicts
from lok.words.private import scan
from lok.words.tokens import of_a_file_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 20 * 1024 * 1024
TEXTS = (".csv", ".ics", ".txt")
STARTS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
    ".odt": (b"PK",),
    ".ods": (b"PK",),
    ".csv": (b"",),
    ".ics": (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    ".txt": (b"",),
}
"""The kinds of file that may stand beside a page, and how each begins. No SVG or HTML: those can carry scripts."""


def look_into(path: str, file: Path) -> tuple[Attachment | None, tuple[Problem, ...]]:
    """The attachment at ``path`` (from the root), and what is wrong with it."""
    ending = file.suffix.lower()
    starts = STARTS.get(ending)
    if starts is None:
        hint = f"Bewaar het als een van deze soorten: {', '.join(sorted(STARTS))}."
        return None, (_fault(path, f"een bestand ‘{ending or file.name}’ kan geen bijlage zijn", hint),)
    if file.stat().st_size > LARGEST:
        hint = "Maak het bestand kleiner dan 20 MB of verwijs naar een webadres."
        return None, (_fault(path, "de bijlage is te groot", hint),)
    with file.open("rb") as stream:
        head = stream.read(64)
    if not head.startswith(starts):
        hint = "Bewaar het bestand opnieuw met het programma waarmee het gemaakt is."
        return None, (_fault(path, f"dit is geen geldig {ending}-bestand", hint),)
    contents = Contents()
    try:
        _read(file, ending, contents)
    except OSError:
        raise
    except Exception:  # noqa: BLE001  foreign bytes make a reader raise anything; that is one line, and no end
        what = "deze PDF" if ending == ".pdf" else "dit bestand"
        hint = f"Bewaar het bestand opnieuw als {'PDF' if ending == '.pdf' else ending.removeprefix('.')}, zonder beveiliging."
        return None, (_fault(path, f"{what} kan niet gelezen worden", hint),)
    name = path.removeprefix("content/")
    text = "\n\n".join(text for _, text in contents.texts)
    return Attachment(name, text), tuple(dict.fromkeys(_problems(path, ending, contents)))


def _read(file: Path, ending: str, contents: Contents) -> None:
    """Add what is in a file to ``contents``."""
    if ending == ".pdf":
        look_into_pdf(file, contents)
    elif ending in MAIN:
        look_into_office(file, ending, contents)
    elif ending in PICTURES:
        look_into_picture(file.read_bytes(), ending, contents)
    else:
        contents.read("", _text(file.read_bytes(), ending))


def _text(raw: bytes, ending: str) -> str:
    """The text of a file of text, in the encoding that it seems to have; folded lines of a calendar in one."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n ", "").replace("\n\t", "") if ending == ".ics" else text


def _problems(path: str, ending: str, contents: Contents) -> Iterator[Problem]:
    for note in contents.notes:
        yield Problem(path, 1, 1, "", "V32", note.level, note.message, note.hint)
    for _, _, code, message, hint in scan(of_a_file_name(path.rpartition("/")[2])):
        yield Problem(path, 1, 1, "", code, Level.FOUT, f"in de naam van het bestand: {message}", hint)
    for where, text in contents.texts:
        for offset in conflicts(text) if ending in TEXTS else ():
            place = line_and_column(text, offset)
            yield Problem(path, *place, "", "samenvoegconflict", Level.FOUT, CONFLICT_MESSAGE, CONFLICT_HINT)
        for line, column, code, message, hint in scan(text):
            place = (line, column) if ending in TEXTS else (1, 1)
            yield Problem(path, *place, "", code, Level.FOUT, f"{where}: {message}" if where else message, hint)


def _fault(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, "", "V32", Level.FOUT, message, hint)
