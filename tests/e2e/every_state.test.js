// Every state of the sidebar: axe finds nothing, nothing is cut off at 320 pixels, and a keyboard alone reaches and
// shows everything that can be pressed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { isSound } from "./support/soundness.js";
import { states, textsOf } from "./support/states.js";
import { walk } from "./support/walk.js";

/** English and light, Japanese and dark: together they have every text and every colour. */
const looks = [
  { language: "en", scheme: "light" },
  { language: "ja", scheme: "dark" },
];

describe("every state", () => {
  const desk = newDesk();

  for (const { language, scheme } of looks) {
    for (const { name, path, as, before, act } of states) {
      test(`${name}, ${language}, ${scheme}`, async () => {
        await before?.(desk.sandbox);
        const { page, app, problems } = await desk.visit(path, { as, locale: language, scheme });
        await act(app, textsOf(language), page, desk.sandbox);
        await isSound(page);
        await walk(page, app);
        // The browser itself reports refused requests; the app reports none of its own as an error.
        assert.deepEqual(problems.filter((it) => !it.startsWith("Failed to load resource")), []);
      });
    }
  }
});
