// What could not be saved and has no field on this page: shown with its words until somebody decides.
import { knop, stuk } from "./velden.js";

const LANG = 2000;

function plaats() {
  let paneel = document.getElementById("niet-bewaard");
  if (!paneel) {
    paneel = stuk("section", "vak vak--niet");
    paneel.id = "niet-bewaard";
    paneel.setAttribute("aria-labelledby", "niet-bewaard-kop");
    const kop = stuk("h2", "", "Nog niet bewaard");
    kop.id = "niet-bewaard-kop";
    paneel.append(kop, stuk("ul", "lijst"));
    const hoofd = document.querySelector("main h1");
    hoofd.after(paneel);
  }
  return paneel;
}

export const aantal = () => document.querySelectorAll("#niet-bewaard li").length;
export const losseTekst = () => document.querySelector("#niet-bewaard [data-los]") !== null; // that stands nowhere else

// One thing: what it is about, why it was not saved, the words themselves, and the ways on.
export function toon({ titel, woorden, tekst = "", naar = "", los = false, wegen = [], daarna = null }) {
  const rij = stuk("li", "niet");
  rij.toggleAttribute("data-los", Boolean(los));
  const kop = naar ? stuk("a", "", titel) : stuk("b", "", titel);
  if (naar) kop.href = naar;
  rij.append(kop, stuk("span", "", woorden));
  if (tekst) rij.append(stuk("blockquote", "", tekst.slice(0, LANG)));
  const daden = stuk("span", "daden");
  const weg = () => { rij.remove(); if (!aantal()) document.getElementById("niet-bewaard")?.remove(); daarna?.(); };
  if (tekst) daden.append(knop("Kopieer de tekst", (gebeurtenis) => kopieer(tekst, gebeurtenis.target)));
  for (const [naam, doe] of wegen) daden.append(knop(naam, () => { doe(); weg(); }));
  rij.append(daden);
  plaats().querySelector("ul").append(rij);
  return weg;
}

export async function kopieer(tekst, waar) {
  try { await navigator.clipboard.writeText(tekst); } catch {
    const vak = document.createElement("textarea");
    vak.value = tekst;
    document.body.append(vak);
    vak.select();
    document.execCommand("copy");
    vak.remove();
  }
  if (waar) waar.textContent = "Gekopieerd";
}
