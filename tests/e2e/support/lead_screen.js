// What the sidebar says about a lead that is being made, in one word, and the buttons that an agent would press.

import { appIn } from "./browser.js";
import { textsOf } from "./states.js";

const say = textsOf("en");
const words = {
  title: say("created.title", { name: "" }),
  taking: say("action.give_up"),
  close: say("action.close"),
  elsewhere: say("form.elsewhere"),
  anyway: say("action.create_anyway"),
  unchecked: say("form.not_checked"),
  checking: say("form.checking"),
  outcome: say("form.outcome"),
  noMatch: say("no_match.title"),
  tryAgain: say("action.try_again"),
  pauseOver: say("failure.rate_limited.over"),
  undo: say("action.undo"),
};

/**
 * Where an agent has something to do, or nothing any more:
 * `done` (all steps), `card` (the lead is the customer's record), `resting` ("Try again" or "Stop trying"),
 * `refused`, `unchecked`, `duplicates`, `elsewhere` (the form with what stands in the way), `form`, `no_offer` (it is not
 * known what the lead can be given), `no_match`, `failed` (the look-up).
 */
export const AT_REST = ["done", "card", "resting", "refused", "unchecked", "duplicates", "elsewhere", "form", "no_offer", "no_match", "failed"];

/** Waits until the app shows one of these, through reloads, and says which. */
export async function stands(page, wanted = AT_REST, patience = 90_000) {
  const end = Date.now() + patience;
  for (;;) {
    const left = end - Date.now();
    try {
      // A fault that was meant for the app may have hit the host page, which then offers to try again.
      const again = page.getByRole("button", { name: words.tryAgain });
      const there = page.locator('iframe[title="Sell Sidebar"]:visible').or(again).first();
      const element = await there.elementHandle({ timeout: Math.max(left, 1) });
      const frame = await element.contentFrame();
      if (!frame) {
        await again.click({ timeout: Math.max(left, 1) });
        continue;
      }
      // Not for long in one frame: a reload may have put another one in its place without a word.
      const timeout = Math.max(Math.min(left, 5_000), 1);
      const found = await frame.waitForFunction(read, { words, wanted }, { polling: 100, timeout });
      return await found.jsonValue();
    } catch (error) {
      if (page.isClosed() || end <= Date.now()) {
        const shown = page.isClosed() ? "a closed page" : await textOf(page);
        throw new Error(`None of ${wanted.join(", ")} came; there is: ${shown}`, { cause: error });
      }
      // The frame went away: a reload. The next one is asked.
    }
  }
}

/** What the app shows, for whoever has to find out why. */
export async function textOf(page) {
  return appIn(page).locator("body").innerText({ timeout: 2_000 }).catch((error) => `(${error.message.split("\n")[0]})`);
}

/** Runs in the frame. */
function read({ words, wanted }) {
  const main = document.querySelector("main");
  if (!main) return false;
  const text = main.innerText;
  const buttons = [...main.querySelectorAll("button")].map((it) => it.textContent.trim());
  const alert = [...main.querySelectorAll('[role="alert"]')].some((it) => it.innerText.trim());
  const word = () => {
    // A pause that Sell asked for: what is pressed now is not sent.
    const timer = main.querySelector('[role="timer"]') && !buttons.includes(words.undo);
    if (timer && !text.includes(words.pauseOver)) return null;
    if (main.querySelector("form.form") && text.includes(words.outcome)) {
      if (text.includes(words.checking)) return null;
      if (text.includes(words.elsewhere)) return "elsewhere";
      if (buttons.includes(words.anyway)) return "duplicates";
      if (text.includes(words.unchecked)) return "unchecked";
      return alert ? "refused" : "form";
    }
    if (main.querySelector("form.form")) return buttons.includes(words.tryAgain) ? "no_offer" : null;
    if (buttons.includes(words.taking)) return "resting";
    if (text.includes(words.title)) return buttons.includes(words.close) ? "done" : null;
    if (text.includes(words.noMatch)) return "no_match";
    if (main.querySelector("article")) return "card";
    return buttons.includes(words.tryAgain) ? "failed" : null;
  };
  const found = word();
  return wanted.includes(found) ? found : false;
}

/** The words of the form of a customer whom Sell does not know; waits until the lead can be sent. */
export async function openForm(page) {
  await stands(page, ["no_match"]);
  await appIn(page).getByRole("button", { name: "Create lead" }).click();
  await stands(page, ["form"]);
}

/** Fills in what tells this lead from every other. */
export async function write(page, { organization, note }) {
  const app = appIn(page);
  await app.getByLabel("Organization", { exact: true }).fill(organization);
  await app.getByLabel("Note for sales (optional)").fill(note);
}

/** Presses a button of the app by its name. */
export function press(page, name, options) {
  return appIn(page).getByRole("button", { name, exact: true }).first().click(options);
}
