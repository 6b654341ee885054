"""What Material brings along and no page of ours asks for, for MkDocs and ProperDocs: its scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

UNUSED = ("assets/javascripts/",)


def on_files(files: Files, **_: Any) -> None:
    """Take those files out of the site: three hundred kilobytes."""
    for file in [each for each in files if each.src_uri.startswith(UNUSED)]:
        files.remove(file)
