// As `newDesk`, but with a profile that keeps what the app stores: a new one for each test.

import { after, afterEach, before, beforeEach } from "node:test";
import { open, startBrowserWithProfile } from "./browser.js";
import { startSandbox } from "./sandbox.js";

/** Call it inside `describe`; what it gives is filled before each test. */
export function newProfileDesk() {
  const desk = {
    sandbox: null,
    context: null,
    ticket: (id, options) => open(desk.context, desk.sandbox, `/agent/tickets/${id}`, options),
    visit: (path, options) => open(desk.context, desk.sandbox, path, options),
  };
  let profile;
  before(async () => {
    desk.sandbox = await startSandbox();
  });
  after(() => desk.sandbox?.stop());
  beforeEach(async () => {
    await desk.sandbox.reset();
    profile = await startBrowserWithProfile();
    desk.context = profile.context;
  });
  afterEach(() => profile.end());
  return desk;
}
