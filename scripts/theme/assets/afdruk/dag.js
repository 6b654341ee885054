// Says on paper on which day it was printed: a page that lies on a table for a year still tells how old it is.
"use strict";
(() => {
  const place = document.querySelector(".lok-druk");
  if (!place) return;
  const say = () => {
    const day = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric" }).format(new Date());
    place.textContent = `Afgedrukt op ${day}`;
  };
  say();
  // A page may stay open for days before somebody prints it.
  window.addEventListener("beforeprint", say);
})();
