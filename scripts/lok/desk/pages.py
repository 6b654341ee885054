"""The pages of the desk: one template each, with everything that a record says escaped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from lok.words.dutch import counted, hour, written_date, written_moment

if TYPE_CHECKING:
    from starlette.requests import Request

    from lok.desk.works import Work

HERE = Path(__file__).parent
STATIC = HERE / "static"
THEME = Path(__file__).parents[2] / "theme" / "assets"


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages under a prefix; ``several`` when more than one person can come in, who then see who else is there."""

    prefix: str
    several: bool = False

    def address(self, work: Work) -> str:
        """Where a draft stands."""
        return f"{self.prefix}/werk/{work.name}/"

    def answer(self, asked: Request, template: str, **values: Any) -> HTMLResponse:
        """A page as an answer."""
        return HTMLResponse(self.text(asked, template, **values))

    def text(self, asked: Request, template: str, **values: Any) -> str:
        """A page, or a piece of one, as HTML."""
        found = environment().get_template(template)
        person = asked.scope["person"]
        token = asked.scope["token"](person)
        return found.render(prefix=self.prefix, several=self.several, person=person, token=token, **values)


@cache
def environment() -> Environment:
    """The templates, with the words that all of them use."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    made.filters["written_date"] = written_date
    made.filters["written_moment"] = written_moment
    made.filters["counted"] = counted
    made.filters["hour"] = hour
    made.filters["said_day"] = said_day
    made.filters["place"] = lambda at: "-".join(map(str, at))
    return made


def said_day(text: str) -> str:
    """A day as the records write it, in words; another text as it is."""
    try:
        return written_date(date.fromisoformat(text))
    except ValueError:
        return text
