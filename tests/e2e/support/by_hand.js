// Searching Sell by hand, and what a test presses on the way, with a pointer and by keyboard.

import assert from "node:assert/strict";

/** The search's one field. */
export const field = (app) => app.getByRole("searchbox", { name: "Search for" });
export const button = (app, name) => app.getByRole("button", { name, exact: true });
/** A record on screen, by whose it is. */
export const record = (app, name) => app.getByRole("article", { name, exact: true });
export const use = (app, name) => button(app, `Use this record: ${name}`);

/** Opens the search from whatever is on screen. */
export async function openSearch(app) {
  await app.getByRole("banner").getByRole("button", { name: "Search Sell" }).click();
  await app.getByRole("heading", { name: "Search Sell" }).waitFor();
}

/** A ticket whose requester Sell does not know, with the search open. */
export async function searchAt(desk) {
  const { page, app, problems } = await desk.ticket(3);
  await app.getByText("Not in Sell yet").waitFor();
  await openSearch(app);
  return { page, app, problems };
}

/** Waits for the last of what is looked up for a record: it moves what is below. */
export const dealsAreThere = (app) => app.getByRole("banner").getByText("Updated just now", { exact: true }).waitFor();

/** Goes on with Tab until this has the focus, as somebody without a mouse. */
export async function tabTo(page, target) {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${target}`);
}

/** Goes there with Tab and presses Enter. */
export async function press(page, target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}
