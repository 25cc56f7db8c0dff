// What every screen is held to, whatever it shows.

import assert from "node:assert/strict";
import { accessibilityProblems, horizontalOverflow } from "./browser.js";

/** axe finds nothing, and the app's page is no wider than its frame. */
export async function isSound(page) {
  assert.deepEqual(await accessibilityProblems(page), []);
  assert.equal(await horizontalOverflow(page), 0);
}
