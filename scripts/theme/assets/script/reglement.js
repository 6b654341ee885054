// Leads from a day to the text that was in force on it, by the periods in the table below the field. Without this
// script the field is not there and the table has the same links.
"use strict";
(() => {
  const form = document.querySelector(".lok-dagkeuze");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const periods = [...document.querySelectorAll("td[data-van]")];

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const day = form.elements.dag.value;
    const found = periods.find((cell) => cell.dataset.van <= day && (!cell.dataset.tot || day <= cell.dataset.tot));
    const link = found?.querySelector("a");
    if (link) location.assign(link.href);
    else status.textContent = found ? found.nextElementSibling.textContent : "Op die dag was er nog geen of geen reglement meer.";
  });
  form.hidden = false;
})();
