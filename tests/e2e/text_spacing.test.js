// Text that somebody sets further apart, as WCAG 1.4.12 says, or twice as large (1.4.4): nothing is cut off, nothing runs
// into its neighbours, and nothing scrolls sideways. `isSound` looks at this wherever it is asked; here is what nobody else
// asks about, and that it would see a fault.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { openPicture, pictures } from "./support/settings_pictures.js";
import { isSound } from "./support/soundness.js";
import { textMisfits } from "./support/text_fits.js";

/** What stands above a section, or in its place. */
const MESSAGES = ["set-up-broken", "as-seen-by", "saved", "not-saved", "changed-meanwhile", "unreadable"];

describe("text further apart, and text of twice the size", () => {
  const desk = newDesk();

  for (const picture of pictures.filter((it) => MESSAGES.includes(it.name))) {
    for (const width of [320, 1280]) {
      test(`the settings page: ${picture.name}, ${width} pixels`, async () => {
        const page = await openPicture(desk.visit, desk.sandbox, picture, { locale: "en", viewport: { width, height: 900 } });
        await isSound(page);
      });
    }
  }

  test("a box that does not grow with its text is found, and so is a line that does not wrap", async () => {
    const { page, app } = await desk.ticket(1);
    const name = app.getByRole("banner").getByRole("heading", { level: 1 });
    await app.getByRole("article").first().waitFor();
    assert.deepEqual(await textMisfits(page), []);
    await name.evaluate((it) => (it.style.height = `${it.offsetHeight}px`));
    assert.match((await textMisfits(page)).join(), /200 %: .*<h1/);
    await name.evaluate((it) => {
      Object.assign(it.style, { height: "auto", width: "max-content", whiteSpace: "nowrap" });
      it.style.width = `${it.offsetWidth}px`;
    });
    assert.match((await textMisfits(page)).join(), /spaced: .*<h1/);
  });
});
