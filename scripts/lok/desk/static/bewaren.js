// Saving: every change goes into a queue that outlives the page, and leaves it only on the server's own echo.
import { haal, vraag } from "./vraag.js";
import { hoort, leg, neemOver, nieuw, vergeet, wie } from "./wachtrij.js";
import { beginwaarde, gelijk, groei, herstel, knop, onaf, veldVan, waarde, zet } from "./velden.js";
import { meld, naamVan, weiger } from "./meldingen.js";
import { losseTekst } from "./paneel.js";
import { gehoord } from "./gehoord.js";
import { weigering } from "./weigeren.js";
import { Stand } from "./stand.js";
import { vervang } from "./vernieuwen.js";
import { kondigAan } from "./daarnet.js";

export { vraag } from "./vraag.js";

const WACHT = 700; // after the last key
const HOOGSTENS = 5000; // while somebody types on
const OPNIEUW = [1000, 2000, 5000, 10000, 20000];
const VOORGOED = new Set([400, 404, 405, 409, 410, 413, 422]);
const FOUTEN = 3; // times that a fault of the desk itself is met before the others go on without this one
const LANG_WEG = 60000;

export class Bewaarder {
  constructor(adres) {
    this.adres = adres;
    this.wacht = []; // what is not saved yet, in order
    this.niet = new Map(); // what was refused, by its place: sent again only when it changes, or when somebody insists
    this.getoond = new WeakMap(); // by field: what the server says that stands there
    this.gestuurd = new WeakMap(); // by field: in which words that was typed
    this.klokken = new Map();
    this.poging = 0;
    this.storing = null;
    this.stand = new Stand(this);
    this.gereed = neemOver((each) => each.record === adres && each.wie === wie).then((over) => this.herneem(over));
    addEventListener("online", () => this.stuur());
    addEventListener("focus", () => this.stuur());
    document.addEventListener("visibilitychange", () => this.zichtbaar());
    addEventListener("pageshow", (gebeurtenis) => { if (gebeurtenis.persisted) this.opnieuw(); });
    addEventListener("pagehide", () => this.alles());
    addEventListener("beforeunload", (gebeurtenis) => { this.alles(); if (this.gevaar()) gebeurtenis.preventDefault(); });
    hoort(adres, () => this.elders());
  }

  // Whether something would be lost, or stay behind on this device, when the page closes now.
  gevaar() { return this.niet.size > 0 || losseTekst() || this.wacht.some((each) => each.vast === false) || Boolean(this.storing && this.wacht.length); }

  // Follow a form: what it showed when it came is what a change is measured against.
  volg(vorm) {
    const eerst = this.vorm === undefined;
    this.vorm = vorm;
    this.merk = vorm.dataset.merk;
    for (const invoer of vorm.querySelectorAll("[data-in]")) {
      if (eerst) herstel(invoer);
      if (!this.getoond.has(veldVan(invoer))) this.getoond.set(veldVan(invoer), beginwaarde(invoer));
      groei(invoer);
    }
    meld(vorm, JSON.parse(vorm.dataset.problemen || "[]"));
    this.vul();
    if (eerst) {
      vorm.addEventListener("input", (gebeurtenis) => this.getypt(gebeurtenis.target));
      vorm.addEventListener("keydown", (gebeurtenis) => { if (gebeurtenis.key === "Enter" && "regel" in gebeurtenis.target.dataset) gebeurtenis.preventDefault(); });
      for (const naam of ["change", "focusout", "lok:gekozen"]) vorm.addEventListener(naam, (gebeurtenis) => this.klaar(gebeurtenis.target));
    }
    const geweigerd = [...this.niet.values()].map((each) => each.deze);
    this.niet.clear();
    for (const each of geweigerd) {
      vergeet(each);
      this.voegBij({ ...each, geprobeerd: false });
    }
    this.stuur();
  }

  // What waits stands in its field again, also after the form came anew.
  vul() {
    for (const each of this.wacht.filter((deze) => deze.soort === "waarde" && deze.merk === this.merk)) {
      const invoer = this.invoer(each.sleutel);
      if (invoer && gelijk(waarde(invoer), this.getoond.get(veldVan(invoer)))) { zet(invoer, each.waarde, each.tekst); groei(invoer); }
    }
  }

  // The field at a place; a list or a group has no value of its own.
  veld(sleutel) { return [...this.vorm.querySelectorAll("[data-in]")].map(veldVan).find((each) => each.dataset.at === sleutel); }

  invoer(sleutel) { return this.veld(sleutel)?.querySelector("[data-in]"); }

