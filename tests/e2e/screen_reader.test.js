// What a screen reader is given on the main paths: roles, names, states and descriptions in their order, as the browser's own
// accessibility tree has them, where the focus is, and what live regions say. No reader is run: how it words this is its own.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { frameOf, press } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isCreated } from "./support/lead_form.js";
import { until } from "./support/sandbox.js";
import { heard, listenToRegions, says } from "./support/screen_reader.js";
import { openPicture, pictures } from "./support/settings_pictures.js";
import { openSettings, saved, section } from "./support/settings_page.js";
import { anyOwner, notSaved, write } from "./support/setting_changes.js";
import { states, textsOf } from "./support/states.js";

const say = textsOf("en");
/** A card shows no more. */
const MOST_FIELDS = 100;
const button = (app, key) => app.getByRole("button", { name: say(key), exact: true }).first();

/** What was said next, once that much was said. */
async function said(page, wanted) {
  const all = [];
  const isSaid = async () => all.push(...(await heard(page))) >= wanted.length;
  await until(isSaid, 5_000).catch(() => {});
  assert.deepEqual(all, wanted);
}

describe("what a screen reader is given beside a ticket", () => {
  const desk = newDesk();
  beforeEach(() => listenToRegions(desk.context));

  const show = async (name) => {
    const { path, as, before, act } = states.find((it) => it.name === name);
    await before?.(desk.sandbox);
    const opened = await desk.visit(path, { as });
    await act(opened.app, say, opened.page, desk.sandbox);
    return opened;
  };

  test("one match: who it is, why, what can be done, and the deals", async () => {
    const { page } = await show("person");
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
    await said(page, ["status: Updated just now"]);
  });

  test("several matches: how many, what tells them apart; the one that is chosen comes in their place", async () => {
    const { page, app } = await show("several-matches");
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
    const { page, app } = await show("no-match");
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
    await said(page, ["status: Looking in Sell…", "status: 1 record found"]);
    await app.getByRole("searchbox").fill("Zzyzx");
    await app.getByText(say("search.nothing")).waitFor();
    await said(page, ["status: Looking in Sell…", `status: ${say("search.nothing")}`]);
  });

  test("a new lead: what is needed, where each text came from, who can own it, and what will happen", async () => {
    const { page, app } = await show("new-lead-owner");
    const fields = `
          "First name"
          textbox "First name" = Priya (From the requester's name)
          "From the requester's name"
          "Last name"
          textbox "Last name" = Raghunathan (From the requester's name)
          "From the requester's name"
          button "Swap first and last name"
          "Organization"
          textbox "Organization" = Coconut Systems (From the requester's organization)
          "From the requester's organization"
          "E-mail"
          textbox "E-mail" = priya.r@coconut-systems.example (From the requester's main e-mail address)
          "From the requester's main e-mail address"
          "Phone"
          textbox "Phone" = +91 80 4718 2200 (From the requester's main phone number)
          "From the requester's main phone number"
          "Note for sales (optional)"
          textbox "Note for sales (optional)"`;
    await says(page, "main", `
      main "Priya Raghunathan"
        form
          heading "New lead" 2
          …
          "A last name or an organization is needed."${fields}
          "Owner"
          combobox "Owner" expanded required focused (A lead needs an owner.)
          button "Show the list: Owner" expanded
          listbox "Owner"
            option "Daniel Mensah"
            option "Inbound Pool"
          status
            "2 to choose from"
          "A lead needs an owner."
          …
          status
          button "Create lead"
          button "Cancel"
    `);
    await heard(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { name: say("form.outcome") }).waitFor();
    const [what, ...more] = await heard(page);
    assert.match(what, /^polite: What will happen The lead goes to the next member of the pool Inbound\. Status: New/);
    assert.deepEqual(more, []);
    // Another owner is another sentence.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await app.getByText("as you chose", { exact: false }).waitFor();
    assert.match((await heard(page)).at(-1), /^polite: .*Daniel Mensah/);
  });

  test("problems: how many, each at its field, and the first field has the focus", async () => {
    const { page } = await show("new-lead-problems");
    await says(page, "main", `
      main "Priya Raghunathan"
        form
          …
          "Last name"
          textbox "Last name" invalid focused (Add a last name: Sell takes no first name alone.)
          "Add a last name: Sell takes no first name alone."
          …
          "E-mail"
          textbox "E-mail" invalid = nobody (This is not an e-mail address. Correct it or leave it empty.)
          …
          status
            "2 fields need a look."
          button "Create lead"
          button "Cancel"
    `);
    assert.equal((await heard(page)).at(-1), "status: 2 fields need a look.");
  });

  test("nobody is chosen as owner: the combobox is required, invalid, and described by the problem", async () => {
    const { page } = await show("new-lead-nobody-chosen");
    await says(page, "main", `
      main "Priya Raghunathan"
        form
          …
          combobox "Owner" collapsed invalid required focused (Choose who gets the lead.)
          …
          status
            "1 field needs a look."
          …
    `);
  });

  test("duplicates: the message above them has the focus and is called what it says", async () => {
    const { page } = await show("duplicates");
    await says(page, "main", `
      main "Priya Raghunathan"
        form
          …
          status "2 records in Sell may be the same customer" focused
            "2 records in Sell may be the same customer"
            "Nothing was sent. Is it one of these?"
            list
              listitem
                article "Emma Thompson"
                  "Person"
                  heading "Emma Thompson" 3
                  "The same e-mail emma.thompson@brightwater.example"
                  button "Open this one: Emma Thompson"
                  button "Add note instead to Emma Thompson"
              …
    `);
  });

  test("a lead: what came of each step, the way back, and the lead's card", async () => {
    const { page, app } = await show("new-lead");
    await app.getByRole("heading", { name: say("form.outcome") }).waitFor();
    await heard(page);
    await press(button(app, "action.create_lead"));
    await isCreated(app);
    await says(page, "main", `
      main "Priya Raghunathan"
        status "Lead created: Priya Raghunathan" focused
          "Lead created: Priya Raghunathan"
          "Owner: Daniel Mensah"
          list
            listitem
              "Lead in Sell: done"
            listitem
              "Note in Sell: done"
            listitem
              "Internal comment on the ticket: done"
          button "Undo"
          …
          button "Close"
        article "Priya Raghunathan"
          "Lead"
          link "Open in Sell: Priya Raghunathan"
          heading "Priya Raghunathan" 2
          …
    `);
    const all = await heard(page);
    assert.equal(all[0], "status: Looking for duplicates in Sell…");
    assert.match(all.at(-1), /^status: Lead created: Priya Raghunathan .* Internal comment on the ticket: done Undo/);
  });

  test("a failure interrupts; its details are behind a disclosure", async () => {
    const { page } = await show("sell-has-a-problem");
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
    const { page, app } = await show("sell-has-a-problem");
    await (await frameOf(page)).evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await app.locator("summary").first().click();
    await heard(page);
    await button(app, "action.copy_request_id").click();
    await said(page, [`status: ${say("copy_failed")}`]);
  });

  test("the age is said when data come, and when they are refreshed, and not at every minute", async () => {
    await desk.context.clock.install();
    const { page, app } = await show("person");
    await said(page, ["status: Updated just now"]);
    await page.clock.fastForward("05:00");
    await app.getByText("Updated 5 minutes ago").first().waitFor();
    assert.deepEqual(await heard(page), []);
    await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 1_000, times: 1 });
    await button(app, "action.refresh").click();
    await app.getByText("Updated just now").first().waitFor();
    await said(page, ["status: Updated 5 minutes ago · refreshing…", "status: Updated just now"]);
  });

  test("what could not be refreshed is a status, because what is shown stands", async () => {
    const { page, app } = await show("not-refreshed");
    await app.getByRole("status", { name: /^Not refreshed: / }).waitFor();
    assert.ok((await heard(page)).some((it) => it.startsWith("status: Not refreshed: ")));
    assert.equal(await app.getByRole("alert").count(), 0);
  });
});

