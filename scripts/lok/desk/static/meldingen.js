// Words at a field: what the check says of it, and why a change of it was not saved.
import { knop, stuk, veldVan } from "./velden.js";

const EIGEN = ":scope > .meldingen > .eigen, :scope > details > .meldingen > .eigen";

export function wis(veld) { for (const each of veld?.querySelectorAll(EIGEN) ?? []) each.remove(); }

// The check's words, each at its field or at the nearest thing around it; a folded group says that there is something in it.
export function meld(vorm, problemen) {
  for (const each of vorm.querySelectorAll(".meldingen > .van-de-controle, summary > .hierin")) each.remove();
  for (const each of vorm.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
  for (const [at, fout, tekst, raad] of problemen) {
    let plek = null;
    for (let lengte = at.length; lengte > 0 && !plek; lengte -= 1) plek = document.getElementById(`v-${at.slice(0, lengte).join("-")}-meldingen`);
    if (!plek) continue;
    const zin = `${tekst[0].toUpperCase()}${tekst.slice(1)}.`.replace(/([.?!])\.$/, "$1");
    const melding = stuk("p", `melding van-de-controle ${fout ? "melding--fout" : "melding--let-op"}`, zin);
    if (raad) melding.append(stuk("span", "", ` ${raad}`));
    plek.append(melding);
    if (!fout) continue;
    plek.parentElement.querySelector("[data-in]")?.setAttribute("aria-invalid", "true");
    for (let op = plek.parentElement.closest("details"); op; op = op.parentElement.closest("details")) {
      const kop = op.querySelector(":scope > summary");
      if (!kop.querySelector(".hierin")) kop.append(stuk("span", "hierin", "fout hierin"));
    }
  }
}

// What the check says of the whole, and the pieces of the page that an answer brings along.
export function toonOordeel({ oordeel, panelen }) {
  const oud = document.getElementById("oordeel");
  if (oud && oordeel) {
    const open = oud.querySelector("details")?.open;
    oud.outerHTML = oordeel;
    const vers = document.querySelector("#oordeel details");
    if (vers && open !== undefined) vers.open = open;
  }
  for (const [naam, html] of Object.entries(panelen || {})) {
    const paneel = document.getElementById(naam);
    if (paneel) paneel.innerHTML = html;
  }
}

// Why a change was not saved, with the ways on: each is a word and what it does.
export function weiger(veld, woorden, wegen, citaten = []) {
  const plek = veld.querySelector(":scope > .meldingen, :scope > details > .meldingen");
  if (!plek) return;
  wis(veld);
  const melding = stuk("div", "melding melding--fout eigen");
  melding.setAttribute("role", "alert");
  melding.append(stuk("p", "", woorden));
  for (const [naam, tekst] of citaten) melding.append(stuk("p", "citaat__naam", naam), stuk("blockquote", "", tekst || "(leeg)"));
  for (const [naam, doe] of wegen) melding.append(knop(naam, doe), " ");
  plek.append(melding);
  for (let op = veld; op; op = op.parentElement) if (op.tagName === "DETAILS") op.open = true;
}

// What a field is called.
export function naamVan(veld) {
  const naam = veld?.querySelector("label, .groep__naam, legend")?.textContent.trim().replace(/ \*$/, "");
  const item = veld && veldVan(veld.parentElement ?? veld)?.closest(".item")?.querySelector(":scope > details > summary")?.firstChild?.textContent.trim();
  return item && naam ? `${item}, ${naam}` : naam ?? "";
}
