// The last failure that somebody at this browser was told stands on the settings page, for whoever sets the app up.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newProfileDesk } from "./support/profile_desk.js";
import { openSettings } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

describe("the last error in this browser", () => {
  const desk = newProfileDesk();

  test("what the sidebar could not do is named with its request, without a query", async () => {
    await desk.sandbox.fault({ match: "GET /v2/users", kind: "status", status: 500, times: null });
    const ticket = await desk.ticket(1, { as: "admin" });
    await ticket.app.getByRole("alert").getByText("Sell has a problem").waitFor();
    await ticket.page.close();
    await desk.sandbox.clearFaults();
    const { page, app, say } = await openSettings(desk);
    const title = app.getByRole("heading", { name: say("settings.last_error.title") });
    const line = title.locator("xpath=following-sibling::p");
    await line.getByText(/^Sell has a problem, .+ \(GET \/v2\/users\)$/).waitFor();
    await isSound(page);
  });

  test("where nothing went wrong it says so", async () => {
    const { app, say } = await openSettings(desk);
    await app.getByText(say("settings.last_error.none"), { exact: true }).waitFor();
    assert.equal(await app.getByText("Sell has a problem").count(), 0);
  });
});
