"""The texts a council starts from: its settings, its lines in the configurations, its keepers, its pages about itself.

Beside the pipeline, for ``lok init``. The invented council of the tests uses the same texts, so they live once.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lok.init.shapes import SHAPES, Vorm
from lok.kinds.organen import called
from lok.source.scalar import scalar
from lok.words.dutch import listed, written_day
from lok.words.slug import slug

if TYPE_CHECKING:
    from datetime import date as day

    from lok.init.shapes import Shape, Town

STARTER = Path(__file__).parent / "starter"
CONFIGS = ("mkdocs.yml", "mkdocs.leden.yml")
OWN_LINES = re.compile(
    r"(?P<head>^ *# --- Van deze raad[^\n]*\n)(?P<lines>.*?)(?P<tail>^ *# --- einde van de regels van deze raad)",
    re.DOTALL | re.MULTILINE,
)
"""The lines of a configuration that belong to the council, between two comments."""
OWNERS = ".github/CODEOWNERS"
OWNER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}")
"""The name of an organisation at GitHub."""
TEAM = re.compile(r"@[A-Za-z0-9-]+/beheer\b")


@dataclass(frozen=True, slots=True)
class Council:
    """What sets one council apart from another, and the day its pages speak of.

    ``bestuur`` reads well after ‘de’: ``stad Dendermonde``. ``van`` and ``tot`` are the first and last day of the
    present term.
    """

    naam: str
    afkorting: str
    bestuur: str
    gemeente: str
    nis_code: str
    van: day
    tot: day
    mailbox: str
    site_url: str
    leden_url: str
    repo_url: str | None
    opgesteld_op: day
    vorm: Vorm = Vorm.lok
    andere: tuple[Town, ...] = ()

    @property
    def shape(self) -> Shape:
        """Which body it is, and the words for it."""
        return SHAPES[self.vorm]

    @property
    def id(self) -> str:
        """The id of its record."""
        return slug(self.afkorting)

    @property
    def keepers(self) -> str:
        """The team that keeps its program: of the organisation of its repository, or of one named after the council."""
        owner, _, repository = urlsplit(self.repo_url or "").path.strip("/").partition("/")
        return f"@{owner if repository and OWNER.fullmatch(owner) else self.id}/beheer"


def pages(council: Council) -> dict[str, str]:
    """The hand-written pages of a council, by their path from the root of the repository."""
    found = sorted((STARTER / "publiek").rglob("*.md.jinja"))
    names = [place.relative_to(STARTER).as_posix() for place in found]
    return {f"content/{name.removesuffix('.jinja')}": rendered(name, council) for name in names}


def settings(council: Council) -> str:
    """The text of the council's own record."""
    return rendered("raad.yaml.jinja", council)


def configured(name: str, text: str, council: Council) -> str:
    """A configuration (one of ``CONFIGS``) with the council's lines in the place of those between the two comments, and its name in the menu.

    Raises ``ValueError`` when the comments are not there, each once.
    """
    if len(OWN_LINES.findall(text)) != 1:
        raise ValueError(f"{name} mist de regels ‘Van deze raad’ en ‘einde van de regels van deze raad’.")
    lines = rendered(f"{name}.jinja", council)
    menu = called(text, council.shape.orgaan)
    return OWN_LINES.sub(lambda match: f"{match['head']}{lines}{match['tail']}", menu)


def owned(text: str, council: Council) -> str:
    """``CODEOWNERS`` with the team of the council in the place of the team that every line names."""
    return TEAM.sub(council.keepers, text)


def rendered(name: str, council: Council) -> str:
    """A starter text with the values of a council."""
    shape = council.shape
    values = asdict(council) | {
        "id": council.id,
        "datum": written_day(council.opgesteld_op),
        "orgaan": shape.orgaan.value,
        "kort": shape.short,
        "wat": shape.name,
        "besturen": listed([f"de {each}" for each in (council.bestuur, *(town.bestuur for town in council.andere))]),
    }
    return called(_environment().get_template(name).render(values), shape.orgaan)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(STARTER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  YAML and Markdown, from values that were checked by the model of the council
    )
    made.globals["scalar"] = scalar
    return made
