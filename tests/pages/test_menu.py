"""The menu of each site names every overview that is made and every page that each council starts from, and nothing else."""

from __future__ import annotations

import pytest

from leak.site import MENUS, named_in, read_menu
from lok.edition.select import select
from lok.init import texts as starters
from lok.model.audience import Audience
from lok.pages.site import pages
from samples import whole_council
from samples.configurations import SETTINGS
from samples.places import REPOSITORY

IN_THE_FRAME = {"zoeken.md"}
"""Pages to which the frame of every page leads, and so no menu."""


def overview(uri: str) -> bool:
    """Whether a page stands above others: on top, the index of a folder on top, or a page of the handbook."""
    folder, _, name = uri.rpartition("/")
    return not folder or ("/" not in folder and (name == "index.md" or folder == "handleiding"))


@pytest.mark.parametrize("audience", Audience)
def test_every_overview_is_in_the_menu_once(audience: Audience) -> None:
    edition = select(whole_council.archive(), audience, whole_council.DAY, address=SETTINGS.site_url)
    made = {page.uri for page in pages(edition, None) if overview(page.uri)}
    written = {path.removeprefix("content/publiek/") for path in starters.pages(SETTINGS)}
    if audience is Audience.LEDEN:
        handbook = (REPOSITORY / "content" / whole_council.HANDBOOK).glob("*.md")
        written |= {f"handleiding/{file.name}" for file in handbook}
    named = list(named_in(read_menu(MENUS[audience])))
    assert len(named) == len(set(named))
    assert set(named) == (made | written) - IN_THE_FRAME
