// Papers: a text goes to the clipboard with its headings and lists and also plain; the town's template is given as a file.
import { kondigAan } from "./daarnet.js";
import { nummer, vraag } from "./vraag.js";

const GETOOND = 8000; // as long as somebody takes to read a line twice
const BLOK = 0x8000; // bytes that are put into letters at once

async function haalTekst(adres) {
  let antwoord;
  try {
    antwoord = await fetch(adres, { credentials: "same-origin", cache: "no-store", redirect: "manual", headers: { Accept: "application/json" } });
  } catch {
    throw new Error("Er is geen verbinding. Probeer het straks opnieuw.");
  }
  if (antwoord.ok) return antwoord.text();
  const woorden = await antwoord.json().then((each) => each.melding, () => "");
  throw new Error(woorden || "Dat lukte niet. Laad de bladzijde opnieuw.");
}

// What a button does, read aloud once and to be seen beside it.
function zeg(knop, woorden) {
  kondigAan(woorden);
  const bij = knop.form ?? knop.parentElement;
  const plek = bij.querySelector(".papier__gedaan") ?? bij.appendChild(document.createElement("p"));
  plek.className = "papier__gedaan";
  plek.setAttribute("aria-hidden", "true");
  plek.textContent = woorden;
  clearTimeout(plek.dataset.klok);
  plek.dataset.klok = setTimeout(() => plek.remove(), GETOOND);
}

// The text itself, selected: whoever has a browser without a clipboard copies it with two keys.
function toonBlad(plek, opmaak) {
  const blad = document.createElement("div");
  blad.className = "kopieerblad";
  blad.tabIndex = 0;
  blad.setAttribute("role", "region");
  blad.setAttribute("aria-label", "Tekst om te kopiëren");
  for (const each of [...new DOMParser().parseFromString(opmaak, "text/html").body.childNodes]) blad.append(document.importNode(each, true));
  plek.append("De tekst staat hieronder en is geselecteerd. Kopieer hem met Ctrl en C (op een Mac: Cmd en C).", blad);
  blad.focus();
  getSelection().selectAllChildren(blad);
}

async function kopieer(knop) {
  const plek = (knop.form ?? knop.parentElement).querySelector(".meldingen");
  plek.replaceChildren();
  const gevraagd = knop.form ? `?${new URLSearchParams(new FormData(knop.form))}` : "";
  const opmaak = haalTekst(knop.dataset.kopieerOpmaak + gevraagd);
  const kaal = haalTekst(knop.dataset.kopieerTekst + gevraagd);
  const stuk = (tekst, soort) => tekst.then((each) => new Blob([each], { type: soort }));
  const beide = Promise.all([opmaak, kaal]);
  beide.catch(() => {}); // said below
  try {
    const delen = { "text/html": stuk(opmaak, "text/html"), "text/plain": stuk(kaal, "text/plain") };
    for (const each of Object.values(delen)) each.catch(() => {}); // said below
    await navigator.clipboard.write([new ClipboardItem(delen)]); // asked at once: a browser forgets soon that somebody tapped
    zeg(knop, "Gekopieerd. Plak het in Gelinkt Notuleren, Word of een mail.");
  } catch {
    try {
      toonBlad(plek, (await beide)[0]);
    } catch (fout) {
      plek.textContent = fout.message;
    }
  }
}

async function geef(vorm) {
  const plek = vorm.querySelector(".meldingen");
  const [bestand] = vorm.querySelector("input[type=file]").files;
  if (!bestand) { plek.textContent = "Kies eerst een bestand."; return; }
  plek.textContent = "Even geduld…";
  const bytes = new Uint8Array(await bestand.arrayBuffer());
  let letters = "";
  for (let van = 0; van < bytes.length; van += BLOK) letters += String.fromCharCode(...bytes.subarray(van, van + BLOK));
  const antwoord = await vraag(vorm.dataset.sjabloon, { bestand: btoa(letters), id: nummer() });
  if (antwoord.opnieuw) {
    try { sessionStorage.setItem("gedaan", JSON.stringify(antwoord.gedaan)); } catch { /* then it is not said */ }
    location.reload();
    return;
  }
  plek.textContent = antwoord.melding || "Dat lukte niet. Probeer het opnieuw.";
}

export function papieren() {
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-kopieer-opmaak], [data-papier]");
    if (knop?.dataset.kopieerOpmaak) kopieer(knop);
    else if (knop) zeg(knop, "Het papier wordt gemaakt. Het komt zo bij je downloads.");
  });
  document.addEventListener("submit", (gebeurtenis) => {
    if (!gebeurtenis.target.dataset.sjabloon) return;
    gebeurtenis.preventDefault();
    geef(gebeurtenis.target);
  });
}
