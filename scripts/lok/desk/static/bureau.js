// The pages of the desk: forms that save themselves, lists, searching by name. Nothing here runs without the server's word.
import { Bewaarder, vraag } from "./bewaren.js";
import { zoekers } from "./zoeken.js";
import { lijsten } from "./lijsten.js";
import { vergadering } from "./vergadering.js";
import { voorleggen } from "./voorleggen.js";
import { verslag } from "./verslag.js";
import { voorbeeld } from "./voorbeeld.js";

const lijf = document.body;

export function kondigAan(woorden) {
  const plek = document.getElementById("aankondiging");
  plek.textContent = "";
  requestAnimationFrame(() => { plek.textContent = woorden; });
}

// A form that is one act: a button, and then another page or a word why not.
function daden() {
  document.addEventListener("submit", async (gebeurtenis) => {
    const vorm = gebeurtenis.target;
    if (!vorm.dataset.daad) return;
    gebeurtenis.preventDefault();
    const knop = vorm.querySelector("button[type=submit]");
    const meldingen = vorm.querySelector(".meldingen");
    meldingen.textContent = "";
    knop.setAttribute("aria-disabled", "true");
    const waarden = Object.fromEntries(new FormData(vorm));
    const antwoord = await vraag(vorm.dataset.daad, waarden);
    knop.removeAttribute("aria-disabled");
    if (antwoord.naar) { location.assign(antwoord.naar); return; }
    if (antwoord.opnieuw) { location.reload(); return; }
    meldingen.textContent = antwoord.melding || "Dat lukte niet. Er is niets verloren: probeer het opnieuw.";
  });
}

function ongedaan() {
  document.addEventListener("click", async (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-ongedaan]");
    if (!knop) return;
    const antwoord = await vraag(knop.dataset.naar, { nummer: Number(knop.dataset.ongedaan) });
    if (antwoord.opnieuw) { sessionStorage.setItem("melding", antwoord.melding); location.reload(); return; }
    kondigAan(antwoord.melding || "Dat lukte niet.");
    knop.insertAdjacentText("afterend", ` ${antwoord.melding || "Dat lukte niet."}`);
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
const melding = sessionStorage.getItem("melding");
if (melding) { sessionStorage.removeItem("melding"); kondigAan(melding); }

voorleggen();
if ("voorbeeld" in lijf.dataset) voorbeeld();
if (document.getElementById("verslag")) verslag(kondigAan);
else if (lijf.dataset.record) {
  const bewaarder = new Bewaarder(lijf.dataset.record);
  bewaarder.volg(document.getElementById("formulier"));
  zoekers(bewaarder);
  if (lijf.dataset.scherm) vergadering(bewaarder, kondigAan);
  else lijsten(bewaarder, kondigAan);
  if (location.hash) {
    const plek = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let op = plek; op; op = op.parentElement) if (op.tagName === "DETAILS") op.open = true;
    plek?.scrollIntoView({ block: "center" });
    plek?.querySelector("input, textarea, select")?.focus();
  }
}
