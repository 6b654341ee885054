// A change that was not saved: shown at its field with the ways on, or above the form when the field is no more.
import { gelijk, groei, waarde, zet } from "./velden.js";
import { leg, vergeet } from "./wachtrij.js";
import { weiger, wis } from "./meldingen.js";
import { toon } from "./paneel.js";
import { kondigAan } from "./daarnet.js";

const WEG = new Set([404, 410]);

export function weigering(van, deze, antwoord) {
  if (deze.soort !== "waarde") {
    vergeet(deze); // nothing was typed: the words stay where they are
    if (deze.mislukt) deze.mislukt(antwoord);
    else kondigAan(antwoord.melding || "Dat lukte niet.");
    van.verouderd ||= Boolean(antwoord.verouderd);
    return;
  }
  if (antwoord.prive) deze.prive = true;
  leg(deze); // what may be kept is kept until somebody decides
  const veld = deze.merk === van.merk ? van.veld(deze.sleutel) : antwoord.merk === van.merk && van.veld(JSON.stringify(antwoord.at));
  if (veld && !antwoord.weg && !WEG.has(antwoord.status)) aanVeld(van, deze, antwoord, veld);
  else if (antwoord.at && antwoord.merk !== van.merk) {
    // The form is an old one: it comes anew, and then the change is asked about again, at its field.
    van.niet.set(deze.id, { deze });
    van.verouderd = true;
  } else {
    van.verouderd ||= Boolean(antwoord.merk && antwoord.merk !== van.merk);
    toon({
      titel: deze.naam || deze.titel,
      woorden: antwoord.melding || "Dit is niet bewaard.",
      tekst: String(deze.tekst ?? deze.waarde),
      los: deze.prive,
      wegen: [["Ik heb dit niet meer nodig", () => vergeet(deze)]],
      daarna: () => van.stand.toon(),
    });
  }
}

function aanVeld(van, deze, antwoord, veld) {
  const invoer = veld.querySelector("[data-in]");
  if (gelijk(waarde(invoer), van.getoond.get(veld))) {
    zet(invoer, deze.waarde, deze.tekst);
    groei(invoer);
  } else if (!gelijk(waarde(invoer), deze.waarde)) {
    vergeet(deze);
    return; // there is something newer in the field, that goes by itself
  }
  van.niet.set(veld.dataset.at, { deze });
  const weg = () => {
    vergeet(deze);
    van.niet.delete(veld.dataset.at);
    wis(veld);
  };
  const nog = (anders) => {
    const nieuw = { ...deze, ...anders, sleutel: veld.dataset.at, waarde: waarde(invoer), tekst: invoer.dataset.naam, geprobeerd: false };
    weg();
    van.voegBij(nieuw);
    invoer.focus();
    van.stuur();
  };
  if (!("botsing" in antwoord)) {
    weiger(veld, antwoord.melding || "Dit is niet bewaard.", antwoord.mag_toch ? [["Toch bewaren", () => nog({ toch: true })]] : []);
    return;
  }
  const neem = () => {
    weg();
    zet(invoer, antwoord.botsing, antwoord.naam);
    groei(invoer);
    van.getoond.set(veld, antwoord.botsing);
    invoer.focus();
    van.opnieuw();
  };
  const houd = () => nog({ was: antwoord.botsing, merk: antwoord.merk, plek: antwoord.at });
  const citaten = [["Er staat nu:", antwoord.naam], ["Jij typte:", String(deze.tekst ?? deze.waarde)]];
  weiger(veld, "Iemand anders wijzigde dit intussen. Kies wat er moet staan.", [["Houd wat ik typte", houd], ["Neem wat er nu staat", neem]], citaten);
}
