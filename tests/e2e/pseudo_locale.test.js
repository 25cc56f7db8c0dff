// Every state in a language that nobody speaks: no text that did not come from `translations/`, and nothing cut off although
// texts are longer than in English.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { frameOf, horizontalOverflow } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { cutOff, pseudoTexts, readable, speakPseudo } from "./support/pseudo_locale.js";
import { openPicture, pictures } from "./support/settings_pictures.js";
import { states } from "./support/states.js";

/** What else Sell tells that may stand on a screen. */
const LISTS = ["users", "lead_statuses", "stages", "accounts/self", "lead/custom_fields", "contact/custom_fields", "deal/custom_fields"].map(
  (it) => `/v2/${it}?per_page=100`,
);

/** Every string in a value, however deep. */
function strings(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
}

/** What Support calls its agents and the requesters of all tickets. */
async function people(sandbox) {
  const { tickets } = await sandbox.state();
  const ids = new Set(tickets.map((it) => it.requester_id).filter(Boolean));
  const headers = { "X-Sandbox-Agent": "sell_agent" };
  const { users: agents } = await (await fetch(`${sandbox.origin}/api/v2/users.json?role[]=admin&role[]=agent`, { headers })).json();
  const asked = [...ids].map(async (id) => (await fetch(`${sandbox.origin}/api/v2/users/${id}.json`, { headers })).json());
  const requesters = (await Promise.all(asked)).map(({ user }) => user);
  return [...agents, ...requesters].map((it) => it.name);
}

describe("in a language that nobody speaks", () => {
  const desk = newDesk();
  const say = pseudoTexts();

  let lists;
  beforeEach(async () => {
    // Before a test tells Sell to fail.
    lists = await Promise.all([...LISTS.map((it) => desk.sandbox.sell(it)), people(desk.sandbox)]);
  });

  const isTranslated = async (page) => {
    const frame = await frameOf(page);
    const data = strings([await desk.sandbox.state(), lists]);
    assert.deepEqual(await readable(frame, data), []);
    assert.deepEqual(await cutOff(frame), []);
    assert.equal(await horizontalOverflow(page), 0);
  };

  for (const { name, path, as, before, act } of states) {
    test(`beside a ticket: ${name}`, async () => {
      await speakPseudo(desk.context);
      await before?.(desk.sandbox);
      const { page, app } = await desk.visit(path, { as, locale: "en-US" });
      await act(app, say, page, desk.sandbox);
      await isTranslated(page);
    });
  }

  for (const picture of pictures) {
    test(`the settings page: ${picture.name}`, async () => {
      await speakPseudo(desk.context);
      const page = await openPicture(desk.visit, desk.sandbox, picture, { locale: "en-US", say });
      await isTranslated(page);
    });
  }
});
