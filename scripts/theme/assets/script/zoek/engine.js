// The index and the order of what it finds. MiniSearch holds which word is on which page; what counts as the same word,
// and what a page is worth for a question, is decided here.
import MiniSearch from "../minisearch/minisearch.js";
import { alike, key, nearest, numbers, parts, runs, telling, words } from "./dutch.js";

const WEIGHTS = { titel: 8, vast: 9, woorden: 6, koppen: 2, soort: 2, kort: 2, deel: 1.2, tekst: 0.8 };
const TEXTS = ["titel", "woorden", "koppen", "soort", "kort", "tekst"];
const SYNONYM = 0.5;
const BEGINNING = 0.5;
const ENDING = 0.3;
const PART = 0.5;
const GUESS = 0.7;
const YEAR = 0.03;
const ELSEWHERE = 0.7; // the word as it was typed stands in the page, and only another form of it in the title
const LIST = "overzicht";
const OTHERWISE = 0.6; // another form alone: “De Wilg” for who asks “wilgen”

const split = (page) => {
  const fields = {
    titel: words(page.titel),
    woorden: words(page.woorden ?? ""),
    koppen: words((page.koppen ?? []).join(" ")),
    soort: words(`${page.soortnaam ?? ""} ${page.staat ?? ""} ${page.nummer ?? ""}`),
    kort: words(page.kort ?? ""),
    tekst: words(page.tekst ?? ""),
  };
  const phrases = [fields.titel, ...(page.woorden ?? "").split(",").map(words)];
  return { ...fields, vast: phrases.flatMap(runs) };
};

/** By how much each page comes before others that fit as well: its own weight, and of pages with a day the newer ones. */
const worth = (pages) => {
  const year = ({ datum }) => Number(datum?.slice(0, 4));
  const newest = Math.max(0, ...pages.map(year).filter(Number.isFinite));
  return pages.map((page) => (page.gewicht ?? 1) * (page.datum ? 1 - YEAR * Math.min(8, newest - year(page)) : 1));
};

/** Of every written word that shares its key with another: the pages that have it in the title or the keywords, and anywhere. */
const formed = (fields, keyed) => {
  const sharing = new Map();
  for (const own of keyed.values()) sharing.set(own, (sharing.get(own) ?? 0) + 1);
  const found = new Map();
  for (const [word, own] of keyed) if (sharing.get(own) > 1) found.set(word, { named: new Set(), held: new Set() });
  for (const [page, each] of fields.entries())
    for (const name of TEXTS)
      for (const word of each[name]) {
        const form = found.get(word);
        form?.held.add(page);
        if (name === "titel" || name === "woorden") form?.named.add(page);
      }
  return found;
};

/** Pages that can be searched. `pages` as in lijst.json, with `tekst` where it is known; `groups` as in synoniemen.json. */
export class Engine {
  constructor(pages, groups) {
    this.pages = pages;
    this.others = alike(groups);
    this.written = new Map(); // every written word, with the number of pages it is on
    const fields = pages.map(split);
    for (const each of fields) for (const word of new Set(TEXTS.flatMap((name) => each[name]))) this.written.set(word, (this.written.get(word) ?? 0) + 1);
    const keyed = new Map([...this.written.keys()].map((word) => [word, key(word)]));
    this.keys = new Map(); // every key, with the number of pages on which a form of it is
    for (const [word, count] of this.written) this.keys.set(keyed.get(word), (this.keys.get(keyed.get(word)) ?? 0) + count);
    this.sorted = [...this.keys.keys()].sort();
    this.forms = formed(fields, keyed);
    this.numbered = new Map();
    for (const [at, { nummer }] of pages.entries()) for (const each of numbers(nummer ?? "")) this.numbered.set(each, [...(this.numbered.get(each) ?? []), at]);
    this.worth = worth(pages);
    this.index = new MiniSearch({
      fields: Object.keys(WEIGHTS),
      stringifyField: (value) => value,
      tokenize: (value) => value,
      processTerm: (term) => term,
      searchOptions: { bm25: { k: 1.2, b: 0.4, d: 0.5 }, boost: WEIGHTS, tokenize: (term) => [term], boostDocument: (at) => this.worth[at] },
    });
    const halves = this.compounds();
    this.index.addAll(
      fields.map((each, id) => {
        const made = { id, vast: each.vast };
        for (const name of TEXTS) made[name] = each[name].map((word) => keyed.get(word));
        made.deel = TEXTS.slice(0, 5).flatMap((name) => each[name].flatMap((word) => halves.get(word) ?? []));
        return made;
      }),
    );
  }

  /** What a form of a word counts for on a page, for who typed this one: most where the page has it just so. A list holds them all. */
  fit(typed, page) {
    const form = this.forms.get(typed);
    if (!form || form.named.has(page) || this.pages[page].soortnaam === LIST) return 1;
    return form.held.has(page) ? ELSEWHERE : OTHERWISE;
  }

  /** The keys of both halves of every word that is two words of these pages. */
  compounds() {
    const known = (part) => (this.written.get(part) ?? 0) > 1;
    const found = new Map();
    for (const word of this.written.keys()) {
      const halves = parts(word, known);
      if (halves) found.set(word, halves.map(key));
    }
    return found;
  }

