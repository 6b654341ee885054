// Copies the citation of a page and hands the page to the share sheet of the device. A button whose work the browser
// cannot do stays away; without this script the citation is there to select. Nothing is sent anywhere by this site.
const foot = document.querySelector(".lok-blad");
if (foot) {
  const status = foot.querySelector("[aria-live]");
  const button = (what) => foot.querySelector(`[data-doe="${what}"]`);
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];

  /** The citation as one line, with the day on which the reader saw the page; pages change. */
  const citation = () => {
    const said = document.querySelector(".lok-verwijzing").cloneNode(true);
    for (const address of said.querySelectorAll(".lok-adres")) address.textContent = address.textContent.trim();
    for (const quoted of said.querySelectorAll("q")) quoted.textContent = `‘${quoted.textContent}’`;
    const [text] = said.textContent.replace(/^\s*Verwijs naar dit advies als:\s*/, "").split(/\.\s+Dit nummer en/);
    const day = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric" }).format(new Date());
    return `${text.replace(/\s+/g, " ").trim().replace(/\.$/, "")}, gelezen op ${day}.`;
  };

  const copy = button("kopieer");
  if (copy && navigator.clipboard && document.querySelector(".lok-verwijzing")) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation());
        status.textContent = "De verwijzing is gekopieerd.";
      } catch {
        const details = foot.querySelector("details");
        if (details) details.open = true;
        status.textContent = "Kopiëren lukte niet. Selecteer de tekst van de verwijzing en kopieer die zelf.";
      }
    });
  }

  const share = button("deel");
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => {
      navigator.share({ title: document.querySelector("h1")?.textContent ?? document.title, url: canonical }).catch(() => {
        // Whoever closes the sheet without sharing made a choice: there is nothing to tell.
      });
    });
  }
}
