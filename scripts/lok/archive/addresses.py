"""Where a site stands on the web: ``site_url`` of its MkDocs configuration, the one place where that is written down.

Beside the pipeline: ``build`` reads it and hands it to ``select``, so that calendars and feeds can name full addresses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


CALENDAR = "vergaderingen.ics"
"""The path of the calendar below the address of a site."""
SEARCH = "zoek"
"""The folder of the lists that the search reads, below the address of a site."""
FEEDS = ("alles", "adviezen", "memoranda", "vergaderingen", "reglementen")
"""The names of the feeds of the public site; those after the first are kinds."""


def feed_path(name: str) -> str:
    """The path of a feed below the address of the public site."""
    return f"volgen/{name}.xml"


INDEXES = frozenset({"index", "README"})
"""The names that MkDocs takes for the page of the folder itself."""


def folder_of(uri: str) -> str:
    """Where the site has the file of this path, below its address.

    A page stands in a folder of its own: ``over.md``, ``over/index.md`` and ``over/README.md`` are all ``over/``, and
    the home page is empty. Any other file stands where it stands.
    """
    if not uri.endswith(".md"):
        return uri
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    return "".join(f"{part}/" for part in (folder, "" if name in INDEXES else name) if part)


class _Loader(yaml.SafeLoader):
    """Passes over the tags that MkDocs gives a meaning (``!ENV``, ``!!python/name``): an address is written out."""


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, lambda *_: None)


def site_address(config: Path) -> str:
    """The address of the site that ``config`` configures, with a closing slash.

    Raises:
        RefusedError: The file cannot be read as YAML, or gives no web address.
    """
    try:
        given = _inherited(config)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RefusedError(f"{config.name} kan niet gelezen worden: {error}") from error
    if not isinstance(given, str) or not given.startswith(("https://", "http://")):
        raise RefusedError(
            f"{config.name} geeft geen adres van de site. Schrijf bijvoorbeeld ‘site_url: https://lok.voorbeeld.be/’."
        )
    return f"{given.rstrip('/')}/"


def _inherited(config: Path) -> Any:
    """``site_url`` of a configuration, or else of the one it inherits from."""
    settings = yaml.load(config.read_text("utf-8"), _Loader)  # noqa: S506  a safe loader
    if not isinstance(settings, dict):
        return None
    if "site_url" in settings or "INHERIT" not in settings:
        return settings.get("site_url")
    return _inherited(config.parent / str(settings["INHERIT"]))


REPORTS = "jaarverslagen"
"""The folder of the yearly reports on the members' site."""
REPORT_OPENING = re.compile(rf"{REPORTS}/inleiding-(\d{{4}})\.md")
"""The page written by hand that opens the report of a year; it has no page of its own."""
