// Makes the answers on 'Kom ik in aanmerking?' count, from what stands on the page alone: nothing is kept, nothing is
// sent. Without this script the page is a list of questions to read. Money is counted in whole cents.
"use strict";
(() => {
  const form = document.querySelector(".lok-toets");
  if (!form) return;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const questions = [...form.querySelectorAll("li[data-soort]")];
  const outcome = form.querySelector(".lok-toets__uitkomst");
  const MEETS = "ja", FAILS = "nee", UNKNOWN = "onbekend";
  const WORDS = {
    [MEETS]: "Hieraan voldoe je, op basis van wat je aanduidt.",
    [FAILS]: "Hieraan voldoe je niet, op basis van wat je aanduidt.",
    [UNKNOWN]: "Vraag dit na voor je aanvraagt.",
    "": "",
  };

  // A whole number of zero or more, or null for anything else.
  const count = (field) => (/^\d{1,6}$/.test(field.value) ? Number(field.value) : null);

  const verdict = (question) => {
    const { soort, minstens, hoogstens, teller, noemer } = question.dataset;
    const chosen = [...question.querySelectorAll("input:checked")].map(({ value }) => value);
    if (soort === "keuze" || soort === "ja_nee") return chosen.includes(MEETS) ? MEETS : chosen[0] ?? "";
    const [part, whole] = [...question.querySelectorAll("input")].map(count);
    if (part === null) return "";
    if (soort === "getal") return part >= Number(minstens ?? 0) && part <= Number(hoogstens ?? Infinity) ? MEETS : FAILS;
    if (whole === null || whole === 0) return "";
    return part <= whole && part * Number(noemer) >= whole * Number(teller) ? MEETS : FAILS;
  };

  const times = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  // The page was made on a day on which the text held; the visitor may come later.
  const conclude = (verdicts) => {
    if (form.dataset.tot < today) return "Dit reglement geldt niet meer.";
    const number = (which) => verdicts.filter((each) => each === which).length;
    const [failed, open, unknown] = [number(FAILS), number(""), number(UNKNOWN)];
    if (failed) return `Op basis van wat je aanduidt, kom je niet in aanmerking: aan ${times(failed, "voorwaarde", "voorwaarden")} voldoe je niet.`;
    if (open === verdicts.length) return "Beantwoord de vragen. Hier lees je dan of je in aanmerking komt.";
    const left = [open && `nog ${times(open, "vraag", "vragen")} te beantwoorden`, unknown && `${times(unknown, "voorwaarde", "voorwaarden")} na te vragen`];
    if (open || unknown) return `Op basis van wat je aanduidt, sluit niets je uit: ${left.filter(Boolean).join(", ")}.`;
    const { bestuur } = form.dataset;
    return `Op basis van wat je aanduidt, kom je in aanmerking. ${bestuur[0].toUpperCase()}${bestuur.slice(1)} kijkt je aanvraag na en beslist.`;
  };

  const euro = (cents) => `€\u00a0${new Intl.NumberFormat("nl-BE", { minimumFractionDigits: 2 }).format(cents / 100)}`;

  const amounts = (sum) => {
    const number = count(sum.querySelector("input"));
    const cap = Number(sum.dataset.maximum ?? Infinity);
    const worth = ({ dataset: { cent, perStuk } }) => Math.min(Number(cent) * (perStuk ? number : 1), cap);
    if (number === null) return "";
    const steps = [...sum.querySelectorAll("li")];
    if (sum.dataset.samen) return steps.map((step) => `${euro(worth(step))} (${step.textContent})`).join("; ");
    const step = steps.find(({ dataset: { van, tot } }) => Number(van) <= number && number <= Number(tot ?? Infinity));
    return step && number ? euro(worth(step)) : "";
  };

  const show = () => {
    const verdicts = questions.map(verdict);
    questions.forEach((question, index) => {
      question.dataset.antwoord = verdicts[index];
      question.querySelector("output").textContent = WORDS[verdicts[index]];
    });
    outcome.textContent = conclude(verdicts);
    for (const sum of form.querySelectorAll(".lok-som")) {
      const amount = amounts(sum);
      sum.querySelector("output").textContent = amount && `Op basis van wat je invult: ${amount}`;
    }
  };

  // What is left of a window to apply on the day of the visitor, behind the window itself.
  const day = (text) => Date.UTC(...text.split("-").map((part, index) => Number(part) - (index === 1 ? 1 : 0)));
  const remaining = () => {
    for (const period of document.querySelectorAll(".lok-venster")) {
      const { van, tot } = period.dataset;
      const left = Math.round((day(tot) - day(today)) / 86400000);
      const said = tot < today ? "voorbij" : van && today < van ? "nog niet open" : left ? `nu open, nog ${times(left, "dag", "dagen")}` : "vandaag is de laatste dag";
      period.append(` (${said})`);
    }
  };

  remaining();
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  for (const hidden of form.querySelectorAll("[hidden]")) hidden.hidden = false;
  form.reset();
  show();
})();
