"""Files of the repository that follow from the code and are kept in it: what ``lok schema`` writes, in one list.

Schemas, the glossary, what the editor's settings say of each kind, the fields of the open data with their versions, and the
map of the rooms in CONTRIBUTING. A test holds each of them against the code.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from lok.kinds.registry import KINDS
from lok.opendata import history
from lok.opendata.linked import shacl
from lok.schema import house, schema
from lok.schema.glossary import glossary
from lok.words.terminal import RefusedError

GLOSSARY = schema.FOLDER / "glossary.md"
SETTINGS = Path(".vscode/settings.json")
FIELDS = Path("scripts/lok/opendata/velden.json")
PROFILE = Path("scripts/lok/opendata/linked/profiel.ttl")
CONTRIBUTING = Path("CONTRIBUTING.md")
MAP = re.compile(r"(?<=<!-- map -->\n\n).*?(?=\n\n<!-- end of the map -->)", re.DOTALL)
"""Where the map stands in CONTRIBUTING."""


def derived(root: Path) -> dict[Path, str]:
    """The text of every such file, by its path from ``root``; those that hold more than what follows keep the rest.

    Raises:
        OSError: CONTRIBUTING or the settings cannot be read.
        RefusedError: CONTRIBUTING has no place for the map.
    """
    guide = (root / CONTRIBUTING).read_text("utf-8")
    if len(MAP.findall(guide)) != 1:
        raise RefusedError(f"{CONTRIBUTING} mist de regels ‘<!-- map -->’ en ‘<!-- end of the map -->’ voor de kaart.")
    settings = json.loads((root / SETTINGS).read_text("utf-8"))
    settings["yaml.schemas"] = {
        f"./{schema.FOLDER}/{kind.soort}.schema.json": f"data/{kind.soort}/*.yaml" for kind in KINDS
    }
    return {
        **{schema.FOLDER / name: text for name, text in schema.files().items()},
        GLOSSARY: f"# Glossary\n\nFrom the models: the nouns of the field with what they mean. `lok schema` writes it.\n\n{glossary()}\n",
        SETTINGS: f"{json.dumps(settings, ensure_ascii=False, indent=2)}\n",
        FIELDS: history.written(history.read(root / FIELDS)),
        PROFILE: shacl.written(),
        CONTRIBUTING: MAP.sub(lambda _: house.plan(root), guide),
    }


def write(root: Path) -> tuple[Path, ...]:
    """Write these files below ``root`` and remove schemas of kinds that are gone; the paths of what changed.

    Raises:
        OSError: A file cannot be read or written.
    """
    made = derived(root)
    for stale in (root / schema.FOLDER).glob("*.schema.json"):
        if stale.relative_to(root) not in made:
            stale.unlink()
    changed = []
    for path, text in made.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists() or place.read_text("utf-8") != text:
            place.write_text(text, "utf-8", newline="\n")
            changed.append(path)
    return tuple(changed)
