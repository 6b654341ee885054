// Saving: every change goes into a queue that outlives the page, and leaves it only on the server's own echo.

const DOOR = document.querySelector("meta[name=voorvoegsel]").content;
let teken = document.querySelector("meta[name=teken]").content;
const WACHT = 700;
const OPNIEUW = [1000, 2000, 5000, 10000, 20000];

// One question to the desk. What comes back has `status`: 0 without a connection.
export async function vraag(adres, waarden, { tweede = false } = {}) {
  let antwoord;
  try {
    antwoord = await fetch(adres, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Lok-Teken": teken },
      body: JSON.stringify(waarden),
    });
  } catch {
    return { status: 0, melding: "Er is geen verbinding. Er is niets verloren." };
  }
  const json = (antwoord.headers.get("Content-Type") || "").includes("json");
  if (antwoord.status === 409 && !json && !tweede && (await nieuwTeken())) return vraag(adres, waarden, { tweede: true });
  if (!json) return { status: antwoord.redirected || antwoord.ok ? 401 : antwoord.status, melding: await antwoord.text().then((tekst) => (tekst.length < 200 ? tekst : "")) };
  return { status: antwoord.status, ...(await antwoord.json()) };
}

async function nieuwTeken() {
  try {
    const antwoord = await fetch(`${DOOR}/teken`, { credentials: "same-origin", cache: "no-store" });
    if (!antwoord.ok) return false;
    teken = (await antwoord.json()).teken;
    return true;
  } catch {
    return false;
  }
}

const gelijk = (een, ander) => JSON.stringify(een ?? "") === JSON.stringify(ander ?? "");

