"""Where a record and each of its parts stand on the site: the ids on a page, and the addresses that lead to them.

One rule for the pages, which print the ids, and for the files, which name them. An id follows from the number or the day
of a part and never from its title, so that a corrected title breaks no link. What an address cannot hold is written as
``~`` and the number of the character in Unicode, so that ``5 bis`` is ``punt-5~20bis``: a percent sign would be read as something
else in an address than in an id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.words.slug import slug

if TYPE_CHECKING:
    from datetime import date

FOLDER = "data"
"""The folder of all that is data, below the address of the public site."""
OF_THE_MODELS = tuple(
    f"{FOLDER}/{name}"
    for name in ("schema/", "datapackage.json", "woordenboek", "begrippen", "context.jsonld", "profiel.ttl")
)
"""How the paths begin of what is made of the models, and of the name and the address of the council: no record has a word in it."""
BESIDE = "gegevens.jsonld"
"""The name of the file of linked data beside the page of a record."""
UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def safe(text: object) -> str:
    """Text as a piece of an id: two texts that differ stay different."""
    return UNSAFE.sub(lambda found: f"~{ord(found[0]):x}", str(text))


def is_data(uri: str) -> bool:
    """Whether what stands at a path below the site is a file of the open data, and no page: it says nothing that no page says."""
    return (uri.startswith(f"{FOLDER}/") and not uri.endswith(".md")) or is_beside(uri)


def is_beside(uri: str) -> bool:
    """Whether it is the file of linked data beside the page of a record: the head of that page names it, and no text does."""
    return uri.endswith(f"/{BESIDE}")


def record_id(soort: str) -> str:
    """The id of a record on its own page: ``advies``, ``uitbreidingsronde``."""
    return slug(BY_SOORT[soort].enkelvoud)


def item_id(nr: object) -> str:
    """The id of an item of the agenda on the page of its meeting: ``punt-5``."""
    return f"punt-{safe(nr)}"


def treatment_id(nr: object) -> str:
    """The id of how an item was dealt with: ``punt-5-behandeling``."""
    return f"{item_id(nr)}-behandeling"


def vote_id(nr: object, rank: int) -> str:
    """The id of a vote on an item, the first being 1: ``punt-5-stemming-2``."""
    return f"{item_id(nr)}-stemming-{rank}"


def recommendation_id(nr: object) -> str:
    """The id of a recommendation on the page of its advice: ``aanbeveling-1``."""
    return f"aanbeveling-{safe(nr)}"


def answer_id(rank: int) -> str:
    """The id of an answer on the page of its advice, the first being 1: ``antwoord-1``."""
    return f"antwoord-{rank}"


def ask_id(nr: object) -> str:
    """The id of what is asked in a memorandum: ``vraag-3``."""
    return f"vraag-{safe(nr)}"


def version_id(first_day: date) -> str:
    """The id of a version of a regulation: its first day, and not its rank."""
    return f"versie-{first_day.isoformat()}"


def article_id(first_day: date, nr: object) -> str:
    """The id of an article of a version."""
    return f"{version_id(first_day)}-artikel-{safe(nr)}"


def rule_id(first_day: date, nr: object) -> str:
    """The id of what an article lays down, whatever its words: the law of which the article is the text."""
    return f"{article_id(first_day, nr)}-regel"


def article_iri(site: str, view: Any, first_day: date, nr: object) -> str:
    """The name of an article for programs: it stands on the page of its version, and on that of the regulation when shown."""
    return f"{page_address(site, view)}{version_id(first_day)}/#{article_id(first_day, nr)}"


def page_address(site: str, view: Any) -> str:
    """The address of the page of a record; ``site`` is the address of the site, with a closing slash."""
    return f"{site}{view.soort}/{view.id}/"


def iri(site: str, view: Any, part: str = "") -> str:
    """The name of a record for programs, or of ``part`` of it: an address that leads to the place on its page."""
    return f"{page_address(site, view)}#{part or record_id(view.soort)}"
