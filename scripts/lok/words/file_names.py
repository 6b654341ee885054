"""Names that no file may have: what Windows keeps for devices, on whatever disk and with whatever ending."""

from __future__ import annotations

RESERVED_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))}
)
"""A file ``aux.yaml`` cannot be made, fetched or kept there: git refuses the whole repository.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""
