"""The council as a content repository on disk, and what can be read in a folder that was made of it."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zipfile
import zlib
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import yaml
from pypdf import PdfReader

from lok.archive.archive import make_archive
from lok.build.check import check, claimed
from samples.places import REPOSITORY, furnish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from leak.canary import Canary
    from leak.council import Council
    from lok.archive.load import Loaded
    from lok.source.problems import Problem

LEAKING = ("V01", "V32")
"""The codes of the rules that keep a public field from naming what only members may know."""
MENUS = {"publiek": "mkdocs.yml", "leden": "mkdocs.leden.yml"}


def write_root(council: Council, root: Path) -> None:
    """Write the council as a content repository, with this repository's configurations and theme."""
    for (soort, record_id), data in council.data.items():
        write(root / "data" / soort / f"{record_id}.yaml", "\n".join(as_yaml(data)) + "\n")
    for path, text in {**menu_pages(), **council.pages}.items():
        write(root / "content" / path, text)
    for path, text in council.attachments.items():
        place = root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pdf(text))
    furnish(root)


def check_references(loaded: Loaded, root: Path, day: date, *, shared: bool) -> tuple[Problem, ...]:
    """The real check, of which only the rules that stop a leak count.

    A council in which every field is filled does not keep the rules of sense (a vote of 731,000,000, a meeting that
    follows itself), and must not have to: a new rule would then have to be kept here by whoever writes it.
    """
    return tuple(problem for problem in check(loaded, root, day, shared=shared) if problem.code in LEAKING)


def write(place: Path, text: str) -> None:
    """Write a text file and the folders above it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def menu_pages() -> dict[str, str]:
    """The hand-written pages that the menus name, by path below ``content/``."""
    made = {each.uri for each in claimed(make_archive([]))}
    found: dict[str, str] = {}
    for folder, menu in MENUS.items():
        for uri in named_in(read_menu(menu)):
            if uri not in made and f"publiek/{uri}" not in found:
                found[f"{folder}/{uri}"] = f"# {uri}\n\nEen bladzijde.\n"
    return found


def read_menu(name: str) -> Any:
    """The ``nav`` of a configuration."""
    return yaml.safe_load((REPOSITORY / name).read_text("utf-8"))["nav"]


def named_in(nav: Any) -> Iterator[str]:
    """The pages that a menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for each in nav.values():
            yield from named_in(each)
    else:
        for each in nav:
            yield from named_in(each)


def as_yaml(data: Any, indent: int = 0) -> Iterator[str]:
    """Plain data as lines of YAML; every text between quotes, as JSON writes it."""
    space = "  " * indent
    rows = data.items() if isinstance(data, dict) else ((None, each) for each in data)
    for key, value in rows:
        head = f"{space}{key}:" if key is not None else f"{space}-"
        if isinstance(value, str):
            yield f"{head} {json.dumps(value, ensure_ascii=False)}"
        else:
            yield head
            yield from as_yaml(value, indent + 1)


def pdf(text: str) -> bytes:
    """A PDF of one page that says ``text``, packed so that its bytes do not show it."""
    stream = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    return bytes(out)


def readable(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` as all that can be read in it, in small letters: its path, its bytes, and those undone.

    Undone means: unpacked, text taken out of a PDF, and HTML, address and JSON escapes resolved.
    """
    return {
        path.relative_to(folder).as_posix(): reading(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def reading(name: str, content: bytes) -> str:
    """What can be read in one file, in small letters."""
    if name.endswith((".docx", ".odt")):
        return "\n".join((name, *packed_texts(content))).lower()
    texts = [name, content.decode("utf-8", "replace")]
    if name.endswith(".gz"):
        texts.append(gzip.decompress(content).decode("utf-8", "replace"))
    if name.endswith(".pdf"):
        texts += [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    if name.endswith(".eml"):
        for part in message_from_bytes(content, policy=default).walk():
            if not part.is_multipart():
                texts.append(reading(part.get_filename() or "mail.txt", part.get_payload(decode=True)))
    if not name.startswith("assets/"):
        texts += [undo(text) for undo in (html.unescape, unquote, _unescape_json) for text in tuple(texts)]
    return "\n".join(texts).lower()


def packed_texts(content: bytes) -> Iterator[str]:
    """What stands in the parts of a document of Word or LibreOffice: as it stands, and its words without what cuts them up."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            text = packed.read(name).decode("utf-8", "replace")
            yield f"{name}\n{text}"
            yield re.sub(r"<[^>]*>", "", text)


def _unescape_json(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


WORD = re.compile(r"kanarie[b-z]{4}kq")


def seen(canaries: Iterable[Canary], texts: Iterable[str]) -> set[Canary]:
    """The canaries that can be read in any of ``texts``."""
    # A file is read in several ways that mostly say the same, and no canary goes over the end of a line.
    haystack = "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n")))
    words = set(WORD.findall(haystack))
    return {
        canary
        for canary in canaries
        if (canary.word in words if WORD.fullmatch(canary.word) else any(text in haystack for text in canary.texts))
    }
