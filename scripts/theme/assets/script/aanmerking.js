// Makes the answers on 'Kom ik in aanmerking?' count, from what stands on the page alone: nothing is kept, nothing is
// sent. Without this script the page is a list of questions to read. Money is counted in whole cents.
import { count, euro, holds, reaches, remaining, times, today, worth } from "./subsidie.js";

(() => {
  const form = document.querySelector(".lok-toets");
  if (!form) return;
  const questions = [...form.querySelectorAll("li[data-soort]")];
  const outcome = form.querySelector(".lok-toets__uitkomst");
  const MEETS = "ja", FAILS = "nee", UNKNOWN = "onbekend";
  const WORDS = {
    [MEETS]: "Hieraan voldoe je, op basis van wat je aanduidt.",
    [FAILS]: "Hieraan voldoe je niet, op basis van wat je aanduidt.",
    [UNKNOWN]: "Vraag dit na voor je aanvraagt.",
    "": "",
  };

  const verdict = (question) => {
    const { soort, minstens, hoogstens } = question.dataset;
    const chosen = [...question.querySelectorAll("input:checked")].map(({ value }) => value);
    if (soort === "keuze" || soort === "ja_nee") return chosen.includes(MEETS) ? MEETS : chosen[0] ?? "";
    const [part, whole] = [...question.querySelectorAll("input")].map(count);
    if (part === null) return "";
    if (soort === "getal") return part >= Number(minstens ?? 0) && part <= Number(hoogstens ?? Infinity) ? MEETS : FAILS;
    const enough = reaches(part, whole, question.dataset);
    return enough === null ? "" : enough ? MEETS : FAILS;
  };

  // The page was made on a day on which the text held; the visitor may come later.
  const conclude = (verdicts) => {
    if (form.dataset.tot < today) return "Dit reglement geldt niet meer.";
    const number = (which) => verdicts.filter((each) => each === which).length;
    const [failed, open, unknown] = [number(FAILS), number(""), number(UNKNOWN)];
    if (failed) return `Op basis van wat je aanduidt, kom je niet in aanmerking: aan ${times(failed, "voorwaarde", "voorwaarden")} voldoe je niet.`;
    if (open === verdicts.length) return "Beantwoord de vragen. Hier lees je dan of je in aanmerking komt.";
    const left = [open && `nog ${times(open, "vraag", "vragen")} te beantwoorden`, unknown && `${times(unknown, "voorwaarde", "voorwaarden")} na te vragen`];
    if (open || unknown) return `Op basis van wat je aanduidt, sluit niets je uit: ${left.filter(Boolean).join(", ")}.`;
    return `Op basis van wat je aanduidt, kom je in aanmerking. ${form.dataset.beslist}`;
  };

  const amounts = (sum) => {
    const number = count(sum.querySelector("input"));
    const gives = ({ dataset }) => euro(worth(Number(dataset.cent), dataset, number, sum.dataset));
    if (number === null) return "";
    const steps = [...sum.querySelectorAll("li")];
    if (sum.dataset.samen) return steps.map((step) => `${gives(step)} (${step.textContent})`).join("; ");
    const step = steps.find(({ dataset }) => holds(dataset, number));
    return step && number ? gives(step) : "";
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

  remaining();
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
  for (const hidden of form.querySelectorAll("[hidden]")) hidden.hidden = false;
  form.reset();
  show();
})();
