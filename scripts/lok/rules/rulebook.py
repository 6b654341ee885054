"""The rules between records: each a generator, named after what must hold.

Those of ``RULES`` look at the whole archive, those of ``FACT_RULES`` at what was computed from it once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.rules import (
    actions,
    advices,
    answers,
    attendance,
    ballots,
    composition,
    contacts,
    dates,
    elections,
    examples,
    former,
    grants,
    law,
    locations,
    mandates,
    meetings,
    memoranda,
    minutes,
    nameless,
    opinions,
    outlived,
    private_words,
    questions,
    quorum,
    references,
    rhythm,
    twins,
    versions,
    visits,
    votes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.model.kind import Record
    from lok.source.problems import Finding

    Rule = Callable[[Archive, date], Iterator[tuple[Record, Finding]]]
    FactRule = Callable[[Facts, date], Iterator[tuple[Record, Finding]]]

RULES: tuple[Rule, ...] = (
    private_words.public_text_is_nobodys,  # takes the longest, so it begins first where two processes share the rules
    nameless.remarks_and_sentences_name_nobody,
    references.resolve,
    references.leak_nothing,
    meetings.attendance_is_complete,
    meetings.votes_fit_the_room,
    meetings.approval_is_mutual,
    meetings.approval_is_recorded,
    dates.council_days_are_possible,
    dates.held_meetings_are_past,
    dates.facts_are_past,
    dates.changes_are_dated,
    memoranda.the_term_exists,
    contacts.nobody_is_sent_to_an_expired_contact,
    contacts.expired_contacts_are_noticed,
    contacts.contacts_are_checked_every_year,
    questions.every_contact_answers_a_question,
    questions.every_question_is_answered_today,
    questions.every_question_is_asked_once,
    locations.places_within_todays_limits,
    locations.consent_was_given,
    locations.one_number_one_location,
    locations.states_keep_up,
    locations.seats_agree,
    opinions.opinions_leave_in_time,
    opinions.the_hearing_lasts_its_term,
    opinions.the_term_has_begun,
    opinions.other_steps_are_in_time,
    opinions.steps_keep_their_order,
    opinions.no_advice_is_said_afterwards,
    visits.rounds_name_no_provider,
    visits.rounds_point_at_nobody,
    versions.one_version_a_day,
    twins.one_meeting_at_a_time,
    twins.one_number_a_year,
    twins.the_id_names_the_day,
    examples.no_example_is_left_over,
    grants.one_total_a_year,
    grants.asked_for,
    grants.within_the_budget,
    law.statements_of_law_are_checked,
)

FACT_RULES: tuple[FactRule, ...] = (
    mandates.politicians_have_no_vote,
    mandates.the_chair_has_no_tie,
    mandates.one_member_a_seat,
    mandates.the_seat_exists,
    composition.no_advice_out_of_balance,
    composition.balance_is_kept,
    composition.all_groups_sit,
    composition.composed_in_time,
    attendance.who_is_present_has_a_mandate,
    attendance.nobody_sits_twice,
    attendance.proxies_are_in_the_room,
    attendance.one_proxy_a_seat,
    quorum.quorum_is_as_stated,
    quorum.votes_are_taken_in_number,
    quorum.a_second_meeting_has_a_first,
    votes.outcomes_follow,
    elections.rounds_fit_the_room,
    elections.elected_follow,
    ballots.ballots_fit_the_room,
    ballots.winners_follow,
    minutes.earlier_minutes_of_the_same_body,
    minutes.minutes_get_approved,
    minutes.corrections_come_after,
    minutes.approval_is_named,
    former.the_council_of_then,
    former.advice_and_meeting_agree,
    former.each_town_answers,
    advices.from_a_meeting_that_was_held,
    advices.in_number,
    advices.not_before_the_meeting,
    advices.given_within_its_term,
    advices.the_request_was_complete,
    advices.one_number_one_advice,
    answers.answered_in_time,
    answers.the_term_has_a_first_day,
    answers.looked_at_again,
    actions.actions_in_time,
    actions.carried_actions_have_an_origin,
    rhythm.enough_meetings,
    rhythm.no_long_silence,
    rhythm.plans_keep_up,
    rhythm.the_next_meeting_comes_later,
    rhythm.invited_in_time,
    outlived.nothing_outlives_its_term,
    outlived.terms_within_the_law,
)

RESTS_ON: Mapping[Rule | FactRule, frozenset[str]] = {
    questions.every_contact_answers_a_question: frozenset({"vragen"}),
    composition.all_groups_sit: frozenset({"zetels", "mandaten"}),
    attendance.who_is_present_has_a_mandate: frozenset({"mandaten"}),
    quorum.quorum_is_as_stated: frozenset({"zetels", "mandaten"}),
    quorum.a_second_meeting_has_a_first: frozenset({"vergaderingen"}),
    advices.in_number: frozenset({"zetels", "mandaten"}),
    actions.actions_in_time: frozenset({"vergaderingen"}),
    examples.no_example_is_left_over: frozenset({"raad"}),
    rhythm.enough_meetings: frozenset({"vergaderingen"}),
    rhythm.no_long_silence: frozenset({"vergaderingen"}),
    outlived.nothing_outlives_its_term: frozenset({"mandaten", "zetels"}),
}
"""The kinds of which a rule must have every record: were one unreadable, it would blame another file for it."""