export class Bewaarder {
  constructor(adres) {
    this.adres = adres;
    this.sleutel = `lok-wacht:${adres}`;
    this.stand = document.getElementById("bewaard");
    this.wacht = this.lees();
    this.bezig = false;
    this.poging = 0;
    this.getoond = new Map();
    this.klokken = new Map();
    this.niet = new Map(); // what was refused, by its place: it is sent again only when it changes, or when somebody insists
    addEventListener("online", () => this.stuur());
    addEventListener("focus", () => this.stuur());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.stuur(); else this.alles(); });
    addEventListener("pagehide", () => this.alles());
    addEventListener("beforeunload", (gebeurtenis) => { this.alles(); if (this.wacht.length) gebeurtenis.preventDefault(); });
  }

  lees() {
    try { return JSON.parse(localStorage.getItem(this.sleutel)) || []; } catch { return []; }
  }

  schrijf() {
    try {
      if (this.wacht.length) localStorage.setItem(this.sleutel, JSON.stringify(this.wacht));
      else localStorage.removeItem(this.sleutel);
    } catch { /* a full store: what waits is still on the page, and the page warns before it closes */ }
  }

  // Follow a form: what it showed when it came is what a change is measured against.
  volg(vorm) {
    this.vorm = vorm;
    this.merk = vorm.dataset.merk;
    this.getoond.clear();
    this.niet.clear();
    for (const invoer of vorm.querySelectorAll("[data-in]")) this.onthoud(invoer);
    this.meld(JSON.parse(vorm.dataset.problemen || "[]"));
    if (!this.volgt) {
      this.volgt = true;
      vorm.addEventListener("input", (gebeurtenis) => this.getypt(gebeurtenis.target));
      vorm.addEventListener("change", (gebeurtenis) => this.klaar(gebeurtenis.target));
      vorm.addEventListener("focusout", (gebeurtenis) => this.klaar(gebeurtenis.target));
      vorm.addEventListener("lok:gekozen", (gebeurtenis) => this.klaar(gebeurtenis.target));
    }
    this.herneem();
    this.groei();
  }

  onthoud(invoer) {
    const plek = this.plek(invoer);
    if (plek && (invoer.type !== "radio" || invoer.checked || !this.getoond.has(plek))) this.getoond.set(plek, this.waarde(invoer));
  }

  plek(invoer) { return invoer.closest("[data-at]")?.dataset.at; }

  waarde(invoer) {
    if (invoer.type === "radio") return invoer.closest("[data-at]").querySelector("input:checked")?.value ?? "";
    if (invoer.type === "checkbox") return invoer.checked;
    if ("waarde" in invoer.dataset) return invoer.dataset.waarde;
    return invoer.value.replace(/\r\n/g, "\n").replace(/\n+$/, "");
  }

  getypt(invoer) {
    if (!invoer.matches?.("[data-in]") || invoer.type === "radio" || invoer.getAttribute("role") === "combobox") return;
    this.groeiEen(invoer);
    const plek = this.plek(invoer);
    clearTimeout(this.klokken.get(plek));
    this.klokken.set(plek, setTimeout(() => this.klaar(invoer), WACHT));
    this.toon("typt");
  }

  klaar(invoer) {
    if (!invoer.matches?.("[data-in]") || !invoer.isConnected) return;
    const plek = this.plek(invoer);
    clearTimeout(this.klokken.get(plek));
    this.klokken.delete(plek);
    const nieuw = this.waarde(invoer);
    const staat = this.wacht.find((each) => each.soort === "waarde" && each.sleutel === plek && !each.onderweg);
    const laatste = staat ? staat.waarde : this.wacht.findLast((each) => each.sleutel === plek)?.waarde ?? this.getoond.get(plek);
    if (this.niet.has(plek) && gelijk(nieuw, this.niet.get(plek))) return;
    this.niet.delete(plek);
    if (gelijk(nieuw, laatste)) { if (!this.wacht.length) this.toon(this.tijd ? "bewaard" : ""); return; }
    if (staat) staat.waarde = nieuw;
    else this.wacht.push({ soort: "waarde", sleutel: plek, adres: `${this.adres}wijzig`, plek: JSON.parse(plek), daad: "gewijzigd", waarde: nieuw, was: this.getoond.get(plek) ?? "", merk: this.merk });
    this.schrijf();
    this.toon("bezig");
    this.stuur();
  }

  // Everything that is still being typed goes into the queue now.
  alles() {
    for (const plek of [...this.klokken.keys()]) {
      const invoer = this.invoer(plek);
      if (invoer) this.klaar(invoer);
    }
  }

  invoer(plek) {
    return [...this.vorm.querySelectorAll("[data-in]")].find((each) => this.plek(each) === plek);
  }

  // What an earlier page could not send any more.
  herneem() {
    for (const each of this.wacht) {
      each.onderweg = false;
      const invoer = each.soort === "waarde" && this.invoer(each.sleutel);
      if (invoer && invoer.type !== "radio" && !("waarde" in invoer.dataset)) { invoer.value = each.waarde; }
      if (invoer?.type === "radio") for (const knop of invoer.closest("[data-at]").querySelectorAll("input")) knop.checked = knop.value === each.waarde;
    }
    if (this.wacht.length) this.stuur();
  }

  async stuur() {
    if (this.bezig || !this.wacht.length) return;
    this.bezig = true;
    while (this.wacht.length) {
      const deze = this.wacht[0];
      deze.onderweg = true;
      if (!deze.merk || deze.volgend) deze.merk = this.merk;
      const antwoord = await vraag(deze.adres, deze);
      if (antwoord.status === 200) {
        this.poging = 0;
        this.wacht.shift();
        for (const each of this.wacht) {
          if (each.sleutel === deze.sleutel) each.was = antwoord.waarde ?? "";
          if (antwoord.direct && each.merk === deze.merk) each.merk = antwoord.merk; // nobody else was there in between
        }
        this.schrijf();
        this.bewaard(deze, antwoord);
        continue;
      }
      deze.onderweg = false;
      if (antwoord.status === 422 || antwoord.status === 400 || antwoord.status === 404 || antwoord.status === 409 || antwoord.status === 413) {
        this.wacht.shift();
        this.schrijf();
        this.geweigerd(deze, antwoord);
        continue;
      }
      this.bezig = false;
      this.toon(antwoord.status === 401 || antwoord.status === 403 ? "afgemeld" : antwoord.status === 507 || antwoord.status === 500 ? "schijf" : "weg", antwoord.melding);
      clearTimeout(this.later);
      this.later = setTimeout(() => this.stuur(), OPNIEUW[Math.min(this.poging++, OPNIEUW.length - 1)]);
      return;
    }
    this.bezig = false;
  }

  bewaard(deze, antwoord) {
    this.merk = antwoord.merk ?? this.merk;
    this.tijd = antwoord.bewaard;
    if (deze.soort === "waarde") {
      const echo = antwoord.waarde ?? "";
      const plek = JSON.stringify(antwoord.at);
      this.getoond.set(deze.sleutel, echo);
      if (plek !== deze.sleutel) { deze.klaar?.(antwoord); this.opnieuw(); return; }
      const invoer = this.invoer(deze.sleutel);
      if (invoer) {
        this.wis(invoer.closest("[data-at]"));
        const nu = this.waarde(invoer);
        if (gelijk(nu, deze.waarde) && !gelijk(nu, echo)) this.zet(invoer, echo);
        else if (!gelijk(nu, deze.waarde)) this.getypt(invoer);
      }
    }
    this.meld(antwoord.problemen || []);
    for (const { at, getoond } of antwoord.velden || []) {
      const veld = this.vorm.querySelector(`[id="v-${at.join("-")}-veld"]`);
      if (veld) veld.hidden = !getoond;
    }
    const oordeel = document.getElementById("oordeel");
    if (oordeel && antwoord.oordeel) {
      const open = oordeel.querySelector("details")?.open;
      oordeel.outerHTML = antwoord.oordeel;
      const nieuw = document.querySelector("#oordeel details");
      if (nieuw && open !== undefined) nieuw.open = open;
    }
    for (const [naam, html] of Object.entries(antwoord.panelen || {})) {
      const paneel = document.getElementById(naam);
      if (paneel) paneel.innerHTML = html;
    }
    deze.klaar?.(antwoord);
    if (antwoord.opnieuw) this.opnieuw(antwoord.focus);
    this.toon(this.wacht.length || this.klokken.size ? "bezig" : "bewaard");
  }

  zet(invoer, waarde) {
    if (invoer.type === "radio") { for (const knop of invoer.closest("[data-at]").querySelectorAll("input")) knop.checked = knop.value === waarde; return; }
    if ("waarde" in invoer.dataset) { invoer.dataset.waarde = waarde; return; }
    if (invoer.type === "datetime-local") { invoer.value = String(waarde).replace(" ", "T"); return; }
    if (["date", "time"].includes(invoer.type) || document.activeElement !== invoer) invoer.value = waarde;
  }

  geweigerd(deze, antwoord) {
    const veld = this.vorm.querySelector(`[id="v-${deze.plek?.join?.("-")}-veld"]`);
    const plek = veld?.querySelector(":scope > .meldingen, :scope > details > .meldingen");
    deze.mislukt?.(antwoord);
    if (deze.soort === "waarde") this.niet.set(deze.sleutel, deze.waarde);
    this.toon("niet", antwoord.melding);
    if (!plek) return;
    this.wis(veld);
    const melding = document.createElement("div");
    melding.className = "melding melding--fout eigen";
    melding.setAttribute("role", "alert");
    if ("botsing" in antwoord) {
      melding.textContent = "Intussen wijzigde iemand anders dit. Er staat nu: ";
      const daar = document.createElement("blockquote");
      daar.textContent = antwoord.naam || "(leeg)";
      melding.append(daar, this.knop("Houd wat ik typte", () => { this.getoond.set(deze.sleutel, antwoord.botsing ?? ""); this.nog(deze, { was: antwoord.botsing ?? "", merk: "" }); }), this.knop("Neem wat er staat", () => this.opnieuw()));
    } else {
      melding.textContent = antwoord.melding || "Dit is niet bewaard.";
      if (antwoord.mag_toch) melding.append(" ", this.knop("Toch bewaren", () => this.nog(deze, { toch: true })));
    }
    plek.append(melding);
  }

  nog(deze, anders) {
    const invoer = this.invoer(deze.sleutel);
    this.niet.delete(deze.sleutel);
    this.wacht.push({ ...deze, ...anders, waarde: invoer ? this.waarde(invoer) : deze.waarde, onderweg: false });
    if (invoer) this.wis(invoer.closest("[data-at]"));
    this.schrijf();
    this.stuur();
  }

  knop(woorden, doe) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "knop knop--klein";
    knop.textContent = woorden;
    knop.addEventListener("click", doe);
    return knop;
  }

  // An act of a screen: it waits its turn behind what was typed.
  voegToe(daad) {
    this.wacht.push(daad);
    this.schrijf();
    this.toon("bezig");
    this.stuur();
  }

  // A change of the form itself: an item more, less or elsewhere. The form then comes anew, with the focus where it was.
  doe(waarden, { focus = null, klaar = null } = {}) {
    this.alles();
    this.wacht.push({ soort: "vorm", sleutel: JSON.stringify(waarden.plek ?? waarden), adres: `${this.adres}wijzig`, volgend: true, ...waarden, klaar: (antwoord) => { klaar?.(antwoord); this.opnieuw(focus); } });
    this.schrijf();
    this.toon("bezig");
    this.stuur();
  }

  async opnieuw(focus = null) {
    if (this.wacht.length) return;
    const bij = document.activeElement?.closest?.("[data-at]")?.id;
    const open = new Set([...this.vorm.querySelectorAll("details[open]")].map((each) => each.closest("[id]").id));
    const dicht = new Set([...this.vorm.querySelectorAll("details:not([open])")].map((each) => each.closest("[id]").id));
    let html;
    try { html = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" }).then((antwoord) => (antwoord.ok ? antwoord.text() : null)); } catch { html = null; }
    if (!html || this.wacht.length || this.klokken.size) return;
    const nieuw = new DOMParser().parseFromString(html, "text/html").getElementById("formulier");
    if (!nieuw) return;
    for (const each of nieuw.querySelectorAll("details")) {
      const naam = each.closest("[id]").id;
      if (open.has(naam)) each.open = true; else if (dicht.has(naam)) each.open = false;
    }
    this.vorm.replaceChildren(...nieuw.childNodes);
    this.vorm.dataset.merk = nieuw.dataset.merk;
    this.vorm.dataset.problemen = nieuw.dataset.problemen;
    this.volg(this.vorm);
    const plek = document.getElementById(focus ?? bij);
    for (let op = plek; op; op = op.parentElement) if (op.tagName === "DETAILS") op.open = true;
    (plek?.matches("button, input, summary") ? plek : plek?.querySelector("input, textarea, select, summary, button"))?.focus({ preventScroll: !focus });
    this.vorm.dispatchEvent(new CustomEvent("lok:vernieuwd"));
  }

  wis(veld) { for (const each of veld?.querySelectorAll(":scope > .meldingen > .eigen, :scope > details > .meldingen > .eigen") ?? []) each.remove(); }

  // The check's words, each at its field or at the nearest thing around it.
  meld(problemen) {
    for (const each of this.vorm.querySelectorAll(".meldingen > .van-de-controle")) each.remove();
    for (const each of this.vorm.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
    for (const [at, fout, tekst, raad] of problemen) {
      let plek = null;
      for (let lengte = at.length; lengte > 0 && !plek; lengte -= 1) plek = document.getElementById(`v-${at.slice(0, lengte).join("-")}-meldingen`);
      if (!plek) continue;
      const melding = document.createElement("p");
      melding.className = `melding van-de-controle ${fout ? "melding--fout" : "melding--let-op"}`;
      melding.textContent = `${tekst[0].toUpperCase()}${tekst.slice(1)}.`.replace(/([.?!])\.$/, "$1");
      if (raad) { const hulp = document.createElement("span"); hulp.textContent = ` ${raad}`; melding.append(hulp); }
      plek.append(melding);
      if (fout) plek.parentElement.querySelector("[data-in]")?.setAttribute("aria-invalid", "true");
    }
  }

  groei() { for (const each of this.vorm.querySelectorAll("textarea")) this.groeiEen(each); }

  groeiEen(vak) {
    if (vak.tagName !== "TEXTAREA") return;
    vak.rows = Math.max(3, Math.min(30, vak.value.split("\n").reduce((som, regel) => som + 1 + Math.floor(regel.length / 70), 0) + 1));
  }

  toon(stand, waarom = "") {
    const aantal = this.wacht.length;
    const zinnen = {
      "": "",
      typt: "…",
      bezig: "Bewaren…",
      bewaard: `Bewaard ${this.tijd}`,
      niet: "Niet bewaard: kijk bij het veld",
      weg: `Geen verbinding: ${aantal} ${aantal === 1 ? "wijziging staat" : "wijzigingen staan"} hier nog, en gaan straks vanzelf door`,
      afgemeld: `Je bent afgemeld. Je tekst staat hier nog. Meld je aan in een ander tabblad, dan gaat hij vanzelf door`,
      schijf: waarom || "Het bureau kan niet bewaren. Je tekst staat hier nog",
    };
    this.stand.textContent = zinnen[stand];
    this.stand.dataset.stand = stand;
    if (["weg", "afgemeld", "schijf"].includes(stand)) this.stand.append(" ", this.knop("Noodkopie", () => this.noodkopie()));
  }

  // All that stands on this page as a file, also without a connection.
  noodkopie() {
    const regels = [...this.vorm.querySelectorAll("[data-in]")].filter((each) => each.type !== "radio" || each.checked).map((each) => {
      const naam = each.closest("[data-at]")?.querySelector("label, .veld__naam")?.textContent.trim() || "";
      return `${naam}\n${each.value}\n`;
    });
    const blad = new Blob([`${document.title}\n\n${regels.join("\n")}`], { type: "text/plain;charset=utf-8" });
    const pijl = document.createElement("a");
    pijl.href = URL.createObjectURL(blad);
    pijl.download = "noodkopie.txt";
    pijl.click();
    setTimeout(() => URL.revokeObjectURL(pijl.href), 1000);
  }
}
