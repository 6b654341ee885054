// Dutch as people type it: words, the key under which forms of a word are one, numbers of records, words that say
// nothing, and what means the same. The search of the site and the filters of its lists both read questions with this,
// and fetch their lists with it: addresses are seen from this file, so a page at any depth finds them.

/** The root of the site. */
export const ROOT = new URL("../../../", import.meta.url);

/** A file of the folder of lists; throws when it does not come whole, with `signedOut` when a door asks who we are. */
export const fetched = async (name) => {
  const answer = await fetch(new URL(`zoek/${name}`, ROOT));
  if (!answer.ok) throw Object.assign(new Error(`${name}: ${answer.status}`), { signedOut: answer.status === 401 });
  return answer.json();
};

const STOP = new Set(
  ("aan al alle als bij ben bent bestaan bestaat dan dat de deze die dit doe doen doet door een en er geen ge gij graag had heb hebben heeft " +
    "het hier hij hoe hoeveel ik in is iets ja je jij jou jouw jullie kan kun kunnen krijg krijgen maar mag me mee meer men met mij mijn " +
    "moet moeten mogen na naar nee niet nog nu of om omdat ons onze ook op over s t te tegen ten ter toch tot u uit uw van veel " +
    "gevonden vind vinden vond voor waar waarom wanneer was wat we wel welk welke werd wie wij wil willen word worden wordt ze zich zij zijn zit zo zoek zoeken " +
    "zou gaat").split(" "),
);

/** Small letters without accents or soft hyphens, and one form of apostrophe. */
export const fold = (text) =>
  text.normalize("NFD").replace(/[\p{M}\u00ad]/gu, "").replace(/[’‘`]/g, "'").toLowerCase();

/** The words of a text as they are written, folded. */
export const words = (text) => fold(text).replace(/'s\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** The key of a folded word: "adviezen" and "advies", "kinderen" and "kind" have the same. No stemmer of the trade joins more of them. */
export const key = (word) => {
  if (word.length <= 3 || /^\d/.test(word)) return word;
  let made = word.replace(/kinderen$/, "kind").replace(/(?<=^.{4,})(?:e?t|p)?jes?$/, "").replace(/(?<=^.{6,})ing(en)?$/, "");
  for (let before = ""; before !== made && made.length > 3; ) {
    before = made;
    if (made.length > 4) made = made.replace(/en$/, "");
    if (made.length > 3) made = made.replace(/e$/, "");
    made = made.replace(/z$/, "s").replace(/v$/, "f");
    if (made.length > 3) made = made.replace(/s$/, "");
  }
  return made.replace(/(.)\1+/g, "$1");
};

/** The words of a question that say something; all of them when none does. */
export const telling = (asked) => {
  const kept = asked.filter((word) => !STOP.has(word));
  return kept.length ? kept : asked;
};

/** Runs of two to four words that stand together, glued: "lid worden" gives "lidworden". Numbers lose their leading noughts. */
export const runs = (all) => {
  const bare = all.map((word) => word.replace(/^0+(?=\d)/, ""));
  return bare.flatMap((_, at) => [2, 3, 4].filter((size) => at + size <= bare.length).map((size) => bare.slice(at, at + size).join("")));
};

/**
 * The numbers of records that a text may mean, as year and number: "ADV-2026-02", "advies 2026/2", "adv202602" and "advies 2 van
 * 2026" are all "2026-2".
 */
export const numbers = (text) => {
  const bare = fold(text);
  const found = [...bare.matchAll(/(?<!\d)((?:19|20)\d\d)[\s\-–/._]*(\d{1,3})(?!\d)/g)].map(([, year, nr]) => `${year}-${Number(nr)}`);
  const turned = [...bare.matchAll(/(?<!\d)(\d{1,3})\s*(?:van|uit|\/|-|–)\s*((?:19|20)\d\d)(?!\d)/g)].map(([, nr, year]) => `${year}-${Number(nr)}`);
  return [...new Set([...found, ...turned])];
};

/** What means the same, from groups of words and phrases: by the glued keys of one of them, the others as lists of keys. */
export const alike = (groups) => {
  const others = new Map();
  for (const group of groups) {
    const phrases = group.map((phrase) => words(phrase).map(key));
    for (const [at, phrase] of phrases.entries()) {
      const glued = phrase.join("");
      const mine = others.get(glued) ?? [];
      others.set(glued, [...mine, ...phrases.filter((_, place) => place !== at)]);
    }
  }
  return others;
};

/** How many letters two words differ, a swap of two counting as one; more than `most` is given as `most + 1`. */
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[other.length];
};

/**
 * The written word nearest to one that nothing answers to: at most one letter away, two from eight letters on, with the
 * first letter right. `written` has every word with its number of pages. Undefined when none is near.
 */
export const nearest = (word, written) => {
  const most = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  let best;
  for (const [other, count] of written) {
    if (!most || other[0] !== word[0] || other.length < 4) continue;
    const away = distance(word, other, best ? best.away : most);
    if (away <= most && (!best || away < best.away || (away === best.away && count > best.count))) best = { word: other, away, count };
  }
  return best?.word;
};

/** Two words of which a word is made, with "s", "en", "n", "e" or "er" between them; `known` says whether a part is a word. */
export const parts = (word, known) => {
  if (word.length < 8) return null;
  for (let at = word.length - 4; at >= 4; at--) {
    const tail = word.slice(at);
    if (!known(tail)) continue;
    for (const joint of ["", "s", "en", "n", "e", "er"]) {
      const head = word.slice(0, at - joint.length);
      if (head.length >= 4 && word.slice(head.length, at) === joint && known(head)) return [head, tail];
    }
  }
  return null;
};
