// What a screen reader is given in each section of the settings page: roles, names, states and descriptions in their order, as the browser's own
// accessibility tree has them, where the focus is, and what live regions say. No reader is run: how it words this is its own.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { heard, listenToRegions, says } from "./support/screen_reader.js";
import { openSettings } from "./support/settings_page.js";
import { openPicture, pictures } from "./support/settings_pictures.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");

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
});
