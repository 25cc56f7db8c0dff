// What moves while Sell is asked: nothing for whoever asks the system for less motion (WCAG 2.3.3, prefers-reduced-motion),
// and for everybody else nothing for longer than five seconds beside what can be read (2.2.2).

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { openSettings } from "./support/settings_page.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");
const late = (match) => ({ match, kind: "delay", ms: 60_000, times: null });

/** Where something moves: how one gets there. */
const PLACES = {
  "the first look-up": async (desk) => {
    await desk.sandbox.fault(late("POST /v3/contacts/search"));
    const { page, app } = await desk.ticket(1);
    await app.locator(".looking .skeleton__line").first().waitFor();
    return page;
  },
  "deals on their way beside one of several matches": async (desk) => {
    await desk.sandbox.fault(late("POST /v3/deals/search"));
    const { page, app } = await desk.ticket(4);
    await app.getByRole("article").first().getByRole("button").click();
    await app.locator(".skeleton__line").first().waitFor();
    assert.equal(await app.getByRole("article").count(), 1);
    return page;
  },
  "a person who is refreshed": async (desk) => {
    const { page, app } = await desk.ticket(1);
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
    await desk.sandbox.fault(late("* /v"));
    await app.getByRole("button", { name: say("action.refresh") }).click();
    await app.locator(".icon-button--busy").waitFor();
    return page;
  },
  "a search by hand": async (desk) => {
    const { page, app } = await desk.ticket(3);
    await app.getByRole("button", { name: say("action.search") }).first().click();
    await desk.sandbox.fault(late("POST /v3"));
    await app.getByLabel(say("search.label")).fill("Amé");
    await app.locator(".skeleton__line").first().waitFor();
    return page;
  },
  "a section of the settings page": async (desk) => {
    await desk.sandbox.fault(late("GET /v2/users"));
    const { page, app } = await openSettings(desk);
    await app.getByRole("navigation").getByRole("button", { name: say("settings.section.new_leads") }).click();
    await app.locator(".skeleton__line").first().waitFor();
    return page;
  },
};

/** What moves or will move: its name, how long it takes once and in all, and when it has come to its end, in milliseconds. */
async function motions(page) {
  return (await frameOf(page)).evaluate(() =>
    document.getAnimations().map((it) => {
      const { duration, activeDuration, endTime } = it.effect.getComputedTiming();
      return { name: it.animationName ?? it.transitionProperty, once: duration, lasts: activeDuration, ends: endTime };
    }),
  );
}

describe("motion", () => {
  const desk = newDesk();

  for (const [place, go] of Object.entries(PLACES)) {
    test(`less motion: nothing moves: ${place}`, async () => {
      const page = await go(desk);
      // Words that appear after a moment have no length.
      assert.deepEqual((await motions(page)).filter((it) => it.lasts > 0), []);
    });
  }

  describe("for everybody else", () => {
    beforeEach(async () => {
      await desk.context.close();
      desk.context = await desk.browser.newContext({ reducedMotion: "no-preference" });
    });

    for (const [place, go] of Object.entries(PLACES)) {
      test(`it comes to its end within five seconds: ${place}`, async () => {
        const page = await go(desk);
        const moving = (await motions(page)).filter((it) => it.lasts > 0);
        assert.notDeepEqual(moving, [], "nothing was moving");
        assert.deepEqual(moving.filter((it) => it.ends > 5_000), []);
        assert.deepEqual(moving.filter((it) => it.once < 1_000), [], "nothing flashes (2.3.1)");
      });
    }
  });
});
