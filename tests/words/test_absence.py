"""Why somebody was not at a meeting is told wherever it stands, and an illness that is spoken about is not."""

from __future__ import annotations

import pytest

from lok.words.sensitive import Providers, says_too_much, sensitive

TOLD = (
    "Het lid voor de ouders is afwezig wegens ziekte.",
    "De vertegenwoordiger van de gezinsopvang is er niet bij: ze ligt in het ziekenhuis.",
    "De voorzitter laat zich verontschuldigen omdat haar kind ziek is.",
    "De zetel van de ouders blijft leeg wegens een operatie.",
    "Een lid is langdurig ziek.",
    "De ondervoorzitter zit thuis met een burn-out.",
    "De secretaris kan er door ziekte niet zijn.",
    "Wegens ziekte van de voorzitter leidt de ondervoorzitter de vergadering.",
    "De voorzitter is ziek, de ondervoorzitter zit voor.",
    "Het lid voor de ouders heeft zwangerschapsverlof.",
    "Door een sterfgeval in de familie is de afgevaardigde van de gezinsopvang er niet.",
    "De raad neemt er kennis van dat de voorzitter met ziekteverlof is.",
    "De voorzitter neemt ontslag om gezondheidsredenen.",
    "Z05 is verontschuldigd (griep).",
    "De vertegenwoordiger van vzw X kon niet komen: kind ziek.",
    "Gezinsbond: afwezig wegens begrafenis.",
    "Het lid van de ouders is door ziekte afwezig; het besluit wordt verdaagd.",
    "De plaatsvervanger komt in de plaats van het zieke lid.",
    "De secretaris herstelt van een heelkundige ingreep.",
    "Ouders vertegenwoordiger: verontschuldigd, doktersbezoek.",
    "Wegens ziekte wordt het verslag door de ondervoorzitter gemaakt.",
    "De voorzitter is herstellende.",
    "De afgevaardigde ontbreekt wegens familiale omstandigheden.",
    "De schepen is verhinderd wegens vakantie.",
    "Afwezig met ziektebriefje: het lid voor de onthaalouders.",
    "Wegens ziekte van het lid voor de ouders wordt het punt uitgesteld.",
    "Het punt wordt uitgesteld wegens ziekte.",
    "De vergadering gaat niet door wegens ziekte van de secretaris.",
)
FINE = (
    "Een kind dat ziek is, blijft thuis.",
    "Kinderen met koorts worden niet toegelaten.",
    "Bij ziekte van de onthaalouder zoekt het loket een andere opvang.",
    "De voorzitter dankt de leden voor het onderzoek naar ziekteverzuim in de opvang.",
    "De onthaalouders vragen vervangcapaciteit bij ziekte.",
    "De opvang sluit wegens ziekte van een begeleider.",
    "Ouders van een ziek kind krijgen voorrang.",
    "De leden bespreken opvang voor zieke kinderen.",
    "De secretaris stelt het gezondheidsbeleid voor.",
    "Een lid vraagt wat er gebeurt als de onthaalouder ziek is.",
    "Het lid voor de gezinsopvang vraagt vervanging bij ziekte van onthaalouders.",
    "De schepen is verontschuldigd voor dit punt wegens een belangenconflict.",
    "De vergadering wordt geschorst wegens een stroompanne.",
    "De raad vraagt vervanging door de dienst na de behandeling van het punt.",
    "De leden vragen dat de sluiting van een opvang wegens ziekte vroeger gemeld wordt.",
    "Het lid voor de ouders vraagt waarom de opvang dicht is wegens ziekte.",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_reason_of_absence_in_running_text_is_told(text: str) -> None:
    assert says_too_much(text)
    assert list(sensitive(text, Providers([])))


@pytest.mark.parametrize("text", FINE)
def test_what_is_said_about_care_is_not(text: str) -> None:
    assert not list(sensitive(text, Providers([])))
