// The app's frame, measured from inside by a script that runs before the app's own in every frame of a context.

/** Every Sell answer comes this late, in ms: about what the real one takes. */
export const SELL_DELAY = 150;

/** Delays every answer of Sell until the faults are cleared. */
export async function delaySell(sandbox, ms) {
  await sandbox.clearFaults();
  for (const match of ["* /v2", "* /v3"]) await sandbox.fault({ match, kind: "delay", ms, times: null });
}

/** From now on, frames of this context note when all these texts stand in their DOM. */
export function watchFor(context, texts) {
  return context.addInitScript((texts) => {
    if (window === window.top) return;
    const probe = { firstScript: performance.now(), textAt: null };
    window.benchTexts = probe;
    const observer = new MutationObserver(() => {
      const found = document.body?.textContent ?? "";
      if (!texts.every((text) => found.includes(text))) return;
      probe.textAt = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }, texts);
}

/** The app's frame in the page, once the host page has made it. */
export async function appFrame(page) {
  const element = await page.locator("iframe[data-location]:visible").first().elementHandle();
  return element.contentFrame();
}

/** Waits until the texts are there: `{at, firstScript}` in ms from the frame's navigation, `when` in ms since 1970. */
export async function textIn(frame) {
  const probe = await frame.waitForFunction(
    () => window.benchTexts?.textAt && { ...window.benchTexts, origin: performance.timeOrigin },
    undefined,
    { polling: 50, timeout: 60_000 },
  );
  const { textAt, firstScript, origin } = await probe.jsonValue();
  return { at: textAt, firstScript, when: origin + textAt };
}

/** What a person can read in the frame, piece by piece: where a line breaks is not compared. */
export function visibleTexts(frame) {
  return frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.checkVisibility({ visibilityProperty: true })) found.push(...data.split("\n").map((it) => it.trim()));
    }
    return found.filter(Boolean);
  });
}

export function ticketAddress(sandbox, ticket) {
  return `${sandbox.origin}/agent/tickets/${ticket}?as=sell_agent`;
}
