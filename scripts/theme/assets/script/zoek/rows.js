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

  /** The rows that have every word of what is typed, and what was guessed, as pairs of typed and understood. */
  asked(typed) {
    const told = [...new Set(telling(words(typed)))];
    const guesses = [];
    let left = null;
    for (const word of told) {
      if (!this.known.has(word)) this.known.set(word, this.meant(word));
      const { left: mine, guess } = this.known.get(word);
      if (guess) guesses.push([word, guess]);
      left = left ? new Set([...left].filter((at) => mine.has(at))) : mine;
    }
    return { left: left ?? this.holding(fold(typed).trim()), guesses };
  }
}
