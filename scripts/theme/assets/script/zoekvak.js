// The search box in the header: takes what is typed to the page to search on, behind the # of its address. Without this
// script the form goes there empty, for its field has no name: a question never reaches a server.
"use strict";
(() => {
  const form = document.querySelector(".lok-kop .lok-zoek");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = form.querySelector("input").value.trim();
    location.assign(question ? `${form.action}#${new URLSearchParams({ q: question })}` : form.action);
  });
})();
