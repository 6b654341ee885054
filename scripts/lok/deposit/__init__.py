"""What the town's archive gets once a year: minutes with names, presence, advices and answers, as PDF and as data.

In go the records, a year and a day, out comes one bag (RFC 8493): a folder or a zip with an inventory that anybody can check.
It holds names, so that it is written outside the repository and outside every site, whole or not at all. No record changes.
"""

from lok.deposit.contents import Given
from lok.deposit.job import FaultyError, archive_zip, deposit, given_at, name_of
from lok.deposit.packing import Deposit
from lok.deposit.place import beside, place_for, write
from lok.deposit.state import State, state_of

__all__ = [
    "Deposit",
    "FaultyError",
    "Given",
    "State",
    "archive_zip",
    "beside",
    "deposit",
    "given_at",
    "name_of",
    "place_for",
    "state_of",
    "write",
]
