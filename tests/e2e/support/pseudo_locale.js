// A language that nobody speaks: English with every letter changed and every vowel doubled. What is still readable
// English on a screen did not come from `translations/`, and what does not fit will not fit in German either.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./sandbox.js";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const STRANGE = "ȧƀçđéƒĝħíĵķłḿñöƥɋŕšŧúṽŵẋýžȦƁÇĐÉƑĜĦÍĴĶŁḾÑÖƤɊŔŠŦÚṼŴẊÝŽ";

/** A text as it is in that language; placeholders stay. */
function pseudo(text) {
  const letters = [...STRANGE];
  const strange = (piece) =>
    [...piece]
      .map((it) => letters[PLAIN.indexOf(it)] ?? it)
      .join("")
      .replace(/[ȧéíöú]/g, "$&$&");
  return text
    .split(/(\{\w+\})/)
    .map((piece, at) => (at % 2 ? piece : strange(piece)))
    .join("");
}

/** Its texts, as `textsOf` gives those of a language. */
export function pseudoTexts() {
  const { ui } = JSON.parse(readFileSync(join(root, "translations/en.json"), "utf8"));
  return (key, values = {}) => {
    const text = ui[key] ?? ui[`${key}.other`];
    if (text === undefined) throw new Error(`There is no text ${key}.`);
    return pseudo(text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

/** From now on, the texts of the package arrive in that language; the app does not know. */
export async function speakPseudo(context) {
  await context.route("**/i18n/**/*.json", async (route) => {
    const texts = await (await route.fetch()).json();
    const strange = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));
    await route.fulfill({ json: strange });
  });
}

/** Days and times as the browser writes them. */
const MOMENT = /\b[A-Z][a-z]{2} \d{1,2}, \d{4}(, \d{1,2}:\d{2}\s[AP]M)?/g;

/** What of a screen is in plain letters, outside of what came as data: `data` are the strings that may stand there. */
export async function readable(frame, data) {
  const shown = await frame.evaluate(() => {
    const seen = (it) => it.checkVisibility({ visibilityProperty: true });
    const texts = [];
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      // Isolated is what people and Sell have written.
      if (seen(parentElement) && !parentElement.closest("bdi, [dir=auto]")) texts.push(data);
    }
    const named = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
    for (const element of document.querySelectorAll("#app *")) {
      if (!seen(element)) continue;
      for (const name of named) if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
    }
    return texts;
  });
  const known = data.filter((it) => /[A-Za-z]{2}/.test(it)).sort((one, other) => other.length - one.length);
  const left = shown.map((text) => known.reduce((rest, it) => rest.replaceAll(it, " "), text.replace(MOMENT, " ")));
  return shown.filter((_, at) => /[A-Za-z]{2}/.test(left[at]));
}

/** Elements whose text is cut off, as lines to read. */
export function cutOff(frame) {
  return frame.evaluate(() => {
    const all = [...document.querySelectorAll("#app *")].filter((it) => it.checkVisibility({ visibilityProperty: true }));
    const cut = all.filter((it) => {
      const { overflowX, display } = getComputedStyle(it);
      return display !== "inline" && !it.matches("input, textarea, svg, svg *") && overflowX !== "auto" && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1;
    });
    return cut.map((it) => it.outerHTML.slice(0, 200));
  });
}
