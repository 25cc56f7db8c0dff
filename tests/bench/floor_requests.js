// Writes what the app sends for the ticket of the comparison into the floor page: run it after the app's requests have
// changed, and look at the difference before you keep it.

import { writeFile } from "node:fs/promises";
import { startBrowser } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { lookAt, requestsFile } from "./support/floor.js";

const [sandbox, browser] = await Promise.all([startSandbox(), startBrowser()]);
try {
  const { steps } = await lookAt(browser, sandbox);
  const head = "// What the app sends to Sell for ticket 1 with nothing cached, in the steps in which it does (floor_requests.js).\n";
  const lines = steps.map((step) => `  [\n${step.map((it) => `    ${JSON.stringify(it)},\n`).join("")}  ],\n`);
  await writeFile(requestsFile, `${head}window.floorRequests = [\n${lines.join("")}];\n`);
} finally {
  await browser.close();
  await sandbox.stop();
}
