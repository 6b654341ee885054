"""The pages before the members' door: signed out, no access, signing in fails. They hold no word of a member."""

from pathlib import Path

FOLDER = Path(__file__).with_name("deur")
PLACE = "/usr/local/share/lok/deur"
"""Where they stand on the host."""
NO_ACCESS, SIGNED_OUT, NO_PROVIDER = "geen-toegang.shtml", "afgemeld.html", "aanmelden-lukt-niet.html"


def door_files() -> dict[str, bytes]:
    """Return the pages of the door and their style, by name."""
    return {each.name: each.read_bytes() for each in sorted(FOLDER.iterdir()) if each.is_file()}
