// Minutes written elsewhere: what is pasted stays on this page until it is assigned, piece by piece.
import { vraag } from "./bewaren.js";

const MEESTE = 8 * 1024 * 1024; // bytes of a file: it travels a third larger than it is

export function verslag(kondigAan) {
  const vak = document.getElementById("verslag");
  const plakken = document.getElementById("plakken");
  const stukken = document.getElementById("stukken");
  let bron = {};
  let keuzes = {};
  let opmaak = "";

  plakken.elements.tekst.addEventListener("paste", (gebeurtenis) => { opmaak = gebeurtenis.clipboardData?.getData("text/html") ?? ""; });
  plakken.elements.tekst.addEventListener("input", (gebeurtenis) => { if (gebeurtenis.inputType !== "insertFromPaste") opmaak = ""; });
  addEventListener("beforeunload", (gebeurtenis) => { if (stukken.firstChild && !vak.dataset.klaar) gebeurtenis.preventDefault(); });

  plakken.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const meldingen = plakken.querySelector(".meldingen");
    meldingen.textContent = "";
    const bestand = plakken.elements.bestand.files[0];
    if (bestand?.size > MEESTE) { meldingen.textContent = "Dit bestand is te groot: hoogstens 8 MB kan. Bewaar het zonder foto’s, of plak de tekst."; return; }
    bron = bestand ? { bestand: await inhoud(bestand) } : { tekst: plakken.elements.tekst.value, opmaak };
    const antwoord = await vraag(vak.dataset.lees, bron);
    if (!antwoord.blad) { meldingen.textContent = antwoord.melding || "Dat lukte niet. Je tekst staat hier nog."; return; }
    keuzes = antwoord.keuzes;
    stukken.innerHTML = antwoord.blad;
    document.getElementById("verdelen-kop").focus();
    document.getElementById("verdelen").addEventListener("submit", schrijf);
  });

  stukken.addEventListener("change", (gebeurtenis) => {
    const stuk = gebeurtenis.target.closest(".stuk");
    if (stuk && gebeurtenis.target.type === "radio") stuk.className = `stuk stuk--${gebeurtenis.target.value}`;
  });

  async function inhoud(bestand) {
    const bytes = new Uint8Array(await bestand.arrayBuffer());
    let tekens = "";
    for (let plaats = 0; plaats < bytes.length; plaats += 32768) tekens += String.fromCharCode(...bytes.subarray(plaats, plaats + 32768));
    return btoa(tekens);
  }

  function gekozen() {
    const gevonden = structuredClone(keuzes);
    for (const punt of stukken.querySelectorAll("[data-punt]")) gevonden.items[punt.dataset.punt].keep = punt.querySelector("[data-neem]").checked;
    for (const stuk of stukken.querySelectorAll("[data-stuk]")) {
      const keuze = gevonden.blocks[stuk.dataset.stuk];
      keuze.readers = stuk.querySelector("input[type=radio]:checked").value;
      keuze.field = stuk.querySelector("[data-veld]").value;
      keuze.item = stuk.querySelector("[data-bij]").value;
      const tekst = stuk.querySelector("[data-tekst]");
      if (tekst && tekst.value !== tekst.defaultValue) keuze.text = tekst.value;
    }
    gevonden.attendance = {};
    for (const regel of stukken.querySelectorAll("[data-aanwezig]")) {
      const [zetel, status] = regel.querySelectorAll("select");
      if (!zetel.value) continue;
      const extra = Object.fromEntries(Object.entries(JSON.parse(regel.dataset.extra)).filter(([, waarde]) => waarde));
      gevonden.attendance[regel.dataset.aanwezig] = { ...extra, zetel: zetel.value, status: status.value };
    }
    gevonden.others = document.getElementById("anderen")?.value ?? "";
    gevonden.guests = {};
    for (const gast of stukken.querySelectorAll("[data-gast]")) if (gast.value.trim()) gevonden.guests[gast.dataset.gast] = { hoedanigheid: gast.value };
    for (const veld of stukken.querySelectorAll("[data-kop]")) gevonden.head[veld.dataset.kop] = veld.type === "datetime-local" ? veld.value.replace("T", " ") : veld.value;
    const lijn = document.getElementById("hulplijn");
    if (lijn) gevonden.tool_line = lijn.value;
    for (const botsing of stukken.querySelectorAll("[data-botsing]")) keuzes.settled[botsing.dataset.botsing] = botsing.value;
    gevonden.settled = { ...keuzes.settled };
    return gevonden;
  }

  async function schrijf(gebeurtenis, meer = {}) {
    gebeurtenis?.preventDefault();
    const antwoord = await vraag(vak.dataset.schrijf, { ...bron, keuzes: gekozen(), ...meer });
    const plek = document.getElementById("gevolg");
    plek.replaceChildren();
    if (antwoord.naar) {
      vak.dataset.klaar = "ja";
      sessionStorage.setItem("gedaan", JSON.stringify({ melding: ["Het verslag staat erin.", ...(antwoord.open || [])].join(" ") }));
      location.assign(antwoord.naar);
      return;
    }
    for (const woorden of [...(antwoord.melding ? [antwoord.melding] : []), ...(antwoord.verloren || [])]) plek.append(melding(woorden));
    for (const each of antwoord.botsingen || []) {
      const stuk = melding(`${each.waar}: daar staat al iets anders. Welke tekst telt?`);
      const oud = document.createElement("blockquote");
      oud.textContent = each.oud;
      const nieuw = document.createElement("blockquote");
      nieuw.textContent = each.nieuw;
      const keuze = document.createElement("select");
      keuze.setAttribute("aria-label", `${each.waar}: welke tekst telt?`);
      keuze.dataset.botsing = each.plaats;
      keuze.append(new Option("houd wat er staat", "oud"), new Option("neem het nieuwe", "nieuw"), new Option("zet het nieuwe erachter", "samen"));
      stuk.append(oud, nieuw, keuze);
      plek.append(stuk);
    }
    const wacht = (antwoord.verloren?.length ?? 0) + (antwoord.botsingen?.length ?? 0);
    if (wacht) plek.append(knop(antwoord.botsingen ? "Mijn keuze is gemaakt: zet het zo in het verslag" : "Ik heb het gezien: zet het zo in het verslag", () => schrijf(null, { ...meer, gezien: true })));
    if (antwoord.mag_toch) plek.append(knop("Toch bewaren", () => schrijf(null, { ...meer, toch: true })));
    if (!plek.firstChild) plek.append(melding("Dat lukte niet. Je tekst en je keuzes staan hier nog."));
    plek.focus();
    kondigAan(plek.textContent);
  }

  function melding(woorden) {
    const rij = document.createElement("div");
    rij.className = "melding melding--let-op";
    rij.textContent = woorden;
    return rij;
  }

  function knop(woorden, doe) {
    const gemaakt = document.createElement("button");
    gemaakt.type = "button";
    gemaakt.className = "knop knop--licht";
    gemaakt.textContent = woorden;
    gemaakt.addEventListener("click", doe);
    return gemaakt;
  }
}
