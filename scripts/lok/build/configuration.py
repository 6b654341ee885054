"""The configurations of both sites, as far as we read them ourselves: where a site stands on the web, and its menu.

MkDocs reads them whole; what is said here is what must be known before it starts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from lok.model.audience import Audience
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

CONFIGS = {Audience.PUBLIEK: "mkdocs.yml", Audience.LEDEN: "mkdocs.leden.yml"}
"""The configuration of each site, at the top of the repository."""


class _Loader(yaml.SafeLoader):
    """Passes over the tags that MkDocs gives a meaning (``!ENV``, ``!!python/name``): what we read is written out."""


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, lambda *_: None)


def settings(config: Path) -> dict[str, Any]:
    """The settings of a configuration over those of the one it inherits from, key by key at the top.

    Raises:
        RefusedError: A file cannot be read, or is no YAML.
    """
    try:
        given = _parsed(config.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RefusedError(f"{config.name} kan niet gelezen worden: {error}") from error
    if not isinstance(given, dict):
        return {}
    under = settings(config.parent / str(given["INHERIT"])) if "INHERIT" in given else {}
    return {**under, **given}


@lru_cache(maxsize=16)
def _parsed(text: str) -> Any:
    """What a configuration says. One build asks it of the same text eight times; nobody may change what is given."""
    return yaml.load(text, _Loader)  # noqa: S506  a safe loader


def news_by_mail(root: Path) -> bool:
    """Whether the host of the public site mails the news: ``nieuws_per_post`` under ``extra`` in its configuration.

    Raises:
        RefusedError: The file cannot be read as YAML, or the setting is neither ``true`` nor ``false``.
    """
    config = root / CONFIGS[Audience.PUBLIEK]
    extra = settings(config).get("extra") if config.is_file() else None
    given = extra.get("nieuws_per_post", False) if isinstance(extra, dict) else False
    if not isinstance(given, bool):
        raise RefusedError(f"{config.name}: schrijf bij nieuws_per_post true of false.")
    return given


def site_address(config: Path) -> str:
    """The address of the site that ``config`` configures, with a closing slash.

    Raises:
        RefusedError: The file cannot be read as YAML, or gives no web address.
    """
    given = settings(config).get("site_url")
    if not isinstance(given, str) or not given.startswith(("https://", "http://")):
        raise RefusedError(
            f"{config.name} geeft geen adres van de site. Schrijf bijvoorbeeld ‘site_url: https://lok.voorbeeld.be/’."
        )
    return f"{given.rstrip('/')}/"
