// The page to search on. The list of all pages is indexed here and answers first; then a worker has the full texts too, and
// answers from there on. The question stands behind the # of the address: it can be kept and sent, and no server sees it.
import { Engine } from "./zoek/engine.js";
import { ROOT, fetched } from "./zoek/dutch.js";

const AT_ONCE = 20;
const PAUSE = 200;
const form = document.getElementById("lok-zoeken");
const box = form.querySelector("input");
const status = document.querySelector(".lok-zoekstand");
const guessed = document.querySelector(".lok-zoekgok");
const list = document.querySelector(".lok-gevonden");
const more = document.querySelector(".lok-zoekmeer");
const waysIn = document.querySelector(".lok-ingangen");
const days = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const { title } = document;

let makeEngine; // once the list is there; indexing it takes a telephone a while, so it waits for a question
let engine;
let worker;
let ready = false;
let loading = true; // whether the full texts are still on their way
let failed; // says why there is nothing to search in
let asked = 0;
let shown = AT_ONCE;
let pages = [];
let fetchTexts; // asks for the full texts, once
let last = { pages: [] };

const made = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
};

/** At most `most` letters of a text, cut at a word. */
const cut = (text, most = 200) => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…`);

const result = (page) => {
  const item = made("li");
  const link = made("a", "", page.titel);
  link.href = new URL(page.adres, ROOT);
  const facts = made("p", "lok-gevonden__feiten");
  const known = [page.soortnaam, page.nummer, page.staat, page.datum && days.format(new Date(page.datum))];
  facts.textContent = known.filter(Boolean).join(" · ");
  item.append(made("h2"), facts, made("p", "", cut(page.kort ?? "")));
  item.firstChild.append(link);
  return item;
};

const plural = (count) => `${count} ${count === 1 ? "bladzijde" : "bladzijden"}`;

const counted = ({ pages: { length }, whole, words }) => {
  if (!length) return "Niets gevonden.";
  return words < 2 ? plural(length) : `${plural(length)}, ${whole || "geen"} met alle woorden`;
};

const draw = () => {
  list.replaceChildren(...last.pages.slice(0, shown).map((at) => result(pages[at])));
  list.hidden = !last.pages.length;
  more.hidden = last.pages.length <= shown;
  more.textContent = `Toon ook de volgende ${Math.min(AT_ONCE, last.pages.length - shown)}`;
};

const say = (text) => {
  if (status.textContent !== text) status.textContent = text;
};

/** The way back in, for whom the door of the members' site no longer knows. */
const signIn = () => {
  const link = made("a", "", "Meld opnieuw aan");
  link.href = location.pathname;
  return ["Je aanmelding is verlopen. ", link, "."];
};

const show = (found, question) => {
  last = found;
  const searching = loading && !found.pages.length;
  say(searching ? "Even geduld: ook de volledige teksten worden doorzocht." : counted(found));
  guessed.hidden = searching || !found.guesses.length;
  guessed.replaceChildren();
  for (const [typed, word] of found.guesses) {
    const strong = made("strong", "", word);
    guessed.append(`‘${typed}’ staat nergens. We zochten naar `, strong, ". ");
  }
  const nothing = !found.pages.length && !searching;
  if (nothing) say(`Niets gevonden voor ‘${question}’. Probeer een ander woord, of kies hieronder. Bij ‘Wie contacteer ik?’ vind je wie je verder helpt.`);
  waysIn.hidden = !nothing;
  draw();
};

const empty = () => {
  last = { pages: [] };
  say("");
  guessed.hidden = true;
  waysIn.hidden = false;
  draw();
};

const ask = () => {
  const question = box.value.trim();
  document.title = question ? `${question} · ${title}` : title;
  asked += 1;
  shown = AT_ONCE;
  if (!question) empty();
  else if (ready) worker.postMessage({ asked, question });
  else if (makeEngine) {
    engine ??= makeEngine();
    show(engine.ask(question, !loading), question);
    fetchTexts();
  } else if (failed) failed();
  else say("Even geduld, de zoeklijst wordt geladen.");
};

const written = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? "";

const keep = (way) => {
  const question = box.value.trim();
  if (question === written()) return;
  history[way](history.state, "", question ? `#${new URLSearchParams({ q: question })}` : location.pathname);
};

const texts = (blocks, groups) => {
  worker = new Worker(new URL("zoek/worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    if (data.ready) {
      ready = true;
      loading = false;
      form.dataset.teksten = data.missing ? "deels" : "klaar";
      if (data.missing) {
        const told = made("p", "lok-zoekhulp", "Een deel van de teksten kon niet geladen worden: we zoeken in wat er is. ");
        if (data.signedOut) told.append(...signIn());
        form.after(told);
      }
      if (box.value.trim()) ask();
    } else if (data.asked === asked) {
      const before = shown;
      show(data.found, box.value.trim());
      if (before !== shown) draw();
    }
  });
  worker.addEventListener("error", () => {
    ready = false;
    loading = false;
    ask();
  });
  worker.postMessage({ pages, groups, blocks });
};

const begin = async () => {
  try {
    const [{ paginas, blokken }, groups] = await Promise.all([fetched("lijst.json"), fetched("synoniemen.json")]);
    pages = paginas;
    makeEngine = () => new Engine(pages, groups);
    // For whoever asks something, and after the first results have been drawn: the texts may not keep those waiting.
    fetchTexts = () => {
      fetchTexts = () => {};
      setTimeout(() => texts(blokken, groups), 100);
    };
    if (box.value.trim()) ask();
  } catch ({ signedOut }) {
    failed = () => {
      if (signedOut) status.replaceChildren(...signIn());
      else say("De zoeklijst kon niet geladen worden. Probeer het later opnieuw, of kies hieronder.");
    };
    failed();
  }
};

const read = () => {
  const question = written();
  if (question === box.value.trim()) return;
  box.value = question;
  ask();
};

let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    keep("replaceState");
    ask();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  keep("pushState");
  ask();
});
more.addEventListener("click", () => {
  const first = shown;
  shown += AT_ONCE;
  draw();
  list.children[first]?.querySelector("a").focus();
});
addEventListener("hashchange", read);

for (const plain of document.querySelectorAll(".lok-zonder-script")) plain.hidden = true;
form.hidden = false;
box.value = written();
if (!box.value) box.focus();
ask();
begin();
