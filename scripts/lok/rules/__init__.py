"""The rules between records: each a generator over the whole archive, named after what must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.rules import contacts, dates, locations, meetings, references, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lok.archive import Archive
    from lok.kinds.base import Record
    from lok.problems import Finding

RULES: tuple[Callable[[Archive, date], Iterator[tuple[Record, Finding]]], ...] = (
    references.resolve,
    references.leak_nothing,
    meetings.attendance_is_complete,
    meetings.votes_fit_the_room,
    meetings.approval_is_mutual,
    meetings.approval_is_recorded,
    dates.council_days_are_possible,
    dates.held_meetings_are_past,
    contacts.nobody_is_sent_to_an_expired_contact,
    contacts.expired_contacts_are_noticed,
    contacts.contacts_are_checked_every_year,
    locations.places_within_todays_limits,
    locations.consent_was_given,
    locations.one_number_one_location,
    locations.states_keep_up,
    locations.seats_agree,
    visits.rounds_name_no_provider,
    visits.rounds_point_at_nobody,
)
