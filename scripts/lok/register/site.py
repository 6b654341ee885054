"""The site of a register: its pages and files staged, rendered with the theme of the councils' own sites, put in its place.

A site takes the place of the old one in one step or not at all, and the old one does not stay: in it may stand what a council
has had removed since.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.build.order import Order
from lok.build.stage import stage
from lok.build.swap import alone, clear, put_in_place, recover, reserve
from lok.build.worker import BuildError, Worker
from lok.opendata.places import FOLDER
from lok.outputs.search.lists import Lists
from lok.register import catalogue, downloads, found, pages
from lok.register.shapes import VERSIONS, schema_of
from lok.register.state import write
from lok.register.tables import tables
from lok.render.page import Page
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import date

    from lok.register.councils import Register
    from lok.register.whole import Whole

SCRIPTS = Path(__file__).resolve().parents[2]
"""Where the theme and the settings of rendering lie, beside the package: a register runs from a copy of this repository."""
COMMON = SCRIPTS / "rendering" / "basis.yml"


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was made: where it stands, and its number of pages."""

    place: Path
    pages: int


def build(all_: Whole, out: Path, *, parquet: bool = True) -> Built:
    """Make the site below ``out``.

    Raises:
        RefusedError: What makes sites or Parquet is not here, or a page is refused; the old site stands.
        OSError: The disk refuses; the old site stands.
    """
    if not COMMON.is_file():
        raise RefusedError(
            f"{COMMON} ontbreekt. Een register wordt gemaakt vanuit een kopie van de bewaarplaats van de software, niet vanuit het pakket alleen."
        )
    if parquet:
        downloads.needs_duckdb()
    with at_work(out):
        made, files = out / "bestanden", out / "docs"
        names = _made_files(all_, made, parquet=parquet)
        lists = Lists()
        with_files = [
            *pages.pages(all_, names),
            *(Page(f"{FOLDER}/{name}", text) for name, text in catalogue.files(all_, names).items()),
            *schemas(),
        ]
        pages_ = [*lists.reading(with_files)]
        lists.entries += found.entries(all_)
        texts = [*pages_, *lists.files()]
        staged = stage(texts, ((f"{FOLDER}/{name}", made / name) for name in names), files)
        write(out / "mkdocs.yml", json.dumps(settings(all_.register), ensure_ascii=False, indent=1).encode())
        _rendered(out, all_.today)
        return Built(out / "site", sum(uri.endswith(".md") for uri in staged.written | staged.kept))


def schemas() -> Iterator[Page]:
    """What the register reads of each list, for each version that it reads."""
    for version, kinds in VERSIONS.items():
        for soort in kinds:
            text = json.dumps(schema_of(version, soort), ensure_ascii=False, indent=1)
            yield Page(f"{FOLDER}/vorm/{version}/{soort}.json", f"{text}\n")


def _made_files(all_: Whole, folder: Path, *, parquet: bool) -> tuple[str, ...]:
    """Write the downloads into a folder of their own; gives their names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = tables(all_)
    downloads.as_sqlite(made, folder / downloads.DATABASE)
    return (downloads.DATABASE, *(downloads.as_parquet(made, folder) if parquet else ()))


def _rendered(out: Path, today: date) -> None:
    """Render what was staged, and let it take the place of the site that stands."""
    site = out / "site"
    recover(site)
    clear(site)
    epoch = int(datetime.combine(today, time(), UTC).timestamp())
    worker = Worker()
    try:
        worker.send(Order(str(out / "mkdocs.yml"), str(out / "docs"), str(site), epoch, None))
        answer = worker.answer()
    finally:
        worker.close()
    if "disk" in answer:
        raise BuildError(f"De site van het register kon niet geschreven worden: {answer['disk']}")
    if answer["complaints"]:
        lines = "\n".join(f"  {line}" for line in answer["complaints"])
        raise BuildError(f"De site van het register is geweigerd; de vorige staat er nog.\n{lines}")
    put_in_place([(Path(answer["beside"]), site)])
    shutil.rmtree(reserve(site), ignore_errors=True)


def settings(register: Register) -> dict[str, Any]:
    """The configuration of the site, over what all sites have in common."""
    return {
        "INHERIT": str(COMMON),
        "site_name": register.naam,
        "site_url": register.site_url,
        "site_description": "Wat lokale overleggen kinderopvang adviseerden, wat hun bestuur antwoordde en welke subsidies er zijn.",
        "copyright": register.beheerder,
        "theme": {"custom_dir": str(SCRIPTS / "theme")},
        "hooks": [str(SCRIPTS / "rendering" / name) for name in ("links.py", "menu.py", "sheet.py", "unused.py")],
        "extra": {
            "merk": {"naam": register.naam, "onder": register.beheerder},
            "raad": register.naam,
            "gemeente": "",
            "mailbox": register.contact,
            "herkomst": "Wat je hier leest, komt van de sites van de raden zelf. Elke nacht wordt het bijgewerkt.",
            "editie": "publiek",
            "feeds": [],
            "wegwijzers": {
                "contact": {"titel": "Over dit register", "pad": "over/"},
                "privacy": {"titel": "Privacy", "pad": "over/privacy/"},
                "toegankelijkheid": {"titel": "Toegankelijkheid", "pad": "over/toegankelijkheid/"},
                "proclaimer": {"titel": "Hergebruik", "pad": "data/"},
            },
        },
        "nav": MENU,
    }


MENU = [
    {"Welkom": "index.md"},
    {
        "Adviezen": [
            {"Alle adviezen": "adviezen/index.md"},
            {"Per thema": "themas/index.md"},
            {"Wat gebeurde ermee?": "antwoorden/index.md"},
            {"Hoe lang duurt een antwoord?": "termijnen/index.md"},
        ]
    },
    {"Subsidies": [{"Subsidies per soort": "subsidies/index.md"}]},
    {"Raden": [{"Alle raden": "raden/index.md"}]},
    {
        "Register": [
            {"Bronnen": "bronnen/index.md"},
            {"Gegevens": "data/index.md"},
            {"Over dit register": "over/index.md"},
            {"Privacy": "over/privacy.md"},
            {"Toegankelijkheid": "over/toegankelijkheid.md"},
        ]
    },
]


def at_work(out: Path) -> AbstractContextManager[None]:
    """Be the only one who reads councils or makes the site in a folder: two nights would spoil each other's work."""
    return alone(out, RefusedError(f"in {out} is het register al bezig. Wacht tot die opdracht klaar is."))