  /** Known keys that begin with this one, the commonest first. */
  beginning(start) {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.sorted.length && this.sorted[low].startsWith(start); low++) if (this.sorted[low] !== start) found.push(this.sorted[low]);
    return found.sort((one, other) => this.keys.get(other) - this.keys.get(one)).slice(0, 40);
  }

  /** Known keys of which this is the last part, as "tekort" of "personeelstekort"; the commonest first. */
  ending(last) {
    const found = this.sorted.filter((each) => each.length > last.length + 2 && each.endsWith(last));
    return found.sort((one, other) => this.keys.get(other) - this.keys.get(one)).slice(0, 20);
  }

  /** A key and what means the same, with their weights. */
  similar(glued, weight) {
    const found = new Map(this.keys.has(glued) ? [[glued, weight]] : []);
    for (const phrase of this.others.get(glued) ?? []) {
      const other = phrase.join("");
      found.set(other, Math.max(weight * SYNONYM, found.get(other) ?? 0));
    }
    return found;
  }

  /**
   * What a word of a question may be found as: sets of keys with their weights, of which each counts, and the word that
   * was guessed when there is one. `phrases` are the glued keys of the runs it stands in.
   */
  meant(word, phrases, guessing) {
    const own = key(word);
    const found = this.similar(own, 1);
    const add = (term, weight) => found.set(term, Math.max(weight, found.get(term) ?? 0));
    if (own.length > 2) for (const each of this.beginning(own)) add(each, BEGINNING * Math.max(0.4, own.length / each.length));
    if (own.length > 4) for (const each of this.ending(own)) add(each, ENDING);
    for (const phrase of phrases) for (const [term, weight] of this.similar(phrase, 1)) add(term, weight);
    if (found.size || !guessing) return { sets: found.size ? [found] : [] };
    const halves = parts(word, (part) => this.written.has(part) || this.keys.has(key(part)));
    if (halves) return { sets: halves.map((half) => this.similar(key(half), PART)) };
    const guess = nearest(word, this.written);
    if (guess) return { sets: [this.similar(key(guess), GUESS)], guess };
    for (let at = 3; at <= word.length - 5; at++) {
      const tail = this.similar(key(word.slice(at)), PART);
      if (tail.size) return { sets: [tail] };
    }
    for (let at = word.length - 3; at >= 5; at--) {
      const head = this.similar(key(word.slice(0, at)), PART);
      if (head.size) return { sets: [head] };
    }
    return { sets: [] };
  }

  /** For each page that answers to one of these keys, the best of what they are worth there; of several sets the sum. */
  scores(sets, typed) {
    const own = key(typed);
    const total = new Map();
    for (const found of sets) {
      const best = new Map();
      for (const [term, weight] of found)
        for (const { id, score } of this.index.search(term)) best.set(id, Math.max(best.get(id) ?? 0, weight * score * (term === own ? this.fit(typed, id) : 1)));
      for (const [id, score] of best) total.set(id, (total.get(id) ?? 0) + score);
    }
    return total;
  }

  /**
   * Ask a question. `pages` are the pages found, best first; `whole` how many of them have every word; `guesses` are pairs
   * of a word as typed and as it was understood. Without `guessing` a word that is on no page finds nothing: whoever has not
   * all texts yet cannot know that it is on none.
   */
  ask(question, guessing = true) {
    const typed = words(question);
    if (!typed.length) return { pages: [], whole: 0, words: 0, guesses: [] };
    const exact = numbers(question).flatMap((each) => this.numbered.get(each) ?? []);
    const told = telling(typed);
    const keyed = typed.map(key);
    const total = new Map();
    const counted = new Map();
    const guesses = [];
    for (const word of new Set(told)) {
      const at = typed.indexOf(word);
      const phrases = [2, 3].flatMap((size) => [at - size + 1, at - 1, at].filter((from) => from >= 0 && from + size <= typed.length && from <= at && at < from + size).map((from) => keyed.slice(from, from + size).join("")));
      const { sets, guess } = this.meant(word, new Set(phrases), guessing);
      if (guess) guesses.push([word, guess]);
      for (const [page, score] of this.scores(sets, word)) {
        total.set(page, (total.get(page) ?? 0) + score);
        counted.set(page, (counted.get(page) ?? 0) + 1);
      }
    }
    const asked = new Set(told).size;
    for (const run of new Set(runs(typed)))
      for (const { id, score } of this.index.search(run, { fields: ["vast"] })) total.set(id, (total.get(id) ?? 0) + score);
    for (const [page, score] of total) total.set(page, score * ((counted.get(page) ?? 0) / asked) ** 1.5);
    for (const page of exact) {
      total.set(page, 1e6 + (total.get(page) ?? 0));
      counted.set(page, asked);
    }
    return { ...this.ranked(total, counted, asked), words: asked, guesses };
  }

  ranked(total, counted, asked) {
    const half = [...total].filter(([page, score]) => score > 0 && counted.get(page) * 2 >= asked);
    half.sort(([one, high], [other, low]) => low - high || (this.pages[one].adres < this.pages[other].adres ? -1 : 1));
    const whole = half.filter(([page]) => counted.get(page) === asked).length;
    const best = half.length ? half.find(([, score]) => score < 1e6)?.[1] ?? half[0][1] : 0;
    const kept = whole < 10 ? half : half.filter(([page, score]) => counted.get(page) === asked || score > best / 2);
    return { pages: kept.map(([page]) => page), whole };
  }
}
