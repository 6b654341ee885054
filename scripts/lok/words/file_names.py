"""Names that no file may have: what Windows keeps for devices, on whatever disk and with whatever ending, or cannot write."""

from __future__ import annotations

RESERVED_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))}
)
"""A file ``aux.yaml`` cannot be made, fetched or kept there: git refuses the whole repository.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""
FORBIDDEN_BY_WINDOWS = '<>:"|?*\\'
"""Characters that no name can have there."""


def refused_by_windows(name: str) -> str:
    """Why no folder or file can have this name on Windows, in Dutch; empty when it can."""
    if name.partition(".")[0].strip().lower() in RESERVED_BY_WINDOWS:
        return f"‘{name}’ is op Windows de naam van een apparaat: het bestand kan daar niet bestaan"
    if found := next((char for char in name if char in FORBIDDEN_BY_WINDOWS), ""):
        return f"in de naam ‘{name}’ staat {found}, en dat kan op Windows niet"
    if name.endswith((".", " ")):
        return (
            f"de naam ‘{name}’ eindigt op een {'punt' if name.endswith('.') else 'spatie'}, en dat kan op Windows niet"
        )
    return ""
