"""Where the records lie: a repository that everybody can read may not hold what only members may."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.model.audience import CONTENT, Audience, Reference, plan, project, references
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.archive.archive import Archive
    from lok.model.audience import Part
    from lok.model.kind import Record


CODE = "openbaar"


def everybody_reads(environment: Mapping[str, str]) -> bool:
    """Whether this is a run at GitHub of a repository, and so a log, that everybody can read.

    ``environment`` is that of the process. Outside GitHub there is nothing to judge; inside it, an event that does
    not say who can read the repository counts as public: better a refusal too many than a name too many.
    """
    return environment.get("GITHUB_ACTIONS") == "true" and not _is_private(environment.get("GITHUB_EVENT_PATH"))


def exposure(archive: Archive, environment: Mapping[str, str]) -> tuple[Problem, ...]:
    """One problem per record, page and attachment with members' data, when ``everybody_reads`` the repository."""
    if not everybody_reads(environment):
        return ()
    hint = "Maak de bewaarplaats privé. Wat al gepubliceerd werd, blijft in de geschiedenis staan: meld het aan het bestuur."
    message = "deze bewaarplaats is voor iedereen leesbaar, maar dit is alleen voor de leden"
    found = [
        Problem(f"data/{soort}/{record.id}.yaml", 1, 1, "", CODE, Level.FOUT, message, hint)
        for soort, record in archive.everything()
        if not record.voorbeeld and holds_members_data(archive, record)
    ]
    found += [
        Problem(page.path, 1, 1, "", CODE, Level.FOUT, message, hint)
        for page in archive.pages
        if page.audience is Audience.LEDEN and not page.uri.startswith("handleiding/")
    ]
    found += [
        Problem(f"content/{path}", 1, 1, "", CODE, Level.FOUT, message, hint)
        for path, each in archive.attachments.items()
        if each.audience is Audience.LEDEN and not _only_of_examples(archive, path)
    ]
    return tuple(found)


def _only_of_examples(archive: Archive, path: str) -> bool:
    """Whether an attachment is named by records, and by invented ones only."""
    naming = [
        record
        for _, record in archive.everything()
        for _, reference in references(record, Audience.LEDEN, final=True)
        if reference == Reference(CONTENT, path)
    ]
    return bool(naming) and all(record.voorbeeld for record in naming)


def holds_members_data(archive: Archive, record: Record) -> bool:
    """Whether the file of a record says anything that the public edition would leave out."""
    if record.readers is Audience.LEDEN:
        return True
    view = project(record, Audience.PUBLIEK, final=archive.published(record))
    return view is None or _more_than(record, vars(view))


def _more_than(part: Part, seen: dict[str, Any]) -> bool:
    """Whether ``part`` holds a value that is not among the fields ``seen`` of its view."""
    for field in plan(type(part)):
        value = getattr(part, field.name)
        if value is None or value == () or value == type(part).model_fields[field.name].default:
            continue
        if field.name not in seen:
            return True
        if field.parts:
            inside = value if isinstance(value, tuple) else (value,)
            views = seen[field.name] if isinstance(value, tuple) else (seen[field.name],)
            if len(inside) != len(views) or any(
                _more_than(each, vars(view)) for each, view in zip(inside, views, strict=True)
            ):
                return True
    return False


def _is_private(event_path: str | None) -> bool:
    """Whether the event of a GitHub run says that its repository is private or internal."""
    try:
        event = json.loads(Path(event_path or "").read_text("utf-8"))
        repository = event["repository"]
        return repository["private"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False
