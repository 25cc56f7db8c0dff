// Requests to Sell for a ticket view, and how many of them wait for each other, over several customers of the demo: the
// worst of them counts. On plans with search v3 and on plans without it.

import { startBrowser } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { report, row, say } from "./support/report.js";
import { countRequests } from "./support/request_counts.js";

/** One contact, a lead, nobody, several, a contact and a lead, a company, one name only, Japanese. */
const TICKETS = [1, 2, 3, 4, 5, 6, 9, 12];

const PLANS = [
  { suffix: "", name: "with search v3", searchV3: true, most: { cold: 6, cached: 3 } },
  { suffix: "_lists", name: "without search v3", searchV3: false, most: { cold: 12, cached: 6 } },
];

async function measure(browser, sandbox) {
  const counted = new Map();
  for (const ticket of TICKETS) counted.set(ticket, await countRequests(browser, sandbox, ticket));
  return counted;
}

/** The largest figure and the tickets that have it. */
function worst(counted, figure) {
  const figures = [...counted].map(([ticket, views]) => [ticket, figure(views)]);
  const value = Math.max(...figures.map(([, it]) => it));
  const tickets = figures.filter(([, it]) => it === value).map(([ticket]) => ticket);
  return { value, where: tickets.length === counted.size ? "every ticket" : `worst: ticket ${tickets.join(", ")}` };
}

function rowsOf(counted, { suffix, name, most }) {
  const of = (id, what, unit, figure, target) => {
    const { value, where } = worst(counted, figure);
    return row(`${id}${suffix}`, `${what}, ${name} (${where})`, value, unit, target);
  };
  const known = (it) => it.cold.requests - it.cold.refused;
  return [
    of("requests_cold", "requests to Sell for a ticket view, nothing cached", "requests", (it) => it.cold.requests, most.cold),
    ...(suffix ? [of("requests_cold_known", "the same, but for the refused ones that find out the plan", "requests", known)] : []),
    of("requests_cached", "requests for a new customer, lists of names cached", "requests", (it) => it.cached.requests, most.cached),
    of("requests_again", "requests for the same customer within 60 s", "requests", (it) => it.again.requests, 0),
    of("trips_cold", "requests that wait for each other, nothing cached", "round trips", (it) => it.cold.trips, 3),
    of("trips_cached", "requests that wait for each other, access check cached", "round trips", (it) => it.cached.trips, 2),
  ];
}

await report(async () => {
  const [browser, sandbox] = await Promise.all([startBrowser(), startSandbox()]);
  try {
    const rows = [];
    for (const plan of PLANS) {
      await sandbox.searchV3(plan.searchV3);
      const counted = await measure(browser, sandbox);
      for (const [ticket, { cold, cached, again }] of counted) {
        const text = [cold, cached, again].map((it) => `${it.requests} in ${it.trips}`).join(" · ");
        say(`${plan.name}, ticket ${ticket}: ${text}   (nothing cached · lists cached · again)`);
      }
      rows.push(...rowsOf(counted, plan));
    }
    return rows;
  } finally {
    await browser.close();
    await sandbox.stop();
  }
});
