// A task with a screen: what it would change is shown while it is filled in; what is typed survives a closed page.
import { nummer, vraag } from "./vraag.js";
import { beginwaarde, groei, knop, waarde, zet } from "./velden.js";
import { houd, gehouden, laatGaan } from "./houden.js";
import { zoekers } from "./zoeken.js";

const RUST = 500; // milliseconds without a key before the desk is asked

export function taak(vorm, { kondigAan, straks }) {
  const gevolg = document.getElementById("gevolg");
  const meldingen = vorm.querySelector(":scope > .meldingen");
  let id = nummer();
  let gestuurd = "";
  let beurt = 0;
  let klok = 0;
  let prive = false;
  let bezig = false;

  zoekers({ vorm, klaar: () => later(), stand: { toon: () => {} } });
  // Who chose before this script was there is followed all the same.
  const vroeg = [...vorm.querySelectorAll("[data-leidt]")].find((veld) => { const keuze = veld.querySelector("[data-in]"); return waarde(keuze) !== beginwaarde(keuze); });
  if (vroeg) { kies(vroeg); return; }
  neemTerug();
  for (const vak of vorm.querySelectorAll("textarea")) groei(vak);
  vorm.addEventListener("input", (gebeurtenis) => {
    groei(gebeurtenis.target);
    if (!gebeurtenis.target.closest("[data-leidt]")) later();
  });
  vorm.addEventListener("change", (gebeurtenis) => {
    const veld = gebeurtenis.target.closest("[data-at][data-naam]");
    if (veld && "leidt" in veld.dataset) { kies(veld); return; }
    if (gebeurtenis.target.matches("select, [type=radio], [type=checkbox]")) meteen(); else later();
  });
  vorm.addEventListener("lok:gekozen", later);
  vorm.addEventListener("submit", (gebeurtenis) => { gebeurtenis.preventDefault(); if (vorm.querySelector("button[type=submit]")) doe(false); });
  addEventListener("pagehide", bewaar);
  proef();

  function antwoorden() {
    const gevonden = {};
    for (const veld of vorm.querySelectorAll("[data-at][data-naam]")) {
      const naam = veld.dataset.naam;
      if (veld.matches("fieldset")) gevonden[naam] = [...veld.querySelectorAll("[data-veel]:checked")].map((each) => each.value);
      else gevonden[naam] = waarde(veld.querySelector("[data-in]"));
    }
    return gevonden;
  }

  // What a closed page left behind stands there again, and says so.
  function neemTerug() {
    const eerder = gehouden(vorm.dataset.houd);
    if (!eerder || JSON.stringify(eerder) === JSON.stringify(antwoorden())) return;
    for (const veld of vorm.querySelectorAll("[data-at][data-naam]")) {
      const was = eerder[veld.dataset.naam];
      if (was === undefined) continue;
      if ("leidt" in veld.dataset) continue;
      if (Array.isArray(was)) for (const each of veld.querySelectorAll("[data-veel]")) each.checked = was.includes(each.value);
      else if (typeof was === "string") zet(veld.querySelector("[data-in]"), was);
    }
    const rij = document.createElement("p");
    rij.className = "melding melding--let-op";
    for (const groep of vorm.querySelectorAll("details.groep")) if ([...groep.querySelectorAll("[data-at][data-naam]")].some((each) => eerder[each.dataset.naam]?.length)) groep.open = true;
    rij.textContent = "Wat je hier eerder invulde, staat er nog. ";
    rij.append(knop("Begin opnieuw", () => { laatGaan(vorm.dataset.houd); prive = true; location.reload(); }));
    vorm.prepend(rij);
  }

  function bewaar() { if (!prive && klok) houd(vorm.dataset.houd, antwoorden()); }

  function later() {
    clearTimeout(klok);
    klok = setTimeout(() => { bewaar(); proef(); }, RUST);
  }

  function meteen() { clearTimeout(klok); klok = setTimeout(() => { bewaar(); proef(); }); }

  // The other questions are those of what is chosen here; what was typed for the one before is kept with that.
  function kies(veld) {
    const keuze = waarde(veld.querySelector("[data-in]"));
    if (klok) bewaar();
    clearTimeout(klok);
    klok = 0;
    location.assign(`?${new URLSearchParams({ [veld.dataset.naam]: keuze })}`);
  }

  // Which questions are asked now; a group of which none is asked is not there either.
  function toon(getoond) {
    for (const veld of vorm.querySelectorAll("[data-at][data-naam]")) if (veld.dataset.naam in getoond) veld.hidden = !getoond[veld.dataset.naam];
    for (const groep of vorm.querySelectorAll("details.groep")) groep.hidden = !groep.querySelector("[data-at][data-naam]:not([hidden])");
  }

  async function proef() {
    const deze = (beurt += 1);
    const antwoord = await vraag(`${vorm.dataset.plaats}proef`, { ...antwoorden(), stil: true });
    if (deze !== beurt || bezig || antwoord.blad === undefined) return;
    if (antwoord.prive) laatGaan(vorm.dataset.houd);
    prive = antwoord.prive;
    gevolg.innerHTML = antwoord.blad;
    toon(antwoord.getoond);
  }

  async function doe(toch) {
    if (bezig) return;
    bezig = true;
    const knopje = vorm.querySelector("button[type=submit]");
    knopje.setAttribute("aria-disabled", "true");
    meldingen.textContent = "";
    for (const each of vorm.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
    const waarden = antwoorden();
    const woorden = JSON.stringify(waarden);
    if (gestuurd !== woorden) { gestuurd = woorden; id = nummer(); } // asked twice, done once
    const antwoord = await vraag(`${vorm.dataset.plaats}doe`, { ...waarden, ...(toch ? { toch: true } : {}), id });
    bezig = false;
    knopje.removeAttribute("aria-disabled");
    if (antwoord.naar) {
      clearTimeout(klok);
      klok = 0;
      laatGaan(vorm.dataset.houd);
      if (antwoord.gedaan) straks({ ...antwoord.gedaan, nummer: antwoord.nummer, adres: antwoord.ongedaan });
      location.assign(antwoord.naar);
      return;
    }
    meldingen.textContent = antwoord.melding || (antwoord.status === 401 ? "Je bent afgemeld. Wat je invulde, blijft hier staan: meld je in een ander tabblad aan en probeer het opnieuw." : "Dat lukte niet. Er is niets verloren: probeer het opnieuw.");
    if (antwoord.mag_toch) meldingen.append(" ", knop("Toch bewaren", () => doe(true)));
    const veld = antwoord.bij && vorm.querySelector(`[data-at][data-naam="${CSS.escape(antwoord.bij)}"]`);
    const invoer = veld?.querySelector("[data-in], [data-veel]");
    for (const groep of vorm.querySelectorAll("details.groep")) if (veld && groep.contains(veld)) groep.open = true;
    if (invoer) { invoer.setAttribute("aria-invalid", "true"); invoer.focus(); veld.scrollIntoView({ block: "center" }); } else meldingen.focus();
    kondigAan(meldingen.textContent);
  }
}
