// What a screen reader is given while a lead is made: roles, names, states and descriptions in their order, as the browser's own
// accessibility tree has them, where the focus is, and what live regions say. No reader is run: how it words this is its own.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { press } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isCreated } from "./support/lead_form.js";
import { heard, listenToRegions, says, show } from "./support/screen_reader.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");

describe("what a screen reader is given while a lead is made", () => {
  const desk = newDesk();
  beforeEach(() => listenToRegions(desk.context));

  test("a new lead: what is needed, where each text came from, who can own it, and what will happen", async () => {
    const { page, app } = await show(desk, "new-lead-owner");
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
    const { page } = await show(desk, "new-lead-problems");
    await says(page, "main", `
      main "Priya Raghunathan"
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
    const { page } = await show(desk, "new-lead-nobody-chosen");
    await says(page, "main", `
      main "Priya Raghunathan"
        …
        combobox "Owner" collapsed invalid required focused (Choose who gets the lead.)
        …
        status
          "1 field needs a look."
        …
    `);
  });

  test("duplicates: the message above them has the focus and is called what it says", async () => {
    const { page } = await show(desk, "duplicates");
    await says(page, "main", `
      main "Priya Raghunathan"
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
    const { page, app } = await show(desk, "new-lead");
    await app.getByRole("heading", { name: say("form.outcome") }).waitFor();
    await heard(page);
    await press(app.getByRole("button", { name: say("action.create_lead") }));
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
});
