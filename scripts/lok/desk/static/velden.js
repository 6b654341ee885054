// What stands in the fields of a form, in the writing in which the desk says it back.

export const gelijk = (een, ander) => JSON.stringify(een ?? "") === JSON.stringify(ander ?? "");
export const veldVan = (invoer) => invoer.closest("[data-at]");
const kaal = (tekst) => tekst.replace(/\r\n/g, "\n").replace(/\n+$/, "");
const moment = (tekst) => tekst.replace("T", " ");

export function waarde(invoer) {
  if (invoer.type === "radio") return veldVan(invoer).querySelector("input:checked")?.value ?? "";
  if ("waarde" in invoer.dataset) return invoer.dataset.waarde;
  return invoer.type === "datetime-local" ? moment(invoer.value) : kaal(invoer.value);
}

// What the page came with, whatever the browser filled in since.
export function beginwaarde(invoer) {
  if (invoer.type === "radio") return [...veldVan(invoer).querySelectorAll("input")].find((each) => each.defaultChecked)?.value ?? "";
  if ("waarde" in invoer.dataset) return invoer.dataset.waarde;
  if (invoer.tagName === "SELECT") return ([...invoer.options].find((each) => each.defaultSelected) ?? invoer.options[0])?.value ?? "";
  return invoer.type === "datetime-local" ? moment(invoer.defaultValue) : kaal(invoer.defaultValue);
}

// A browser may fill in what stood there at an earlier visit: the page is right.
export function herstel(invoer) {
  if (invoer.type === "radio") invoer.checked = invoer.defaultChecked;
  else if (invoer.tagName === "SELECT") invoer.value = beginwaarde(invoer);
  else if (invoer.value !== invoer.defaultValue) invoer.value = invoer.defaultValue;
}

export function zet(invoer, nieuw, naam = "") {
  if (invoer.type === "radio") {
    for (const knop of veldVan(invoer).querySelectorAll("input")) knop.checked = knop.value === nieuw;
  } else if ("waarde" in invoer.dataset) {
    invoer.dataset.waarde = nieuw;
    schrijf(invoer, naam || nieuw);
    invoer.dataset.naam = invoer.value;
    delete invoer.dataset.zoekt;
  } else {
    schrijf(invoer, invoer.type === "datetime-local" ? String(nieuw).replace(" ", "T") : nieuw);
  }
}

// The same words again would take away what is selected in them.
function schrijf(invoer, tekst) { if (invoer.value !== tekst) invoer.value = tekst; }

// A day or an hour of which the last figure is not typed yet.
export function onaf(invoer) {
  return invoer.validity?.badInput || (["date", "datetime-local"].includes(invoer.type) && /^0/.test(invoer.value));
}

export function groei(vak) {
  if (vak.tagName !== "TEXTAREA") return;
  vak.rows = "regel" in vak.dataset ? Math.max(1, Math.ceil(vak.value.length / (vak.clientWidth / 9))) : Math.max(3, Math.min(30, vak.value.split("\n").reduce((som, regel) => som + 1 + Math.floor(regel.length / 70), 0) + 1));
}

export function knop(woorden, doe) {
  const nieuw = document.createElement("button");
  nieuw.type = "button";
  nieuw.className = "knop knop--klein";
  nieuw.textContent = woorden;
  nieuw.addEventListener("click", doe);
  return nieuw;
}

export function stuk(naam, klasse, tekst = "") {
  const nieuw = document.createElement(naam);
  if (klasse) nieuw.className = klasse;
  nieuw.textContent = tekst;
  return nieuw;
}
