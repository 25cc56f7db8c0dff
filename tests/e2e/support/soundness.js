// What every screen is held to, whatever it shows.

import assert from "node:assert/strict";
import { accessibilityProblems, horizontalOverflow } from "./browser.js";
import { textMisfits } from "./text_fits.js";

/** axe finds nothing, the app's page is no wider than its frame, and text that somebody sets further apart or twice as large
 * can still be read. */
export async function isSound(page) {
  assert.deepEqual(await accessibilityProblems(page), []);
  assert.equal(await horizontalOverflow(page), 0);
  assert.deepEqual(await textMisfits(page), []);
}
