// Whether 1,000 agents can work with one token: Sell takes 36,000 requests an hour from it (sell-api.md 1.5). What a view
// costs is counted here and now; the rest is a simulated day (support/working_day.js).

import { startBrowser } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { report, rounded, row, say } from "./support/report.js";
import { countRequests } from "./support/request_counts.js";
import { AGENTS, busiest, CUSTOMERS_PER_HOUR, MINUTE, requestsByMinute, VIEWS_PER_HOUR } from "./support/working_day.js";

const LIMIT = 36_000;
const PER_MINUTE = LIMIT / 60;

/** A ticket of the demo for each outcome. */
const TICKETS = { contact: 1, lead: 2, nobody: 3 };

/** What a view costs at Sell, in parts that are kept for different times. */
async function costs(browser, sandbox) {
  const found = {};
  for (const [outcome, ticket] of Object.entries(TICKETS)) {
    const { cold, cached, again } = await countRequests(browser, sandbox, ticket);
    if (again.requests !== 0 || cached.access !== 0) {
      throw new Error("The app asks again for what the simulated day takes as kept: adapt support/working_day.js.");
    }
    const names = Math.max(0, cold.requests - cold.access - cached.requests);
    found[outcome] = { access: cold.access, names, customer: cached.requests };
  }
  return found;
}

/** How many new customers an agent can look at in an hour before all agents together reach the limit. */
function breakEven(costs) {
  let most = 0;
  while (most < VIEWS_PER_HOUR && busiest(requestsByMinute(costs, { customers: most + 1 })).hour <= LIMIT) most += 1;
  return most;
}

/** How the busiest hour depends on what the app decides and on what the agents do. */
function sayWhatIf(costs, name) {
  for (const minutes of [5, 15, 30]) {
    const hours = [6, 8, 10, 12].map((customers) => {
      const { hour } = busiest(requestsByMinute(costs, { customers, fresh: minutes * MINUTE }));
      return `${hour} with ${customers} customers`;
    });
    say(`${name}, customers' data fresh ${minutes} minutes: ${hours.join(", ")}`);
  }
}

function rowsOf(costs, { suffix, name }) {
  const day = busiest(requestsByMinute(costs));
  const words = `${AGENTS} agents, ${VIEWS_PER_HOUR} views an hour, ${name}`;
  const all = busiest(requestsByMinute(costs, { customers: VIEWS_PER_HOUR })).hour;
  return [
    row(`agents_hour${suffix}`, `${words}, ${CUSTOMERS_PER_HOUR} customers: requests in the busiest hour`, day.hour, "requests", LIMIT),
    row(`agents_share${suffix}`, "of the limit", rounded((day.hour / LIMIT) * 100, 1), "%"),
    row(`agents_minute${suffix}`, "requests in the busiest minute", day.minute, "requests", PER_MINUTE),
    row(`agents_most_customers${suffix}`, "most customers an agent can see in an hour under the limit", breakEven(costs), "customers"),
    row(`agents_hour_no_repeats${suffix}`, "requests in the busiest hour if every view is another customer", all, "requests"),
  ];
}

await report(async () => {
  const [browser, sandbox] = await Promise.all([startBrowser(), startSandbox()]);
  try {
    const rows = [];
    for (const plan of [
      { suffix: "", name: "with search v3", searchV3: true },
      { suffix: "_lists", name: "without search v3", searchV3: false },
    ]) {
      await sandbox.searchV3(plan.searchV3);
      const found = await costs(browser, sandbox);
      for (const [outcome, { access, names, customer }] of Object.entries(found)) {
        say(`${plan.name}, ${outcome}: ${customer} for the customer, ${names} for lists of names, ${access} for the access check`);
      }
      sayWhatIf(found, plan.name);
      rows.push(...rowsOf(found, plan));
    }
    return rows;
  } finally {
    await browser.close();
    await sandbox.stop();
  }
});
