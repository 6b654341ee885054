// The rows of a list, read in Dutch: which of them a question leaves.
import { alike, fold, key, nearest, parts, telling, words } from "./dutch.js";

/** `texts` are all that can be read in the rows, in their order. */
export class Rows {
  constructor(texts) {
    this.texts = texts.map(fold);
    this.words = texts.map(words);
    this.keys = this.words.map((each) => new Set(each.map(key)));
    this.written = new Map();
    for (const each of this.words) for (const word of new Set(each)) this.written.set(word, (this.written.get(word) ?? 0) + 1);
    this.others = new Map();
    this.known = new Map();
  }

  /** Groups of words that mean the same, as in synoniemen.json. */
  learn(groups) {
    this.others = alike(groups);
    this.known.clear();
  }

  /** The rows in which this stands, as it stands. */
  holding(text) {
    return new Set([...this.texts.keys()].filter((at) => this.texts[at].includes(text)));
  }

  having(phrases) {
    return new Set([...this.keys.keys()].filter((at) => phrases.some((phrase) => phrase.every((each) => this.keys[at].has(each)))));
  }

  /** The rows that answer to a word, and the word that was guessed when there is one. */
  meant(word) {
    const own = key(word);
    const left = new Set([...this.holding(word), ...this.having([[own]])]);
    if (left.size) return { left };
    const same = this.having(this.others.get(own) ?? []);
    if (same.size) return { left: same };
    const halves = parts(word, (part) => this.written.has(part));
    if (halves) return { left: this.having([halves.map(key)]) };
    const guess = nearest(word, this.written);
    return guess ? { left: this.having([[key(guess)]]), guess } : { left };
  }

  /**
   * The rows that have every word of what is typed; when none has, those that have most, at least half. `whole` says
   * which of both, `guesses` are pairs of a word as typed and as it was understood.
   */
  asked(typed) {
    const told = [...new Set(telling(words(typed)))];
    if (!told.length) return { left: this.holding(fold(typed).trim()), whole: true, guesses: [] };
    const guesses = [];
    const counted = new Map();
    for (const word of told) {
      if (!this.known.has(word)) this.known.set(word, this.meant(word));
      const { left, guess } = this.known.get(word);
      if (guess) guesses.push([word, guess]);
      for (const at of left) counted.set(at, (counted.get(at) ?? 0) + 1);
    }
    const most = Math.max(0, ...counted.values());
    const left = most * 2 < told.length ? [] : [...counted].filter(([, count]) => count === most).map(([at]) => at);
    return { left: new Set(left), whole: most === told.length || !left.length, guesses };
  }
}
