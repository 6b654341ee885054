// What Material's frame expects on every page before anything is drawn: where the site begins, what the browser keeps
// for it, and the reader's choice of colours. Material writes this into the page itself; the policy of this site does
// not allow that, so it is a file. Nothing leaves the browser.
"use strict";

var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A full or closed store: the choice then lasts as long as the page.
  }
};

(() => {
  let chosen = null;
  try {
    chosen = __md_get("__palette")?.color;
  } catch {
    return; // what is kept there is not ours, or may not be read
  }
  if (!chosen) return;
  const colour = () => {
    if (!document.body) return false;
    for (const [key, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${key}`, value);
    return true;
  };
  if (colour()) return;
  const waiting = new MutationObserver(() => colour() && waiting.disconnect());
  waiting.observe(document.documentElement, {childList: true});
})();
