// What waits to be saved, kept in this browser until the desk says that it has it: one place for each change, so that two
// tabs never wipe what the other keeps. What a closed tab left behind is taken over by the next page that is opened.
import { nummer } from "./vraag.js";

const VOOR = "lok-wacht2:";
const VROEGER = "lok-wacht:";
const TAB = nummer();
const sloten = navigator.locks;
sloten?.request(`lok-tab:${TAB}`, () => new Promise(() => {})).catch(() => {});

// Who is at work in this browser: another person's text is not sent in one's own name.
export const wie = document.querySelector(".kop__wie")?.textContent.trim() ?? "";

let volgorde = 0;

export function nieuw(gegevens) {
  volgorde += 1;
  const basis = { begin: document.body.dataset.begin ?? "", titel: document.querySelector("h1")?.textContent.trim() ?? "" };
  return { ...basis, ...gegevens, id: nummer(), tab: TAB, wie, tijd: Date.now() * 1000 + (volgorde % 1000) };
}

// Keep a change; false when this browser keeps nothing. What is only of this page stays out of it.
export function leg(deze) {
  if (deze.prive) { vergeet(deze); deze.vast = false; return false; }
  const { typt, sinds, vast, ...houdbaar } = deze;
  try {
    localStorage.setItem(VOOR + deze.id, JSON.stringify(houdbaar));
    deze.vast = true;
  } catch {
    deze.vast = false;
  }
  return deze.vast;
}

export function vergeet(deze) {
  try { localStorage.removeItem(VOOR + deze.id); } catch { /* then nothing was kept either */ }
}

function sleutels() {
  try { return Object.keys(localStorage); } catch { return []; }
}

function lees(sleutel) {
  try {
    const deze = JSON.parse(localStorage.getItem(sleutel));
    return deze && deze.id && typeof deze.adres === "string" && typeof deze.record === "string" ? deze : null;
  } catch {
    return null;
  }
}

export function inBewaring() {
  return sleutels().filter((each) => each.startsWith(VOOR)).map(lees).filter(Boolean).sort((een, ander) => een.tijd - ander.tijd);
}

// What stands there and is no change that this page understands: text of an earlier version of the desk.
export function onleesbaar() {
  return sleutels()
    .filter((each) => each.startsWith(VROEGER) || (each.startsWith(VOOR) && lees(each) === null))
    .map((sleutel) => ({ sleutel, tekst: localStorage.getItem(sleutel) ?? "" }));
}

export function gooiWeg(sleutel) { try { localStorage.removeItem(sleutel); } catch { /* likewise */ } }

// What closed tabs left behind and what suits this page; from here on it is of this page.
export async function neemOver(past) {
  const neem = async () => {
    const levend = new Set((await sloten?.query())?.held?.map((each) => each.name) ?? []);
    const over = inBewaring().filter((each) => each.tab !== TAB && !levend.has(`lok-tab:${each.tab}`) && past(each));
    for (const each of over) leg(Object.assign(each, { tab: TAB }));
    return over;
  };
  try { return await (sloten ? sloten.request("lok-overnemen", neem) : neem()); } catch { return []; }
}

// A change that this page will not send after all: the next one may.
export function laatLos(deze) { leg(Object.assign(deze, { tab: "" })); }

// At the end of a piece of work nothing of it stays on this device.
export function wis(werk) {
  for (const each of inBewaring()) if (each.record.startsWith(werk)) vergeet(each);
  for (const { sleutel } of onleesbaar()) if (sleutel.startsWith(VROEGER + werk)) gooiWeg(sleutel);
}

// Told when another tab saved something of a record.
export function hoort(record, doe) {
  addEventListener("storage", (gebeurtenis) => {
    if (!gebeurtenis.key?.startsWith(VOOR) || gebeurtenis.newValue !== null) return;
    try { if (JSON.parse(gebeurtenis.oldValue).record === record) doe(); } catch { /* no change of ours */ }
  });
}
