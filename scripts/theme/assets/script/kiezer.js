// Makes the answers on 'Welke subsidie past bij mij?' count for all regulations at once, from what stands on the page
// alone: nothing is kept, nothing is sent. Without this script the page lists all of them to read.
import { count, euro, holds, inWords, monthsLater, reaches, remaining, times, today, worth } from "./subsidie.js";

const form = document.querySelector(".lok-kiezer");
if (form) {
  const MEETS = "ja", FAILS = "nee", UNKNOWN = "onbekend", OPEN = "";
  const WORDS = { [MEETS]: "In orde.", [FAILS]: "Klopt niet met wat je invult.", [UNKNOWN]: "Vraag dit na.", [OPEN]: "" };
  const chances = [...form.querySelectorAll(".lok-kans")];
  const outcome = form.querySelector(".lok-toets__uitkomst");
  const chosen = (name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value);

  const number = (name) => {
    if (name === "plaatsen_met_inkomenstarief" && chosen("prijs")[0] === "vrij") return 0;
    return count(form.elements[name]);
  };

  const limit = (part, { minstens, hoogstens }) => (part === null ? OPEN : part >= Number(minstens ?? 0) && part <= Number(hoogstens ?? Infinity) ? MEETS : FAILS);

  const share = (part, whole, wanted) => {
    const enough = reaches(part, whole, wanted);
    return enough === null ? OPEN : enough ? MEETS : FAILS;
  };

  // A facility that opened after a day on which it must be open was not there; whether it stays, nobody knows yet.
  const wasOpen = (days) => {
    if (chosen("niet_open").length) return days.some((day) => day <= today) ? FAILS : UNKNOWN;
    const since = form.elements.sinds?.value;
    if (!since) return OPEN;
    if (days.some((day) => day < since)) return FAILS;
    return days.every((day) => day <= today) ? MEETS : UNKNOWN;
  };

  // How long the care was open on the day on which one applies: who has not got there yet, may wait.
  const longEnough = (item) => {
    if (chosen("niet_open").length) return FAILS;
    const since = form.elements.sinds?.value;
    if (!since) return OPEN;
    const reached = monthsLater(since, Number(item.dataset.maanden));
    item.dataset.vanaf = reached <= today ? "" : reached;
    return reached <= today ? MEETS : UNKNOWN;
  };

  const verdict = (item) => {
    const { dataset } = item;
    const kinds = chosen("wie");
    switch (dataset.eis) {
      case "wie": return !kinds.length ? OPEN : kinds.some((kind) => dataset.goed.split("|").includes(kind)) ? MEETS : FAILS;
      case "deelname": {
        const said = chosen("deelname")[0] ?? OPEN;
        return said === FAILS && dataset.anders ? UNKNOWN : said; // something else may stand in its place
      }
      case "vooraf": return longEnough(item);
      case "open": return wasOpen(dataset.dagen.split(" "));
      case "deel": return share(number(dataset.getal), number("nieuwe_plaatsen"), dataset);
      case "getal": return limit(number(dataset.getal), dataset);
      default: return item.querySelector("input").checked ? MEETS : OPEN;
    }
  };

  const amount = (sum) => {
    const many = number(sum.dataset.getal);
    const kinds = chosen("wie");
    if (sum.dataset.soorten && kinds.length && !kinds.some((kind) => sum.dataset.soorten.split("|").includes(kind))) return "";
    const step = [...sum.querySelectorAll("data")].find(({ dataset }) => many && holds(dataset, many));
    return step ? euro(worth(Number(step.value), step.dataset, many, sum.dataset)) : "";
  };

  const judged = (chance) => {
    const items = [...chance.querySelectorAll("[data-eis]")];
    const verdicts = items.map(verdict);
    items.forEach((item, index) => {
      item.dataset.antwoord = verdicts[index];
      const instead = verdicts[index] === UNKNOWN && item.dataset.anders && chosen("deelname")[0] === FAILS;
      const later = verdicts[index] === UNKNOWN && item.dataset.vanaf;
      item.querySelector("output").textContent = later ? `Dat haal je vanaf ${inWords(later)}.` : instead ? `Nog mogelijk: ${item.dataset.anders}.` : WORDS[verdicts[index]];
    });
    const got = [...chance.querySelectorAll(".lok-kans__som")].map((sum) => {
      const found = amount(sum);
      sum.querySelector("output").textContent = found && `Met wat je invult: ${found}`;
      return found;
    }).filter(Boolean);
    const many = (which) => verdicts.filter((each) => each === which).length;
    return { failed: many(FAILS), left: many(OPEN) + many(UNKNOWN), answered: verdicts.length - many(OPEN), got };
  };

  const said = ({ failed, left, got }) => {
    if (failed) return `Past niet bij wat je invult: ${times(failed, "voorwaarde klopt", "voorwaarden kloppen")} niet.`;
    const gives = got.length ? ` Je krijgt ${got.join(" en ")}.` : "";
    return left ? `Kan bij je passen.${gives} Nog na te kijken: ${times(left, "voorwaarde", "voorwaarden")}.` : `Past bij wat je invult.${gives}`;
  };

  const show = () => {
    const found = chances.map((chance) => {
      const over = chance.dataset.geldigTot && chance.dataset.geldigTot < today;
      const judgement = judged(chance);
      const place = chance.querySelector(".lok-kans__oordeel");
      place.textContent = over ? "Dit reglement geldt niet meer." : judgement.answered ? said(judgement) : "";
      place.hidden = !place.textContent;
      chance.dataset.antwoord = over || judgement.failed ? FAILS : !judgement.answered ? OPEN : judgement.left ? UNKNOWN : MEETS;
      return { title: chance.dataset.titel, answer: chance.dataset.antwoord, got: judgement.got };
    });
    const fits = found.filter(({ answer }) => answer === MEETS || answer === UNKNOWN);
    form.dataset.stand = found.every(({ answer }) => answer === OPEN) ? "leeg" : "ingevuld";
    if (form.dataset.stand === "leeg") outcome.textContent = "Vul iets in. Hier lees je dan wat bij je past.";
    else if (!fits.length) outcome.textContent = `Geen van de ${times(found.length, "subsidie", "subsidies")} past bij wat je invult.`;
    else outcome.textContent = `${fits.length} van de ${times(found.length, "subsidie kan", "subsidies kunnen")} bij je passen: ${fits.map(({ title, got }) => (got.length ? `${title} (${got.join(" en ")})` : title)).join(", ")}.`;
  };

  remaining();
  form.addEventListener("input", ({ target }) => {
    // The same condition in two regulations is one thing to tick.
    if (target.name === "zelf") for (const same of form.querySelectorAll('[name="zelf"]')) if (same.value === target.value) same.checked = target.checked;
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  for (const hidden of form.querySelectorAll("[hidden]")) hidden.hidden = false;
  form.reset();
  show();
}
