"""One style sheet for a whole site, for MkDocs and ProperDocs: a first visit asks for one file and not for forty.

The sheets that the configuration names are laid behind that of Material, and every drawing they name is written into them
once, under a name of its own (``--i-magnify``). The file is named after what is in it, so that a host may keep it for
ever. Zensical runs no hooks: its pages name the same sheets one by one and look the same.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/stijl"
"""Where our sheets lie and the one made of them will: what they name beside themselves (letters) is found from there."""
DRAWING = re.compile(r"""url\(["']\.\./([a-z]+/([a-z0-9-]+)\.svg)["']\)""")
"""A drawing that a sheet of ours names: its path below ``assets``, and its name."""
REMARK = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
BREAK = re.compile(r"\n\s*")
SAFE = " ='/:,;()[]!@$&*+-._~"
"""What may stand in a data address in double quotes as it is; its own quotes become single ones."""
GONE: set[str] = set()
"""What the last configuration took into its sheet: no page asks for these files."""


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Make the sheet; ``extra.stijlblad`` gives templates its path and ``extra.stijl`` is what it holds."""
    themes = [Path(each) for each in config.theme.dirs]
    frame = next(path for each in themes for path in sorted((each / "assets/stylesheets").glob("main.*.min.css")))
    own = [next(each / name for each in themes if (each / name).is_file()) for name in config.extra_css]
    drawings: dict[str, Path] = {}
    text = without_remarks("\n".join([frame.read_text("utf-8"), *(_without_drawings(each, drawings) for each in own)]))
    named = "".join(f"--i-{name}:{data_address(drawings[name].read_text('utf-8'))};" for name in sorted(drawings))
    # Behind Material's, which begins with the one line that may not come later.
    text = f"{text}\n:root{{{named}}}\n"
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    GONE.clear()
    GONE.update(config.extra_css)
    GONE.update(f"assets/{path.parent.name}/{path.name}" for path in drawings.values())
    config.extra["stijl"] = text
    config.extra["stijlblad"] = f"{FOLDER}/lok.{digest}.css"
    config.extra_css = []
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Put the sheet into the site, in the place of what it was made of."""
    kind = type(next(iter(files)))  # MkDocs and ProperDocs each have their own
    for file in [each for each in files if each.src_uri in GONE or each.src_uri.startswith("assets/stylesheets/")]:
        files.remove(file)
    files.append(kind.generated(config, config.extra["stijlblad"], content=config.extra["stijl"]))


def without_remarks(text: str) -> str:
    """A sheet without what only its writers read."""
    return BREAK.sub("\n", REMARK.sub("", text)).strip()


def data_address(drawing: str) -> str:
    """A drawing as an address that holds it."""
    return f'url("data:image/svg+xml,{quote(BREAK.sub("", drawing).strip().replace(chr(34), chr(39)), SAFE)}")'


def _without_drawings(sheet: Path, drawings: dict[str, Path]) -> str:
    """The text of a sheet with the drawings it names by the names they get; adds them to ``drawings``."""

    def named(found: re.Match[str]) -> str:
        place = sheet.parent.parent / found[1]
        drawings.setdefault(found[2], place)
        return f"var(--i-{found[2]})"

    return DRAWING.sub(named, sheet.read_text("utf-8"))