  plek(invoer) { return veldVan(invoer)?.dataset.at; }

  // A day without its year, or words of which none of the list was chosen yet.
  half(invoer) { return Boolean(invoer.dataset.zoekt) || (onaf(invoer) && (invoer.validity.badInput || document.activeElement === invoer)); }

  halve() { return [...(this.vorm?.querySelectorAll("[data-in]") ?? [])].filter((each) => this.half(each)); }

  // Whether every field holds what the server says that stands on disk; what does not is on its way from here on.
  klopt() {
    const anders = [...this.vorm.querySelectorAll("[data-in]")].filter((invoer) => {
      const nu = waarde(invoer);
      const veld = veldVan(invoer);
      return !this.half(invoer) && !gelijk(nu, this.getoond.get(veld)) && !(document.activeElement === invoer && gelijk(nu, this.gestuurd.get(veld)));
    });
    if (anders.length) setTimeout(() => { for (const each of anders) this.klaar(each); }, 0);
    return !anders.length;
  }

  getypt(invoer) {
    if (!invoer.matches?.("[data-in]") || invoer.type === "radio" || invoer.getAttribute("role") === "combobox") return;
    groei(invoer);
    const deze = onaf(invoer) ? null : this.noteer(invoer);
    clearTimeout(this.klokken.get(invoer));
    if (deze && Date.now() - deze.sinds > HOOGSTENS) this.klaar(invoer);
    else this.klokken.set(invoer, setTimeout(() => this.klaar(invoer), WACHT));
    this.stand.toon();
  }

  // What stands in a field goes into the queue, and into this browser, at every key; it is sent a moment later.
  noteer(invoer) {
    const veld = veldVan(invoer);
    const sleutel = veld.dataset.at;
    const nu = waarde(invoer);
    if (this.niet.has(sleutel)) {
      if (gelijk(nu, this.niet.get(sleutel).deze.waarde)) return null;
      vergeet(this.niet.get(sleutel).deze);
      this.niet.delete(sleutel);
    }
    const eigen = this.wacht.filter((each) => each.soort === "waarde" && each.sleutel === sleutel && each.merk === this.merk);
    const open = eigen.find((each) => !each.geprobeerd);
    const voor = eigen.findLast((each) => each.geprobeerd)?.waarde ?? this.getoond.get(veld);
    if (gelijk(nu, voor)) { if (open) this.haalWeg(open); return null; }
    if (!open) {
      return this.voegBij({ soort: "waarde", sleutel, naam: naamVan(veld), adres: `${this.adres}wijzig`, plek: JSON.parse(sleutel), daad: "gewijzigd", waarde: nu, tekst: invoer.dataset.naam, was: voor ?? "", merk: this.merk, typt: true, sinds: Date.now() });
    }
    if (!gelijk(open.waarde, nu)) Object.assign(open, { waarde: nu, tekst: invoer.dataset.naam, typt: true, sinds: open.typt ? open.sinds : Date.now() });
    leg(open);
    return open;
  }

  klaar(invoer) {
    if (!invoer.matches?.("[data-in]") || !invoer.isConnected) return;
    clearTimeout(this.klokken.get(invoer));
    this.klokken.delete(invoer);
    const veld = veldVan(invoer);
    const weg = document.activeElement !== invoer;
    if (this.half(invoer)) {
      if (weg) weiger(veld, invoer.dataset.zoekt ? "Er is nog niets gekozen. Kies iets uit de lijst, of maak het veld leeg." : "Dit is nog niet volledig, en dus niet bewaard.", []);
      this.stand.toon();
      return;
    }
    this.noteer(invoer);
    for (const each of this.wacht) if (each.sleutel === veld.dataset.at) each.typt = false;
    if (weg && this.gestuurd.has(veld) && gelijk(waarde(invoer), this.gestuurd.get(veld)) && !gelijk(this.gestuurd.get(veld), this.getoond.get(veld))) zet(invoer, this.getoond.get(veld));
    this.stuur();
  }

  // Everything that is still being typed goes now.
  alles() {
    for (const invoer of [...this.klokken.keys()]) this.klaar(invoer);
    for (const each of this.wacht) each.typt = false;
  }

  voegBij(gegevens) {
    const deze = nieuw({ record: this.adres, merk: this.merk, ...gegevens });
    this.wacht.push(deze);
    leg(deze);
    return deze;
  }

  haalWeg(deze) {
    this.wacht = this.wacht.filter((each) => each !== deze);
    vergeet(deze);
  }

