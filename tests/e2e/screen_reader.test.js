// What a screen reader is given beside a ticket: roles, names, states and descriptions in their order, as the browser's own
// accessibility tree has them, where the focus is, and what live regions say. No reader is run: how it words this is its own.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { heard, hears, listenToRegions, says, show } from "./support/screen_reader.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");
const button = (app, key) => app.getByRole("button", { name: say(key), exact: true }).first();

describe("what a screen reader is given beside a ticket", () => {
  const desk = newDesk();
  beforeEach(() => listenToRegions(desk.context));

  test("one match: who it is, why, what can be done, and the deals", async () => {
    const { page } = await show(desk, "person");
    await says(page, "#app", `
      banner
        heading "Amélie Laurent" 1
        …
        button "Search Sell" (Search Sell)
        button "Refresh" (Refresh)
      main "Amélie Laurent"
        article "Amélie Laurent"
          "Person"
          link "Open in Sell: Amélie Laurent"
          heading "Amélie Laurent" 2
          "Matched by e-mail amelie.laurent@maison-lumiere.example, phone +33 1 42 68 53 00"
          button "Not this person"
          DescriptionList
            term "Relationship"
            "Customer · Prospect"
            term "Owner"
            "Chloé Dubois"
            …
            term "E-mail"
            link "amelie.laurent@maison-lumiere.example"
            …
        "Company"
        button "Show company Maison Lumière"
        button "Send note to sales"
        region "Deals of Amélie Laurent"
          heading "Deals" 2
          "Open: €26,500.49 + $4,800.25"
          article "Premium support 2027"
            heading "Premium support 2027" 3
              link "Open in Sell: Premium support 2027"
            "€3,600"
            "Closure"
            "Step 4 of 4"
            DescriptionList
              term "Owner"
              "Chloé Dubois"
              term "Expected close"
              "Nov 30, 2026"
          …
          button "Show all (7)"
    `);
    await hears(page, ["status: Updated just now"]);
  });

  test("several matches: how many, what tells them apart; the one that is chosen comes in their place", async () => {
    const { page, app } = await show(desk, "several-matches");
    await says(page, "main", `
      main "Jonas Weber"
        heading "2 matches in Sell" 2
        list
          listitem
            article "Jonas Weber"
              "Person"
              button "Show Jonas Weber"
              heading "Jonas Weber" 3
              "Partner · Weber & Partner"
              "Matched by e-mail jonas.weber@weber-partner.example"
          listitem
            article "Jonas Weber"
              "Person"
              button "Show Jonas Weber"
              heading "Jonas Weber" 3
              "Managing director · Weber Holding SE"
              "Matched by e-mail jonas.weber@weber-partner.example"
    `);
    await app.getByRole("button", { name: "Show Jonas Weber" }).first().focus();
    await page.keyboard.press("Enter");
    await app.getByRole("button", { name: say("action.not_this_person") }).waitFor();
    await says(page, "main", `
      main "Jonas Weber" focused
        …
        article "Jonas Weber"
          "Person"
          …
    `);
  });

  test("nobody: said with its offers; and the search by hand, from its heading to what was found", async () => {
    const { page, app } = await show(desk, "no-match");
    await says(page, "main", `
      main "Priya Raghunathan"
        status "Not in Sell yet"
          "Not in Sell yet"
          "Sell knows nobody with this e-mail address or phone number."
          button "Create lead"
          button "Search Sell"
    `);
    await heard(page);
    await app.getByRole("main").getByRole("button", { name: say("action.search") }).click();
    await app.getByRole("searchbox").waitFor();
    await says(page, "main", `
      main "Priya Raghunathan"
        search
          button "Back"
          heading "Search Sell" 2 focused
          "Search for"
          searchbox "Search for" (Name, company, e-mail or phone)
          "Name, company, e-mail or phone"
        status
    `);
    await app.getByRole("searchbox").fill("Amé");
    await app.getByRole("article").waitFor();
    await says(page, "main", `
      main "Priya Raghunathan"
        search
          …
          searchbox "Search for" focused = Amé (Name, company, e-mail or phone)
          "Name, company, e-mail or phone"
        status
          "1 record found"
        list
          listitem
            article "Amélie Laurent"
              "Person"
              button "Use this record: Amélie Laurent"
              heading "Amélie Laurent" 3
              …
    `);
    await hears(page, ["status: Looking in Sell…", "status: 1 record found"]);
    await app.getByRole("searchbox").fill("Zzyzx");
    await app.getByText(say("search.nothing")).waitFor();
    await hears(page, ["status: Looking in Sell…", `status: ${say("search.nothing")}`]);
  });

  test("a failure interrupts; its details are behind a disclosure", async () => {
    const { page } = await show(desk, "sell-has-a-problem");
    await says(page, "main", `
      main "Amélie Laurent"
        alert "Sell has a problem"
          "Sell has a problem"
          "Sell reports a problem of its own. Try again in a few minutes."
          button "Try again"
          …
          group
            DisclosureTriangle "Details for support" collapsed
    `);
    const [alert, ...more] = await heard(page);
    assert.match(alert, /^alert: Sell has a problem /);
    assert.deepEqual(more, []);
  });

  test("a request ID that cannot be copied is no silence", async () => {
    const { page, app } = await show(desk, "sell-has-a-problem");
    await (await frameOf(page)).evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await app.locator("summary").first().click();
    await heard(page);
    await button(app, "action.copy_request_id").click();
    await hears(page, [`status: ${say("copy_failed")}`]);
  });

  test("the age is said when data come, and when they are refreshed, and not at every minute", async () => {
    await desk.context.clock.install();
    const { page, app } = await show(desk, "person");
    await hears(page, ["status: Updated just now"]);
    await page.clock.fastForward("05:00");
    await app.getByText("Updated 5 minutes ago").first().waitFor();
    assert.deepEqual(await heard(page), []);
    await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 1_000, times: 1 });
    await button(app, "action.refresh").click();
    await app.getByText("Updated just now").first().waitFor();
    await hears(page, ["status: Updated 5 minutes ago · refreshing…", "status: Updated just now"]);
  });

  test("what could not be refreshed is a status, because what is shown stands", async () => {
    const { page, app } = await show(desk, "not-refreshed");
    await app.getByRole("status", { name: /^Not refreshed: / }).waitFor();
    assert.ok((await heard(page)).some((it) => it.startsWith("status: Not refreshed: ")));
    assert.equal(await app.getByRole("alert").count(), 0);
  });
});
