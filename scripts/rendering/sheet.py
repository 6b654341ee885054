"""One style sheet for a whole site, for MkDocs and ProperDocs: a first visit asks for one file and not for forty.

The sheets that the configuration names are laid behind what this site uses of Material's, and every drawing they name is
written into them once, under a name of its own (``--i-magnify``). The file is named after what is in it, so that a host may keep it for
ever. Zensical runs no hooks: its pages name the same sheets one by one and look the same.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/stijl"
"""Where our sheets lie and the one made of them will: what they name beside themselves (letters) is found from there."""
DRAWING = re.compile(r"""url\(["']\.\./([a-z]+/([a-z0-9-]+)\.svg)["']\)""")
"""A drawing that a sheet of ours names: its path below ``assets``, and its name."""
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
ALTERNATIVES = re.compile(r":(?:not|is|where|has)\([^()]*\)")
"""What a selector says between brackets: it may name classes that no page has, and still hold."""
ATTRIBUTE = re.compile(r"""\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]""")
ELSEWHERE = ("[dir=rtl]", "[data-md-toggle", "[data-md-state", "[data-md-color-scheme", "[data-md-color-primary")
"""What a selector of Material names that no page of ours has: the other direction of writing, its switches, its colours."""
PIECE = re.compile(r"""\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\([^()"']*\)|[{};,]|[^"'({};,]+|.""", re.DOTALL)
"""A string, a bracket without one inside, a sign that divides, or what stands between those."""
NESTED = ("@media", "@supports", "@layer", "@container")
NAME = re.compile(r"--[\w-]+")
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
    sheets = without_remarks("\n".join(_without_drawings(each, drawings) for each in own))
    templates = " ".join(each.read_text("utf-8") for each in sorted(Path(config.theme.custom_dir).rglob("*.html")))
    known = {*CLASS.findall(sheets), *re.findall(r"[\w-]+", templates)}
    rules = used(without_remarks(frame.read_text("utf-8")), known)
    text = f"{without_spare_names(rules, sheets)}\n{sheets}"
    named = "".join(f"--i-{name}:{data_address(drawings[name].read_text('utf-8'))};" for name in sorted(drawings))
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


def used(sheet: str, known: set[str]) -> str:
    """The rules of a sheet that can hold on a page with no other classes than ``known``.

    A rule of Material for a class that neither our sheets nor our templates name is for a part that this site does not
    have: its drawer, its search, its blog.
    """
    kept = []
    for head, body in _rules(sheet):
        if body is None:
            kept.append(f"{head};")
        elif head.startswith(NESTED):
            inside = used(body, known)
            kept += [f"{head}{{{inside}}}"] if inside else []
        else:
            left = [each for each in _split(head, ",") if head.startswith("@") or _can_hold(each, known)]
            kept += [f"{','.join(left)}{{{body}}}"] if left else []
    return "\n".join(kept)


def without_spare_names(sheet: str, others: str) -> str:
    """A sheet without the values it gives a name (``--md-icon: …``) that nothing in it or in ``others`` asks for."""
    while True:
        asked = set(re.findall(r"var\(\s*(--[\w-]+)", f"{sheet} {others}"))
        left = "\n".join(filter(None, (_named(head, body, asked) for head, body in _rules(sheet))))
        if left == sheet:
            return left
        sheet = left


def _named(head: str, body: str | None, asked: set[str]) -> str:
    if body is None or head.startswith("@"):
        return f"{head};" if body is None else f"{head}{{{body}}}"
    lines = [each for each in _split(body, ";") if not (name := NAME.match(each.strip())) or name[0] in asked]
    return f"{head}{{{';'.join(lines)}}}" if any(each.strip() for each in lines) else ""


def _can_hold(selector: str, known: set[str]) -> bool:
    bare = ALTERNATIVES.sub("", selector)
    return not any(each in bare for each in ELSEWHERE) and set(CLASS.findall(ATTRIBUTE.sub("", bare))) <= known


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a sheet as what stands before the braces and what stands in them; a line without braces has ``None``."""
    text, head, depth = "", "", 0
    for piece in PIECE.findall(sheet):
        depth += (piece == "{") - (piece == "}")
        if piece == "{" and depth == 1:
            text, head = "", text.strip()
        elif piece == "}" and not depth:
            yield head, text
            text = ""
        elif piece == ";" and not depth:
            yield text.strip(), None
            text = ""
        else:
            text += piece


def _split(text: str, sign: str) -> list[str]:
    """A text at a sign, but for where it stands in a string or between brackets."""
    parts, depth = [""], 0
    for piece in PIECE.findall(text):
        depth += (piece == "(") - (piece == ")")
        if piece == sign and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


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
