// Whatever goes wrong on the way, a lead is made once, with one note and one comment (spec 6.7).

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appIn } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { listenTo } from "./support/hearing.js";
import { keptBy, makeHandoversOlder, makeOlder } from "./support/kept.js";
import { openForm, press, stands, write } from "./support/lead_screen.js";
import { changeUsers } from "./support/owner_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { runCreations } from "./support/random_run.js";
import { until } from "./support/sandbox.js";
import { storyOf, summaryOf } from "./support/summary.js";
import { NOTHING, countsOf, newTicket, tracesOf, wrongWithComplete } from "./support/witness.js";

const customer = { name: "Uma Okafor", email: "uma@once.example", organization: "Once Ltd", note: "Wants it once." };

/** What the tests of both kinds of browser do with a desk. */
function words(desk) {
  const lead = { ...customer };
  const traces = async () => tracesOf(await desk.sandbox.state(), lead);
  return {
    lead,
    /** The filled-in form on a ticket of somebody whom nobody knows. */
    async form() {
      lead.ticket = await newTicket(desk.sandbox, lead);
      const opened = await desk.ticket(lead.ticket);
      await openForm(opened.page);
      await write(opened.page, lead);
      return opened;
    },
    counts: async () => countsOf(await traces()),
    async isComplete() {
      assert.equal(wrongWithComplete(await traces(), lead), null);
    },
    /** Does something as soon as the sandbox has seen that request. */
    async when(label, act) {
      const hearing = await listenTo(desk.sandbox);
      const heard = hearing.heard(label);
      await act();
      await heard;
      await hearing.end();
    },
  };
}

