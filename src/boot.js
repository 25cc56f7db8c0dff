// The page's own JavaScript: what must happen before the wasm is there, or when it is no longer able to.
// It is a classic script in the head, so that the colours are set before anything is painted; it is a file of its own,
// because a strict content security policy refuses inline scripts.

// Read at once: it is known only while the script runs. The page says which app it carries.
const { app: appName } = document.currentScript.dataset;

const query = new URLSearchParams(location.search + "&" + location.hash.slice(1));
document.documentElement.dataset.colorScheme = query.get("colorScheme") === "dark" ? "dark" : "light";

/** Puts one of the static cards in the app's place. */
function showInstead(id) {
  document.getElementById("app").hidden = true;
  document.getElementById(id).hidden = false;
}

/** Puts the static cards into the browser's language: the agent's is not known while the app does not run. They are in
 * English until then, and stay so if no language of the browser is among ours. */
async function translateCards() {
  // Once the app runs, it has put them into the agent's language itself.
  if (document.documentElement.dir) return;
  for (const locale of navigator.languages) {
    const names = [locale.toLowerCase(), locale.split("-")[0]];
    for (const name of new Set(names)) {
      const reply = await fetch(`i18n/${name}.json`).catch(() => null);
      if (!reply?.ok) continue;
      const texts = await reply.json();
      document.documentElement.lang = name;
      for (const element of document.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
      return;
    }
  }
}

// Deferred scripts have run by now: the SDK is there, unless it could not be loaded.
document.addEventListener("DOMContentLoaded", async () => {
  const cards = new MutationObserver(() => translateCards().catch(console.error));
  cards.observe(document.body, { attributeFilter: ["hidden"], subtree: true });
  document.getElementById("crashed-reload").addEventListener("click", () => location.reload());
  try {
    // The SDK answers false when no host page has given its origin: the file was opened by itself.
    const client = window.ZAFClient.init();
    if (!client) {
      showInstead("outside");
      return;
    }
    const app = await import(`./${appName}.js`);
    await app.default();
    app.start(client);
  } catch (error) {
    console.error(error);
    showInstead("crashed");
  }
});
