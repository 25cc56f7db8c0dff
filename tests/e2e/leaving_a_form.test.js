// Leaving a form in which something was written asks first (spec 6.8): go on, keep it as a draft, or throw it away.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { draftsIn, nothingIsOffered, press, WORDS, writeDraft } from "./support/drafts.js";
import { create, focused, inForm, note, openForm } from "./support/lead_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

describe("leaving a form", () => {
  const desk = newProfileDesk();
  const write = () => writeDraft(desk);

  for (const [way, leave] of [
    ["Cancel", (app) => press(app, "Cancel")],
    ["Escape", (app) => note(app).press("Escape")],
  ]) {
    test(`${way} asks; "Go on writing" changes nothing`, async () => {
      const { page, app } = await write();
      await leave(app);
      await app.getByText("Keep what you wrote?").waitFor();
      assert.match(await focused(page), /Keep what you wrote\?/);
      await isSound(page);
      await press(app, "Go on writing");
      await app.getByText("Keep what you wrote?").waitFor({ state: "detached" });
      assert.equal(await note(app).inputValue(), WORDS);
      assert.equal(await focused(page), way === "Cancel" ? "Cancel" : "Note for sales (optional)");
      await create(app);
    });

    test(`${way}, "Keep as draft": offered beside what Sell knows, and it goes on`, async () => {
      const { page, app } = await write();
      await leave(app);
      await press(app, "Keep as draft");
      await app.getByText("You began a lead for this customer").waitFor();
      await app.getByText("Not in Sell yet").waitFor();
      await isSound(page);
      await press(app, "Continue");
      await inForm(app);
      assert.equal(await note(app).inputValue(), WORDS);
      assert.equal(await app.getByLabel("Organization").inputValue(), "Coconut Systems Ltd");
    });

    test(`${way}, "Discard": nothing of it is left`, async () => {
      const { page, app } = await write();
      await leave(app);
      await press(app, "Discard");
      await app.getByText("Not in Sell yet").waitFor();
      assert.equal(await app.getByText("You began a lead").count(), 0);
      assert.deepEqual(await draftsIn(page), []);
      await page.reload();
      await nothingIsOffered(app);
    });
  }

  test("Cancel does not ask where nothing was written", async () => {
    const { app } = await openForm(desk, 3);
    await press(app, "Cancel");
    await app.getByText("Not in Sell yet").waitFor();
    assert.equal(await app.getByText("Keep what you wrote?").count(), 0);
  });
});
