// The line in the head of the page: what is saved, in words that are true; and the copy for an emergency beside it.
import { knop, veldVan } from "./velden.js";
import { naamVan } from "./meldingen.js";
import { aantal } from "./paneel.js";

const PECH = new Set(["weg", "afgemeld", "schijf", "niet"]);

export class Stand {
  constructor(bewaarder) {
    this.van = bewaarder;
    this.plek = document.getElementById("bewaard");
    // In the head of the page; on a telephone below it, and in the head as soon as something is wrong.
    const [kopie, onderaan] = [0, 1].map(() => knop("Noodkopie", () => this.noodkopie()));
    for (const each of [kopie, onderaan]) each.title = "Alles van deze bladzijde als bestand, ook zonder verbinding";
    kopie.classList.add("noodkopie");
    onderaan.classList.add("noodkopie-onderaan");
    this.plek.after(kopie);
    document.querySelector("main").append(onderaan);
    new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty("--kop", `${target.offsetHeight}px`)).observe(document.querySelector(".kop"));
  }

  toon() {
    const [stand, zin] = this.zin();
    if (this.plek.dataset.stand === stand && this.plek.textContent === zin) return;
    // Read aloud when something is wrong, and when it is right again: not at every pause.
    const pech = PECH.has(stand);
    this.plek.setAttribute("aria-live", pech || this.pech ? "polite" : "off");
    if (pech || stand === "bewaard") this.pech = pech;
    this.plek.dataset.stand = stand;
    this.plek.textContent = zin;
  }

  zin() {
    const { van } = this;
    const wacht = van.wacht.filter((each) => !each.typt);
    const los = van.wacht.some((each) => each.vast === false) ? " Laat dit tabblad open: deze browser kan niets voor je bijhouden." : "";
    if (van.storing && van.wacht.length) return [van.storing.stand, `${this.pechzin(van.wacht.length)}${los}`];
    if (wacht.length) return ["bezig", "Bewaren…"];
    const half = van.halve();
    if (van.wacht.length || half.includes(document.activeElement)) return ["typt", "…"];
    if (half.length || van.niet.size || aantal()) return ["niet", "Niet alles is bewaard: kijk bij de melding"];
    if (!van.klopt()) return ["bezig", "Bewaren…"];
    return van.tijd ? ["bewaard", `Bewaard ${van.tijd}`] : ["", ""];
  }

  pechzin(hoeveel) {
    const hier = hoeveel === 1 ? "1 wijziging staat hier nog en gaat" : `${hoeveel} wijzigingen staan hier nog en gaan`;
    const { stand, melding } = this.van.storing;
    if (stand === "afgemeld") return `Je bent afgemeld. ${hier} vanzelf door als je je in een ander tabblad aanmeldt. ${melding || ""}`.trim();
    if (stand === "schijf") return `${melding || "Het bureau kan nu niet bewaren."} ${hier} vanzelf door zodra dat weer kan.`;
    return `Geen verbinding. ${hier} vanzelf door.`;
  }

  // All that stands on this page as a file, also without a connection; what is not saved comes first.
  noodkopie() {
    const { vorm, wacht, niet } = this.van;
    const regels = [document.title, new Date().toLocaleString("nl-BE"), ""];
    const open = [...wacht, ...[...niet.values()].map((each) => each.deze)].filter((each) => each.soort === "waarde");
    if (open.length) regels.push("NOG NIET BEWAARD", "");
    for (const each of open) regels.push(`${each.naam}:`, String(each.tekst ?? each.waarde), "");
    for (const each of document.querySelectorAll("#niet-bewaard li")) regels.push(...[...each.children].slice(0, -1).map((deel) => deel.textContent), "");
    regels.push("WAT OP DE BLADZIJDE STAAT", "");
    for (const each of vorm.querySelectorAll("summary, h2, h3, [data-in]")) {
      if (!each.matches("[data-in]")) regels.push("", `== ${each.firstElementChild?.textContent.trim() || each.textContent.trim()} ==`);
      else if (each.type !== "radio" || each.checked) {
        const tekst = each.type === "radio" ? each.closest("label").textContent.trim() : each.tagName === "SELECT" ? each.selectedOptions[0]?.textContent.trim() : each.value;
        if (tekst) regels.push(`${naamVan(veldVan(each)).split(", ").at(-1)}: ${tekst}`);
      }
    }
    const blad = new Blob([`${regels.join("\r\n")}\r\n`], { type: "text/plain;charset=utf-8" });
    const pijl = document.createElement("a");
    pijl.href = URL.createObjectURL(blad);
    pijl.download = `noodkopie-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-")}.txt`;
    pijl.click();
    setTimeout(() => URL.revokeObjectURL(pijl.href), 10000);
  }
}
