// A slower processor, by Chromium's own throttling. The app's frame is another site than the page and so has a process
// of its own, which has to be slowed before its first script runs.

/** Slows the page and every frame that it will open; `rate` 1 takes the same path and slows nothing. */
export async function slowCpu(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  let message = 0;
  session.on("Target.attachedToTarget", async ({ sessionId }) => {
    for (const [method, params] of [
      ["Emulation.setCPUThrottlingRate", { rate }],
      ["Runtime.runIfWaitingForDebugger", {}],
    ]) {
      message += 1;
      await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: message, method, params }) });
    }
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}

/** How long a fixed loop takes in the frame, in ms: shows whether the frame is slowed. */
export function fixedLoop(frame) {
  return frame.evaluate(() => {
    const started = performance.now();
    let sum = 0;
    for (let i = 0; i < 1e7; i++) sum = (sum * 31 + i) | 0;
    // The sum is used, so that nobody leaves the loop out.
    return performance.now() - started + (sum === 0.5 ? 1 : 0);
  });
}