describe("exactly once, where the browser keeps things", () => {
  const desk = newProfileDesk();
  const { lead, form, counts, isComplete, when } = words(desk);
  const create = (page) => press(page, "Create lead");

  for (const kind of ["drop_after", "garbage"]) {
    test(`a lost reply makes no second lead: ${kind}`, async () => {
      const { page } = await form();
      await desk.sandbox.fault({ match: "POST /v2/leads", kind });
      await create(page);
      await stands(page, ["done"]);
      await isComplete();
      const posts = (await desk.sandbox.requests()).filter((it) => it.method === "POST" && it.path === "/v2/leads");
      assert.equal(posts.length, 1);
    });
  }

  // A browser sends a PUT whose kept connection was cut again by itself; Support must refuse the second one.
  for (const kind of ["garbage", "drop_after"]) {
    test(`lost replies to note and comment make no second ones (comment: ${kind})`, async () => {
      const { page } = await form();
      await desk.sandbox.fault({ match: "POST /v2/notes", kind: "drop_after" });
      await desk.sandbox.fault({ match: "PUT /api/v2/tickets", kind });
      await create(page);
      await stands(page, ["done"]);
      await isComplete();
    });
  }

  test("a reload while Sell makes the lead", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "delay", ms: 2_000 });
    await when("GET /v2/leads", () => create(page));
    await page.reload();
    await stands(page, ["done"]);
    await isComplete();
  });

  test("two tabs of one ticket press at the same time: one lead, and the other tab says what is going on", async () => {
    const { page } = await form();
    const { page: other } = await desk.ticket(lead.ticket);
    await stands(other, ["form"]);
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "delay", ms: 8_000 });
    await when("GET /v2/leads", () => create(page));
    await create(other);
    await stands(other, ["elsewhere"]);
    await stands(page, ["done"]);
    await press(other, "Try again");
    await appIn(other).getByRole("button", { name: `Open this one: ${lead.name}` }).waitFor();
    await isComplete();
  });

  test("a request that never arrived is sent by \"Try again\"", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "drop_before" });
    await create(page);
    await stands(page, ["resting"]);
    await appIn(page).getByText("Not sure yet whether the lead was created").waitFor();
    assert.equal(await counts(), NOTHING);
    await press(page, "Try again");
    await stands(page, ["done"]);
    await isComplete();
  });

  test("what was left over is finished when the ticket is opened again", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    await create(page);
    await stands(page, ["resting"]);
    await page.close();
    const { page: later } = await desk.ticket(lead.ticket);
    await stands(later, ["done"]);
    await isComplete();
  });

  for (const [minutes, name, wanted] of [
    [9, "nine minutes ago: it is sent by itself", "done"],
    [11, "eleven minutes ago: it is not sent before the agent says so", "resting"],
  ]) {
    test(`what was asked for ${name}`, async () => {
      const { page } = await form();
      await desk.sandbox.fault({ match: "POST /v2/leads", kind: "drop_before" });
      await create(page);
      if (wanted === "done") await stands(page, ["resting"]);
      else await until(async () => (await desk.sandbox.faults()).length === 0);
      await makeHandoversOlder(page, { minutes });
      await page.close();
      await desk.sandbox.clearRequests();
      const { page: later } = await desk.ticket(lead.ticket);
      await stands(later, [wanted]);
      if (wanted === "done") return isComplete();
      assert.deepEqual((await desk.sandbox.requests()).filter((it) => it.method !== "GET"), []);
      assert.equal(await counts(), NOTHING);
    });
  }

  test("what is partly done goes on by itself, however long ago it was asked for", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    await create(page);
    await stands(page, ["resting"]);
    await makeHandoversOlder(page, { minutes: 24 * 60 });
    await page.close();
    await stands((await desk.ticket(lead.ticket)).page, ["done"]);
    await isComplete();
  });

  test("for an agent who has lost access to Sell meanwhile nothing is sent", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    await create(page);
    await stands(page, ["resting"]);
    await makeOlder(page, { minutes: 61 });
    await page.close();
    await changeUsers(desk.context, (user) => {
      user.status = "inactive";
    });
    const { page: later } = await desk.ticket(lead.ticket);
    await appIn(later).getByText("You have no access to Sell").waitFor();
    await until(async () => Object.keys(await keptBy(later)).every((it) => !it.startsWith("sell-sidebar/outbox/")));
    assert.equal(await counts(), "1 lead, 0 note, 0 comment");
  });

  test("a tab that was left with \"Try again\" sends nothing that another tab has done meanwhile", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    await create(page);
    await stands(page, ["resting"]);
    const { page: other } = await desk.ticket(lead.ticket);
    await stands(other, ["done"]);
    await press(page, "Try again");
    await stands(page, ["card"]);
    await isComplete();
  });

  test("a form that was open before goes on with what another tab has left, and makes no second lead", async () => {
    const { page } = await form();
    const { page: other } = await desk.ticket(lead.ticket);
    await stands(other, ["form"]);
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    await create(page);
    await stands(page, ["resting"]);
    await create(other);
    const found = await stands(other, ["done", "duplicates"]);
    if (found === "duplicates") await press(page, "Try again");
    await stands(found === "duplicates" ? page : other, ["done"]);
    await isComplete();
  });

  test("another agent at the same machine sees nothing of it, and nothing is sent for them", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "drop_before" });
    await create(page);
    await stands(page, ["resting"]);
    await page.close();
    const { page: theirs } = await desk.ticket(lead.ticket, { as: "admin" });
    await stands(theirs, ["no_match"]);
    assert.equal(await appIn(theirs).getByText(lead.note).count(), 0);
    assert.equal(await appIn(theirs).getByText("You began a lead").count(), 0);
    await theirs.close();
    await stands((await desk.ticket(lead.ticket)).page, ["no_match"]);
    assert.equal(await counts(), NOTHING);
  });
});

describe("exactly once, where the browser keeps nothing", () => {
  const desk = newDesk();
  const { form, isComplete } = words(desk);

  test("a lost reply makes no second lead", async () => {
    const { page } = await form();
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "drop_after" });
    await press(page, "Create lead");
    await stands(page, ["done"]);
    await isComplete();
  });
});

describe("exactly once, by chance", () => {
  test("creations under random faults, reloads, double clicks and tabs end with one of each", async (context) => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const count = Number(process.env.CREATIONS ?? 25);
    context.diagnostic(`SEED=${seed} repeats it`);
    const began = Date.now();
    const stories = await runCreations({ seed, count, browsers: 5 });
    const wrong = stories.filter((it) => it.violation);
    context.diagnostic(summaryOf(stories, { seed, seconds: Math.round((Date.now() - began) / 1000) }));
    assert.deepEqual(wrong.map((it) => storyOf(it, seed)), []);
  });
});
