// One question to the desk. What comes back has `status`: 0 without a connection, 401 when nobody is logged in.

const DOOR = document.querySelector("meta[name=voorvoegsel]").content;
let teken = document.querySelector("meta[name=teken]").content;
const GEDULD = 25000; // a sleeping laptop or another network leaves a question without an answer: it is asked again
const HOUDBAAR = 60000; // characters that a browser still sends when its tab is closed

// The number of a tap: the desk knows by it what it did already.
export function nummer() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

// A page or an answer of the desk by GET; null without a connection or a login.
export async function haal(adres) {
  try {
    const antwoord = await fetch(adres, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
    return antwoord.ok ? antwoord : null;
  } catch {
    return null;
  }
}

export async function vraag(adres, waarden, { tweede = false } = {}) {
  const antwoord = await stel(adres, waarden);
  if (antwoord === null) return { status: 0, melding: "Er is geen verbinding. Er is niets verloren." };
  if (antwoord.type === "opaqueredirect") return { status: 401, melding: "" };
  const json = (antwoord.headers.get("Content-Type") || "").includes("json");
  if (antwoord.status === 409 && !json) {
    if (tweede) return { status: 401, melding: "" };
    const nieuw = await nieuwTeken();
    return nieuw === 200 ? vraag(adres, waarden, { tweede: true }) : { status: nieuw, melding: "" };
  }
  try {
    if (json) return { status: antwoord.status, ...(await antwoord.json()) };
    const tekst = await antwoord.text();
    return { status: antwoord.ok ? 401 : antwoord.status, melding: tekst.length < 200 && !tekst.includes("<") ? tekst : "" };
  } catch {
    return { status: 0, melding: "" };
  }
}

async function stel(adres, waarden) {
  const lijf = JSON.stringify(waarden);
  const hoofden = { "Content-Type": "application/json", "X-Lok-Teken": teken };
  const begin = waarden.begin ?? document.body.dataset.begin;
  if (begin) hoofden["X-Lok-Begin"] = begin;
  const breker = new AbortController();
  const klok = setTimeout(() => breker.abort(), GEDULD);
  try {
    return await fetch(adres, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      keepalive: lijf.length < HOUDBAAR,
      signal: breker.signal,
      headers: hoofden,
      body: lijf,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(klok);
  }
}

// A page that outlived a restart of the desk asks for a new token; 200 when it has one.
async function nieuwTeken() {
  try {
    const antwoord = await fetch(`${DOOR}/teken`, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
    if (antwoord.type === "opaqueredirect") return 401;
    if (!antwoord.ok) return antwoord.status;
    teken = (await antwoord.json()).teken;
    return 200;
  } catch {
    return 0;
  }
}
