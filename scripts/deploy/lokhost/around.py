"""What goes with a swap of the members' site: who may enter, and the pages that the host itself fills.

Access closes before it opens. Before the new pages are there, only who may enter by the old list and by the new one is
let in; after it, who may enter by the new one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lokhost import log_page
from lokhost.releases import Around

if TYPE_CHECKING:
    from pathlib import Path

    from lokhost.settings import Settings


def around(settings: Settings, name: str) -> Around:  # noqa: ARG001
    """What is done around a swap of a site."""

    def after(_release: Path) -> None:
        if why := log_page.renew(settings):
            sys.stderr.write(f"{why}\n")

    return Around(after=after)
