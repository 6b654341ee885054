// The pages of the desk: forms that save themselves, lists, searching by name. Nothing here runs without the server's word.
import { Bewaarder } from "./bewaren.js";
import { nummer, vraag } from "./vraag.js";
import { wis } from "./wachtrij.js";
import { achtergrond } from "./achtergrond.js";
import { kondigAan } from "./daarnet.js";
import { zoekers } from "./zoeken.js";
import { lijsten } from "./lijsten.js";
import { bouwstenen } from "./bouwstenen.js";
import { samen } from "./samen.js";
import { laatAllesGaan } from "./houden.js";
import { taak } from "./taak.js";
import { vergadering } from "./vergadering.js";
import { voorleggen } from "./voorleggen.js";
import { verslag } from "./verslag.js";
import { voorbeeld } from "./voorbeeld.js";
import { vroeger } from "./vroeger.js";
import { ontvouw } from "./vernieuwen.js";
import { knop } from "./velden.js";
import { papieren } from "./papieren.js";

export { kondigAan } from "./daarnet.js";

const lijf = document.body;

// What the next page says first; a browser that keeps nothing says nothing.
function straks(gedaan) { try { sessionStorage.setItem("gedaan", JSON.stringify(gedaan)); } catch { /* likewise */ } }

function zeg() {
  try {
    const [gedaan, melding] = [JSON.parse(sessionStorage.getItem("gedaan")), sessionStorage.getItem("melding")];
    for (const naam of ["gedaan", "melding"]) sessionStorage.removeItem(naam);
    if (melding) kondigAan(melding);
    if (gedaan) kondigAan(gedaan.melding, gedaan.nummer ? { ...gedaan, daarna: () => location.reload() } : null);
  } catch { /* likewise */ }
}

const knopVan = (vorm) => vorm.querySelector("button[type=submit]");

// A form that is one act: a button, and then another page or a word why not.
function daden() {
  document.addEventListener("submit", async (gebeurtenis) => {
    const vorm = gebeurtenis.target;
    if (!vorm.dataset.daad) return;
    gebeurtenis.preventDefault();
    const knopje = gebeurtenis.submitter ?? knopVan(vorm);
    const meldingen = vorm.querySelector(".meldingen");
    meldingen.textContent = "";
    knopje.setAttribute("aria-disabled", "true");
    const waarden = Object.fromEntries(new FormData(vorm, gebeurtenis.submitter)); // which button it was counts
    if (vorm.dataset.toch) waarden.toch = true;
    delete vorm.dataset.toch;
    const woorden = JSON.stringify(waarden);
    if (vorm.dataset.woorden !== woorden) Object.assign(vorm.dataset, { woorden, id: nummer() }); // asked twice, done once
    const antwoord = await vraag(vorm.dataset.daad, { ...waarden, id: vorm.dataset.id });
    knopje.removeAttribute("aria-disabled");
    if (antwoord.wis) { wis(antwoord.wis); laatAllesGaan(antwoord.wis); }
    if (antwoord.gedaan) straks({ nummer: antwoord.nummer, adres: antwoord.ongedaan, ...antwoord.gedaan });
    if (antwoord.naar && "blijf" in vorm.dataset) { location.reload(); return; }
    if (antwoord.naar) { location.assign(antwoord.naar); return; }
    if (antwoord.opnieuw) { location.reload(); return; }
    meldingen.textContent = antwoord.melding || "Dat lukte niet. Er is niets verloren: probeer het opnieuw.";
    if (antwoord.mag_toch) meldingen.append(knop("Toch bewaren", () => { vorm.dataset.toch = "ja"; vorm.requestSubmit(knopje); }));
  });
}

function ongedaan() {
  document.addEventListener("click", async (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-ongedaan]");
    if (!knop) return;
    const antwoord = await vraag(knop.dataset.naar, { nummer: Number(knop.dataset.ongedaan), id: (knop.dataset.id ??= nummer()) });
    if (antwoord.opnieuw) { straks({ melding: antwoord.melding }); location.reload(); return; }
    const woorden = antwoord.melding || "Dat lukte niet. Probeer het opnieuw.";
    kondigAan(woorden);
    const plek = knop.parentElement.querySelector(".niet-gelukt") ?? knop.parentElement.appendChild(document.createElement("span"));
    plek.className = "niet-gelukt";
    plek.textContent = woorden;
  });
}

function zeven() {
  for (const veld of document.querySelectorAll("[data-zeef]")) {
    const rijen = [...document.getElementById(veld.dataset.zeef).children];
    const kaal = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    veld.addEventListener("input", () => {
      const woorden = kaal(veld.value).split(/\s+/).filter(Boolean);
      for (const rij of rijen) rij.hidden = !woorden.every((woord) => kaal(rij.textContent).includes(woord));
    });
  }
}

daden();
ongedaan();
zeven();
zeg();
achtergrond(document.getElementById("verslag") ? "" : lijf.dataset.record); // what is pasted has no form of its own

voorleggen();
samen();
if (document.getElementById("taak")) taak(document.getElementById("taak"), { kondigAan, straks });
papieren();
if ("voorbeeld" in lijf.dataset) voorbeeld();
if (document.getElementById("verslag")) verslag(kondigAan);
else if (lijf.dataset.record) {
  const bewaarder = new Bewaarder(lijf.dataset.record);
  bewaarder.volg(document.getElementById("formulier"));
  zoekers(bewaarder);
  vroeger(bewaarder);
  if (lijf.dataset.scherm) bouwstenen(bewaarder, kondigAan);
  if (lijf.dataset.scherm) vergadering(bewaarder, kondigAan);
  else lijsten(bewaarder, kondigAan);
  if (location.hash) {
    const plek = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (plek) ontvouw(plek);
    plek?.scrollIntoView({ block: "center" });
    plek?.querySelector("input, textarea, select")?.focus();
  }
}
document.documentElement.dataset.bureauKlaar = ""; // from here on a button does what it says
