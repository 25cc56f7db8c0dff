// The settings page as an admin uses it.

import { textsOf } from "./states.js";

/** Opens it; `say` gives its texts in the agent's language. */
export async function openSettings(desk, { as = "admin", locale = "en", ...options } = {}) {
  const opened = await desk.visit("/agent/settings", { as, locale, ...options });
  const say = textsOf(locale);
  await opened.app.getByRole("heading", { level: 2 }).first().waitFor();
  return { ...opened, say };
}

/** Goes to a section by its name. */
export async function section(app, name) {
  await app.getByRole("navigation").getByRole("button", { name, exact: true }).click();
  await app.getByRole("heading", { level: 2, name, exact: true }).waitFor();
  // Lists that are still on their way make room when they come.
  await app.locator(".skeleton").first().waitFor({ state: "hidden" });
}

/** Waits until the page says that everything is stored. */
export function saved(app, say = textsOf("en")) {
  return app.getByRole("status").getByText(say("settings.saved"), { exact: true }).waitFor();
}

/** The document as Support has it; null before anything was saved. */
export async function storedDocument(sandbox) {
  const { installation } = await sandbox.state();
  return JSON.parse(installation.settings.config || "null");
}
