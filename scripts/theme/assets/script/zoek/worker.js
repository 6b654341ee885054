// The second step of the search, beside the page: the full texts in blocks, indexed together with the list.
// In: {pages, groups, blocks} once, then {asked, question}. Out: {ready, missing, signedOut} once, then {asked, found}.
import { Engine } from "./engine.js";
import { fetched } from "./dutch.js";

let engine;

const begin = async ({ pages, groups, blocks }) => {
  const came = await Promise.allSettled(blocks.map(fetched));
  const texts = new Map(came.flatMap(({ value }) => value ?? []));
  engine = new Engine(
    pages.map((page) => ({ ...page, tekst: texts.get(page.adres) })),
    groups,
  );
  const missing = came.filter(({ status }) => status === "rejected");
  postMessage({ ready: true, missing: missing.length, signedOut: missing.some(({ reason }) => reason.signedOut) });
};

addEventListener("message", ({ data }) => {
  if (data.pages) begin(data);
  else postMessage({ asked: data.asked, found: engine.ask(data.question) });
});