describe("what a screen reader is given on the settings page", () => {
  const desk = newDesk();
  beforeEach(() => listenToRegions(desk.context));

  const picture = (name) => openPicture(desk.visit, desk.sandbox, pictures.find((it) => it.name === name), { locale: "en" });

  test("its parts: heading, what became of a change, the sections, and the section", async () => {
    const page = await picture("set-up");
    await says(page, "#app", `
      main "Sell Sidebar settings"
        heading "Sell Sidebar settings" 1
        status
        navigation "Sections of the settings"
          list
            listitem
              button "Set-up"
            listitem
              button "Access"
            listitem
              button "New leads"
            listitem
              button "Fields on cards"
            listitem
              button "As seen by"
            listitem
              button "History"
        region "Set-up"
          heading "Set-up" 2
          status "Agents can work now"
            "Agents can work now"
            …
          heading "Three decisions, two minutes" 3
          …
          heading "Checks" 3
          button "Check again"
          list
            listitem
              "Fine"
              "Sell access token"
              …
          heading "What is set" 3
          …
    `);
    const current = await (await frameOf(page)).locator("nav [aria-current]").allInnerTexts();
    assert.deepEqual(current, ["Set-up"]);
    const all = await heard(page);
    assert.ok(all.some((it) => it.startsWith("status: Checking the set-up…")));
    assert.ok(all.some((it) => it.startsWith("status: Agents can work now")));
  });

  test("the page's title is in the agent's language", async () => {
    for (const locale of ["en", "de", "ja", "ar"]) {
      const { page } = await openSettings(desk, { locale });
      assert.equal(await (await frameOf(page)).title(), textsOf(locale)("settings.title"));
      await page.close();
    }
  });

  test("a first step leads to the heading of its section", async () => {
    const page = await picture("set-up");
    const app = await frameOf(page);
    await app.getByRole("region").getByRole("button", { name: say("settings.section.access") }).focus();
    await page.keyboard.press("Enter");
    await app.getByRole("radio").first().waitFor();
    await says(page, "section", `
      region "Access"
        heading "Access" 2 focused
        …
    `);
  });

  test("access: a question with its answers, each with what it means", async () => {
    const page = await picture("access");
    await says(page, "section", `
      region "Access"
        heading "Access" 2
        group "Who sees Sell data in Support?"
          "Who sees Sell data in Support?"
          radio "Only agents who are Sell users" checked (Agents who are active in Sell see customers, leads and deals and can create leads. All others see whom to ask, and nothing is asked of Sell for them.)
          "Only agents who are Sell users"
          radio "All agents" (Every agent who has this app sees the data and can create leads, also without a Sell user.)
          "All agents"
        …
    `);
  });

  test("new leads: an ordered list whose rows say how they are moved, comboboxes, ticks with their question", async () => {
    const page = await picture("new-leads");
    await (await frameOf(page)).locator("details summary").first().click();
    await says(page, "section", `
      region "New leads"
        heading "New leads" 2
        heading "Who gets new leads" 3
        "Choose the Sell users and pools that new leads can go to. Agents see them in this order."
        list "Who gets new leads"
          listitem
            button "Move Daniel Mensah" not pressed (Drag it, or press Space and move it with the arrow keys. Alt with an arrow key moves it at once.)
            "Daniel Mensah"
            button "Move Daniel Mensah up" unavailable
            button "Move Daniel Mensah down"
            button "Remove Daniel Mensah"
          listitem
            button "Move Inbound Leads (Round Robin)" not pressed (Drag it, or press Space and move it with the arrow keys. Alt with an arrow key moves it at once.)
            "Inbound Leads (Round Robin)"
            "Pool"
            group "Inbound Leads (Round Robin)"
              "What agents read"
              textbox "What agents read" = New customers with a name that is long enough to need a second line (Leave it empty to show the pool's own name.)
              …
            button "Move Inbound Leads (Round Robin) up"
            …
        "Add a user or pool"
        combobox "Add a user or pool" collapsed
        button "Show the list: Add a user or pool" collapsed
        …
        status
          heading "What this means now" 4
          "The agent must choose one of these 2."
        …
        group
          DisclosureTriangle "Is one of them a pool without the mark “Pool”?" expanded focused
          …
          group "Is one of them a pool without the mark “Pool”?"
            list
              listitem
                checkbox "Daniel Mensah"
                …
        checkbox "Let agents give a lead to anybody" (Agents search all active Sell users and pools; the ones above are suggested first.)
        …
        combobox "Status of new leads" collapsed = Working (The lead status that every new lead gets.)
        …
        combobox "Source of new leads" collapsed = Support ticket (Tells in Sell’s reports where a lead came from. Type a new name to create a source.)
        …
    `);
  });

  test("fields: tabs, what can be added, what is on the card, and the preview one level below its heading", async () => {
    const page = await picture("fields");
    const app = await frameOf(page);
    await app.getByRole("region", { name: say("settings.fields.preview") }).getByRole("article").waitFor();
    await says(page, "section", `
      region "Fields on cards"
        heading "Fields on cards" 2
        …
        tablist "Cards"
          tab "Lead" selected
          tab "Person"
          tab "Company"
          tab "Deal"
        tabpanel "Lead"
          region "Available"
            heading "Available" 3
            "Search fields"
            searchbox "Search fields"
            "33 fields"
            status
            list "Available"
              listitem
                "Owner"
                button "Add Owner"
              …
          region "On the card"
            heading "On the card" 3
            button "Reset to default"
            list "On the card"
              listitem
                button "Move Status" not pressed (Drag it, or press Space and move it with the arrow keys. Alt with an arrow key moves it at once.)
                …
            status
          region "Preview"
            heading "Preview" 3
            …
            article "Mia Lindgren"
              "Lead"
              heading "Mia Lindgren" 4
              …
        …
        button "Publish" unavailable (Nothing to publish: agents see the cards like this already.)
        …
    `);
  });

  test("as seen by: the whole answer is one status", async () => {
    const page = await picture("as-seen-by");
    await says(page, "section", `
      region "As seen by"
        heading "As seen by" 2
        "Choose an agent to see what these settings give them. Nothing is created."
        "Agent"
        combobox "Agent" collapsed focused = Daniel Mensah (daniel.mensah@sandbox-demo.example)
        button "Show the list: Agent" collapsed
        …
        group "Ticket"
          "Ticket"
          radio "Nobody in Sell matches the requester" checked
          …
        status
          heading "What Daniel Mensah gets" 3
          DescriptionList
            term "Sell information"
            "Has access"
            …
    `);
    assert.match((await heard(page)).at(-1), /^status: What Daniel Mensah gets /);
  });

  test("history: a list of changes; the question before restoring has the focus and is read as its name", async () => {
    const page = await picture("history");
    const app = await frameOf(page);
    await app.getByRole("button", { name: /^Restore the settings from before / }).focus();
    await page.keyboard.press("Enter");
    await app.getByText(say("settings.history.sure")).first().waitFor();
    await says(page, "section", `
      region "History"
        heading "History" 2
        "The last ten changes. Restoring is itself a change, and can be taken back."
        list
          listitem
            …
            list
              listitem
                "Who sees Sell data: “All agents” → “Only agents who are Sell users”"
              listitem
                "Source of new leads: “No source” → “Support ticket”"
            group "${say("settings.history.sure")}" focused
              …
              button "${say("settings.history.yes")}"
              button "Cancel"
    `);
  });

  test("an ordered list says where a row is at each step", async () => {
    await write(desk.sandbox, { version: 1, fields: { lead: ["email", "phone", "status"] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    const handle = app.getByRole("button", { name: "Move Status", exact: true });
    await handle.focus();
    await heard(page);
    const steps = {
      Space: "Status picked up, position 3 of 3. The arrow keys move it, Space drops it, Escape puts it back.",
      ArrowUp: "Status, position 2 of 3",
      Home: "Status, position 1 of 3",
      Escape: "Status put back, position 3 of 3",
      "Alt+ArrowUp": "Status, position 2 of 3",
    };
    for (const [key, words] of Object.entries(steps)) {
      await page.keyboard.press(key);
      await until(async () => (await app.locator(".said").allInnerTexts()).includes(words), 5_000);
      assert.ok((await heard(page)).includes(`status: ${words}`), words);
    }
    for (const [name, words] of [["Remove Phone", "Phone removed"], ["Add Owner", "Owner added at the end"]]) {
      await app.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await until(async () => (await app.locator(".said").allInnerTexts()).includes(words), 5_000);
      assert.ok((await heard(page)).includes(`status: ${words}`), words);
    }
  });

  test("that a card is full is said with the field that fills it", async () => {
    const custom = Array.from({ length: MOST_FIELDS - 1 }, (_, at) => `custom:${700_000 + at}`);
    await write(desk.sandbox, { version: 1, fields: { lead: custom } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    const add = app.getByRole("button", { name: "Add Owner", exact: true });
    await add.waitFor();
    await heard(page);
    await add.focus();
    await page.keyboard.press("Enter");
    const full = say("settings.fields.full", { n: String(MOST_FIELDS) });
    await until(async () => (await app.locator(".said").allInnerTexts()).includes(full), 5_000);
    assert.ok((await heard(page)).includes(`status: ${full}`));
  });

  test("what becomes of a change is said: under way, stored, refused", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    await heard(page);
    await anyOwner(app).click();
    await saved(app);
    const ofSaving = (all) => all.filter((it) => /Saving…|Saved|Not saved/.test(it));
    assert.deepEqual(ofSaving(await heard(page)), ["status: Saving…", "status: Saved"]);
    await desk.sandbox.fault({ match: "PUT /api/v2/apps/installations", kind: "status", status: 500, times: null });
    await anyOwner(app).click();
    await notSaved(app);
    assert.deepEqual(ofSaving(await heard(page)).slice(0, 2), ["status: Saving…", "status: Not saved"]);
  });

  test("a pool's name that is too long is said while it is typed", async () => {
    await write(desk.sandbox, { version: 1, new_lead: { owners: [{ id: 1090, pool: true }] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    const label = app.getByLabel(say("settings.owners.label"));
    await label.waitFor();
    await heard(page);
    await label.fill("x".repeat(500));
    await until(async () => (await label.getAttribute("aria-invalid")) === "true");
    const [words, ...more] = await heard(page);
    assert.match(words, /^status: /);
    assert.ok((await label.evaluate((it) => document.getElementById(it.getAttribute("aria-describedby").split(" ")[0]).innerText)).includes(words.slice(8)));
    assert.deepEqual(more, []);
  });
});