  // What an earlier page could not send any more goes first.
  herneem(over) {
    this.wacht.unshift(...over.map((each) => Object.assign(each, { typt: false })));
    if (this.vorm) this.vul();
    if (over.length) this.verouderd = true;
  }

  async stuur() {
    if (this.bezig || !this.vorm) return;
    this.bezig = true;
    clearTimeout(this.later);
    await this.gereed;
    for (let deze = this.volgende(); deze && (await this.probeer(deze)); ) deze = this.volgende();
    this.bezig = false;
    await this.ververs();
    this.stand.toon();
  }

  volgende() { return this.wacht.find((each) => !each.typt); }

  // Send one change; false when there is no use in going on now.
  async probeer(deze) {
    deze.geprobeerd = true;
    leg(deze);
    this.stand.toon();
    const antwoord = await vraag(deze.adres, deze);
    const fout = antwoord.status === 500 && (deze.fouten = (deze.fouten ?? 0) + 1) >= FOUTEN;
    if (antwoord.status === 200 || VOORGOED.has(antwoord.status) || fout) {
      this.storing = null;
      this.poging = 0;
      this.wacht = this.wacht.filter((each) => each !== deze);
      if (antwoord.status === 200) this.bewaard(deze, antwoord);
      else this.geweigerd(deze, antwoord);
      return true;
    }
    const stand = { 401: "afgemeld", 403: "afgemeld", 500: "schijf", 507: "schijf" }[antwoord.status] ?? "weg";
    this.storing = { stand, melding: antwoord.melding };
    if (deze.soort !== "waarde" && !deze.uitgesteld) kondigAan("Dat gebeurt zodra er weer bewaard kan worden.");
    deze.uitgesteld = true;
    this.later = setTimeout(() => this.stuur(), OPNIEUW[Math.min(this.poging, OPNIEUW.length - 1)]);
    this.poging += 1;
    return false;
  }

  bewaard(deze, antwoord) { gehoord(this, deze, antwoord); }

  // Nobody else was there in between and no item moved: what was typed before that stands on the new text now.
  schuif(van, naar) {
    for (const each of [...this.wacht, ...[...this.niet.values()].map((geweigerd) => geweigerd.deze)]) if (each.merk === van) { each.merk = naar; if (each.soort) leg(each); }
    if (this.merk === van) { this.merk = naar; this.vorm.dataset.merk = naar; }
  }

  geweigerd(deze, antwoord) { weigering(this, deze, antwoord); }

  knop(woorden, doe) { return knop(woorden, doe); }

  // An act of a screen: it waits its turn behind what was typed.
  voegToe(daad) {
    this.alles();
    this.voegBij(daad);
    this.stuur();
  }

  // A change of the form itself: an item more, less or elsewhere. The form then comes anew, with the focus where it was.
  doe(waarden, { focus = null, na = null } = {}) {
    this.voegToe({ soort: "vorm", sleutel: JSON.stringify(waarden.plek ?? waarden), adres: `${this.adres}wijzig`, ...waarden, klaar: (antwoord) => { this.focus = focus; this.na = () => na?.(antwoord); this.verouderd = true; } });
  }

  async opnieuw(focus = null) {
    this.verouderd = true;
    this.focus = focus ?? this.focus;
    await this.ververs();
  }

  // Whether somebody is at something that a new form would take away.
  onrustig() { return this.wacht.length > 0 || this.halve().length > 0; }

  async ververs() {
    if (!this.verouderd || this.ververst || !this.vorm || this.onrustig()) return;
    this.ververst = true;
    const html = await haal(location.pathname).then((antwoord) => antwoord?.text()).catch(() => null);
    this.ververst = false;
    const vers = html && new DOMParser().parseFromString(html, "text/html").getElementById("formulier");
    if (!vers || this.onrustig()) return;
    this.verouderd = false;
    const { focus, na } = this;
    this.focus = null;
    this.na = null;
    const terug = vervang(this.vorm, vers, focus);
    this.volg(this.vorm);
    terug();
    this.vorm.dispatchEvent(new CustomEvent("lok:vernieuwd"));
    na?.();
    this.stand.toon();
  }

  zichtbaar() {
    if (document.hidden) { this.alles(); this.sinds = Date.now(); return; }
    if (this.sinds && Date.now() - this.sinds > LANG_WEG) this.verouderd = true;
    this.stuur();
  }

  // Another tab saved something here: this one shows it once nothing is being done in it.
  elders() {
    this.verouderd = true;
    clearTimeout(this.straks);
    if (!document.hidden) this.straks = setTimeout(() => this.ververs(), WACHT);
  }
}
