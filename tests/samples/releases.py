"""Tiny releases, as a host receives them: a page, a style under the name that follows from it, and what goes with them."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

from lokhost import releases
from lokhost.settings import Settings
from samples.host_settings import MEMBERS, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'"
HOST = f"""{PUBLIC}{MEMBERS}
[uitgaven]
bewaren = 3
"""


def host(root: Path) -> Settings:
    """A host whose files all stand below a folder."""
    file = root / "etc/lok/host.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HOST, "utf-8")
    return Settings.read(file, root)


def style_of(word: str) -> str:
    """The address of the style of the release that says a word."""
    return f"assets-{hashlib.sha256(word.encode()).hexdigest()[:16]}/stijl.css"


def lay(folder: Path, word: str, site: str = "publiek", *, pages: int = 3, mandates: Sequence[str] = ()) -> Path:
    """Write a release that says a word on its pages, all below a folder; with these mandates one for members opens."""
    files = {
        "beleid.txt": f"{POLICY}; report-to {word}",
        "uitgave.json": json.dumps(
            {
                "vorm": 1,
                "site": site,
                "commit": hashlib.sha1(word.encode(), usedforsecurity=False).hexdigest(),
                "gemaakt": "2026-11-30T05:00:00+00:00",
                "dag": "2026-11-30",
            }
        ),
        "site/index.html": f'<link rel="stylesheet" href="{style_of(word)}"><p>{word}</p>',
        f"site/{style_of(word)}": f"p::after {{ content: '{word}' }}",
        **{f"site/blad-{number}/index.html": f"<p>blad {number}</p>" for number in range(pages)},
    }
    if site == "leden":
        files |= {
            "toegang.json": json.dumps({"vorm": 1, "mandaten": [_mandate(each) for each in mandates]}),
            "schil/publicaties.html": "<!-- lok:inhoud -->",
        }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # another name of a file keeps what it holds
        file.write_text(text, "utf-8")
    return listed(folder)


def _mandate(name: str) -> dict[str, object]:
    return {"mandaat": name, "groepen": ["leden"], "eerste": None, "laatste": None}


def listed(folder: Path) -> Path:
    """Write the list of sums of what stands in a folder now."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "sommen.txt"
    }
    (folder / "sommen.txt").unlink(missing_ok=True)
    (folder / "sommen.txt").write_text("".join(f"{files[path]}  {path}\n" for path in sorted(files)), "utf-8")
    return folder


def received(site: releases.Shown, word: str, *, mandates: Sequence[str] = ()) -> int:
    """Begin a release and lay it where it comes in, with nothing left of the one before. Returns its number."""
    number = releases.begin(site)
    coming = site.coming(number)
    for each in coming.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    lay(coming, word, site.name, mandates=mandates)
    return number


def shown(site: releases.Shown, word: str) -> int:
    """Receive a release and show it."""
    number = received(site, word)
    releases.activate(site, number)
    return number


def says(site: releases.Shown) -> str:
    """The home page of a site as it is shown."""
    return (site.folder / "nu/site/index.html").read_text("utf-8")
