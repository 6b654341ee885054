// Shows the next version of the page as soon as there is one. Only pages that `lok serve` serves carry this.
// A browser keeps few connections open to one place, so a page that nobody sees lets go of its own.
"use strict";
(() => {
  const shown = document.currentScript.dataset.stand;
  let line = null;
  const hang_up = () => {
    if (line) line.close();
    line = null;
  };
  const listen = () => {
    if (line || document.hidden) return;
    line = new EventSource("/_lok/stand");
    line.onmessage = (event) => {
      if (event.data === shown) return;
      hang_up();
      location.reload();
    };
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? hang_up() : listen()));
  addEventListener("pagehide", hang_up);
  addEventListener("pageshow", listen);
  listen();
})();
