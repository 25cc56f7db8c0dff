// Every section of the settings page: axe finds nothing, nothing is wider than the page, wide and at 320 pixels, light and
// dark, in English, Japanese and, from right to left, Arabic; and a keyboard alone reaches everything that can be pressed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { openSettings, section } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { walk } from "./support/walk.js";

const SECTIONS = ["set_up", "access", "new_leads", "fields", "as_seen_by", "history"];
const WIDTHS = [{ width: 1280, height: 900 }, { width: 320, height: 700 }];
/** Together they have every text and every colour. */
const LOOKS = [
  { locale: "en", scheme: "light" },
  { locale: "ja", scheme: "dark" },
];
/** With something in every place: two pools, an owner who is gone, a source that is gone, and a history. */
const FULL = {
  version: 1,
  access: "all_agents",
  new_lead: {
    owners: [{ id: 1012 }, { id: 1009 }, { id: 4711 }, { id: 1090, label: "New customers with a name that is long enough to need a second line", pool: true }],
    any_owner: true,
    source: 4711,
    status: "Lukewarm",
  },
  fields: { lead: ["email", "custom:801", "custom:999999"], deal: [] },
  history: [
    { at: 1795000000000, by: { id: 2, name: "Marta Lindqvist" }, was: { access: null, "new_lead.owners": null } },
    { at: 1794000000000, by: { id: 9, name: "Oliver Grant" }, was: { "fields.lead": null, "new_lead.source": 304 } },
  ],
};

describe("every section of the settings page", () => {
  const desk = newDesk();

  const settled = async (app, say, key) => {
    await section(app, say(`settings.section.${key}`));
    for (const waiting of ["settings.check_state.running", "settings.verdict.checking"]) {
      await app.getByText(say(waiting)).first().waitFor({ state: "hidden" });
    }
    await app.locator(".skeleton").first().waitFor({ state: "hidden" });
    if (key === "fields") await app.locator(".card-preview__card article").waitFor({ state: "attached" });
  };

  const isSoundInEverySection = async (options, document) => {
    if (document) await desk.sandbox.settings({ config: JSON.stringify(document) });
    const { page, app, say, problems } = await openSettings(desk, options);
    for (const key of SECTIONS) {
      await settled(app, say, key);
      await isSound(page);
      await walk(page, app);
    }
    assert.deepEqual(problems, []);
  };

  for (const viewport of WIDTHS) {
    for (const look of LOOKS) {
      for (const [what, document] of [["nothing set", null], ["everything set", FULL]]) {
        test(`${viewport.width} pixels, ${look.locale}, ${look.scheme}, ${what}`, async () => {
          await isSoundInEverySection({ ...look, viewport }, document);
        });
      }
    }
  }

  for (const [viewport, scheme] of [[WIDTHS[0], "light"], [WIDTHS[1], "dark"]]) {
    test(`${viewport.width} pixels, ar, ${scheme}, everything set`, async () => {
      await isSoundInEverySection({ locale: "ar", scheme, viewport }, FULL);
    });
  }

  for (const as of ["sell_agent", "support_agent"]) {
    test(`what ${as} sees, who may change nothing`, async () => {
      await desk.sandbox.settings({ config: JSON.stringify(FULL) });
      const { page, app, problems } = await openSettings(desk, { as, viewport: WIDTHS[1] });
      await isSound(page);
      await walk(page, app);
      assert.deepEqual(problems, []);
    });
  }
});
