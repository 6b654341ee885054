"""What we compare ourselves with, each as a command on the same files: other programs, and MkDocs as it comes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from samples.places import COMMON

REPOSITORY = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

PARSE = """\
import pathlib, sys, yaml
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


def check_jsonschema(root: Path) -> list[list[str]]:
    """One invocation of check-jsonschema for each kind that has records, with the schema this repository commits."""
    commands = []
    for folder in sorted((root / "data").iterdir()):
        schema = REPOSITORY / "scripts" / "schema" / f"{folder.name}.schema.json"
        files = sorted(str(file) for file in folder.glob("*.yaml"))
        commands.append([str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files])
    return commands


def bare_parse(root: Path) -> list[str]:
    """A process that parses every record with PyYAML's C loader and drops what it read."""
    return [sys.executable, "-c", PARSE, str(root / "data")]


def stock_mkdocs(root: Path, docs: Path, out: Path) -> list[str]:
    """MkDocs with Material as it comes: the staged folder ``docs``, the search plugin and our Markdown extensions.

    Without a ``nav`` of its own, MkDocs puts every page in the navigation.
    """
    ours, common = (yaml.safe_load((root / name).read_text("utf-8")) for name in ("mkdocs.yml", COMMON))
    settings = {
        "site_name": ours["site_name"],
        "site_url": ours["site_url"],
        "docs_dir": str(docs),
        "site_dir": str(out),
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": common["markdown_extensions"],
    }
    file = out.with_suffix(".yml")
    file.write_text(yaml.safe_dump(settings), "utf-8")
    return [str(BIN / "mkdocs"), "build", "--quiet", "--config-file", str(file)]


HUGO = """\
title = "LOK"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
BARE = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>"
"""The whole theme that Hugo gets."""


def hugo(docs: Path, folder: Path) -> list[str]:
    """Hugo with a bare theme on the Markdown of a staged folder, all of it, into ``folder``.

    The page of a folder is ``_index.md`` there. Links stay as they are written: Hugo is given nothing to look up.
    """
    (folder / "layouts").mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    for name in ("single", "list", "home"):
        (folder / "layouts" / f"{name}.html").write_text(BARE, "utf-8")
    for file in docs.rglob("*.md"):
        name = "_index.md" if file.name == "index.md" else file.name
        place = folder / "content" / file.relative_to(docs).with_name(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    return [str(BIN / "hugo"), "--quiet", "--source", str(folder)]


def lok(*words: str) -> list[str]:
    """Our own command."""
    return [sys.executable, "-m", "lok.cli", *words]
