// Every state of the sidebar: axe finds nothing, nothing is cut off at 320 pixels, and a keyboard alone reaches and
// shows everything that can be pressed. The token is in no reach, nobody else is asked, and the content security policy holds.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { watchForLeaks } from "./support/leaks.js";
import { isSound } from "./support/soundness.js";
import { states, textsOf } from "./support/states.js";
import { walk } from "./support/walk.js";

/** The languages beside English, as Zendesk calls them. */
const OTHERS = ["ar", "de", "es", "fr", "ja", "pt-BR"];
/** In English each state is seen light, in the others dark; `ALL_LANGUAGES=1` sees each in every language, otherwise they
 * take turns, so that every run has them all. */
const all = process.env.ALL_LANGUAGES === "1";
const looks = [
  { scheme: "light", languages: () => ["en"] },
  { scheme: "dark", languages: (at) => (all ? OTHERS : [OTHERS[at % OTHERS.length]]) },
];

/** What would go on by itself while it is looked at stays as it is. */
const held = {
  // The pause that Sell asks for ends after some seconds.
  pause: (context) =>
    context.addInitScript(() => {
      const { setTimeout } = window;
      window.setTimeout = (then, ms, ...more) => setTimeout(then, 4_000 <= ms ? 600_000 : ms, ...more);
    }),
  // The proxy gives up after ten seconds.
  loading: (context) =>
    context.route("**/host/proxy", (route) => (route.request().postData().includes("/v3/contacts/search") ? null : route.continue())),
};

describe("every state", () => {
  const desk = newDesk();

  for (const { scheme, languages } of looks) {
    for (const [at, { name, path, as, before, act }] of states.entries()) {
      for (const locale of languages(at)) {
        test(`${name}, ${locale}, ${scheme}`, async () => {
          await before?.(desk.sandbox);
          await held[name]?.(desk.context);
          const leaks = await watchForLeaks(desk.context, desk.sandbox);
          const { page, app, problems } = await desk.visit(path, { as, locale, scheme });
          await act(app, textsOf(locale), page, desk.sandbox);
          await isSound(page);
          await leaks.check(page);
          await walk(page, app);
          // The browser itself reports refused requests; the app reports none of its own as an error.
          assert.deepEqual(problems.filter((it) => !it.startsWith("Failed to load resource")), []);
        });
      }
    }
  }
});
