// The server's own echo of a change: only now does it leave the queue, and only now does its field count as saved.
import { gelijk, veldVan, waarde, zet } from "./velden.js";
import { vergeet } from "./wachtrij.js";
import { meld, toonOordeel, wis } from "./meldingen.js";

const GEKOZEN = new Set(["date", "time", "datetime-local", "radio"]); // nobody has a caret in these

export function gehoord(van, deze, antwoord) {
  vergeet(deze);
  van.tijd = antwoord.bewaard ?? van.tijd;
  if (deze.soort === "waarde") inVeld(van, deze, antwoord);
  if (antwoord.vast && antwoord.voor) van.schuif(antwoord.voor, antwoord.merk);
  if (van.merk === antwoord.merk) {
    meld(van.vorm, antwoord.problemen || []);
    for (const { at, getoond } of antwoord.velden || []) van.vorm.querySelector(`[id="v-${at.join("-")}-veld"]`)?.toggleAttribute("hidden", !getoond);
  }
  toonOordeel(antwoord);
  deze.klaar?.(antwoord);
  if (antwoord.merk && antwoord.merk !== van.merk) van.verouderd = true;
}

// Its field in this form: typed in it, or typed in an earlier one and written into the very text that this one shows.
function plekIn(van, deze, antwoord) {
  if (deze.merk === van.merk) return deze.sleutel;
  return antwoord.vast && antwoord.voor === van.merk ? JSON.stringify(antwoord.at) : "";
}

function inVeld(van, deze, antwoord) {
  const echo = antwoord.waarde ?? "";
  const hier = plekIn(van, deze, antwoord);
  const later = van.wacht.filter((each) => each.soort === "waarde" && (each.merk === deze.merk ? each.sleutel === deze.sleutel : each.merk === van.merk && each.sleutel === hier));
  for (const each of later) each.was = echo;
  const invoer = hier && van.invoer(hier);
  if (!invoer) return;
  const veld = veldVan(invoer);
  const onaangeroerd = !later.length && gelijk(waarde(invoer), van.getoond.get(veld));
  van.getoond.set(veld, echo);
  van.gestuurd.set(veld, deze.waarde);
  wis(veld);
  const schrijft = document.activeElement === invoer && !GEKOZEN.has(invoer.type) && !("waarde" in invoer.dataset);
  if ((onaangeroerd || (gelijk(waarde(invoer), deze.waarde) && !schrijft)) && !invoer.dataset.zoekt) zet(invoer, echo, antwoord.naam);
}
