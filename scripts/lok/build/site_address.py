"""Where a site stands on the web: ``site_url`` of its MkDocs configuration, the one place where that is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


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
