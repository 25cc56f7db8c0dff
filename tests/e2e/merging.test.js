// Two customers of Support who turn out to be one: the sidebar beside the ticket of the one follows to the other.

import { describe, test } from "node:test";
import { appIn } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { until } from "./support/sandbox.js";

const AMELIE = 201; // a contact in Sell, ticket 1
const KENJI = 202; // a lead in Sell, ticket 2
const PRIYA = 203; // not in Sell, ticket 3
const OWEN = 211; // a lead in Sell, known by phone alone

describe("customers who are merged", () => {
  const desk = newDesk();

  const merge = async (loser, winner) => {
    const reply = await fetch(`${desk.sandbox.origin}/api/v2/users/${loser}/merge.json`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-Sandbox-Agent": "sell_agent" },
      body: JSON.stringify({ user: { id: winner } }),
    });
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  };

  test("the sidebar beside an open ticket follows to the other's data by itself", async () => {
    const { app } = await desk.ticket(3);
    await app.getByText("Not in Sell yet").waitFor();
    await merge(PRIYA, AMELIE);
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
    await app.getByRole("heading", { level: 1, name: "Amélie Laurent" }).waitFor();
    await app.getByText("Not in Sell yet").waitFor({ state: "detached" });
  });

  test("both people's addresses are searched by, even where the page knew the other before", async () => {
    const { page } = await desk.visit("/");
    await page.getByRole("link", { name: /Amélie Laurent · #1/ }).click();
    await appIn(page).getByRole("article", { name: "Amélie Laurent" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: /Kenji Tanaka · #2/ }).click();
    await appIn(page).getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    await merge(KENJI, AMELIE);
    await appIn(page).getByRole("heading", { name: "2 matches in Sell" }).waitFor();
    await appIn(page).getByText("Possible duplicate").waitFor();
    for (const name of ["Amélie Laurent", "Kenji Tanaka"]) await appIn(page).getByRole("article", { name }).waitFor();
  });

  /** Chooses the requester of a new ticket, merges them away, and asks for them again. */
  const refreshAfterMerging = async (name, id) => {
    const { page, app } = await desk.visit("/agent/tickets/new");
    await page.getByRole("combobox", { name: "Requester" }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).first().click();
    await app.getByRole("article", { name }).waitFor();
    const gone = page.waitForResponse((it) => it.url().includes(`/users/${id}/identities`) && it.status() === 404);
    await merge(id, AMELIE);
    let isGone = false;
    gone.then(() => (isGone = true));
    // The page answers from what it knows until it has heard of the merge.
    await until(async () => {
      if (!isGone) await app.getByRole("button", { name: "Refresh" }).click();
      return isGone;
    });
    return app;
  };

  test("a requester who is gone from Support is looked up by the main address, which the page still has", async () => {
    const app = await refreshAfterMerging("Kenji Tanaka", KENJI);
    const card = app.getByRole("article", { name: "Kenji Tanaka" });
    // Before, it was the phone number as well.
    await card.getByText("Matched by e-mail kenji.tanaka@hoshino-denki.example", { exact: true }).waitFor();
  });

  test("a requester who is gone and had no address leaves nothing to search by", async () => {
    const app = await refreshAfterMerging("Owen Okafor", OWEN);
    await app.getByText("Nothing to search by").waitFor();
    await app.getByRole("button", { name: "Create lead" }).waitFor();
  });
});
