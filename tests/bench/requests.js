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

/** Rows of one plan; of a figure that is too large, the first ticket's requests are told. */
function rowsOf(counted, { suffix, name, most }) {
  const worst = (id, what, unit, view, figure, target) => {
    const figures = [...counted].map(([ticket, views]) => [ticket, figure(views[view])]);
    const value = Math.max(...figures.map(([, it]) => it));
    const tickets = figures.filter(([, it]) => it === value).map(([ticket]) => ticket);
    if (target !== undefined && value > target) {
      const lines = counted.get(tickets[0])[view].lines;
      say(`${id}${suffix}, ticket ${tickets[0]} (steps and requests): ${lines.join(", ")}`);
    }
    const where = tickets.length === counted.size ? "every ticket" : `worst: ticket ${tickets.join(", ")}`;
    return row(`${id}${suffix}`, `${what}, ${name} (${where})`, value, unit, target);
  };
  const all = (it) => it.requests;
  const trips = (it) => it.trips;
  const known = ["requests_cold_known", "the same, but for the refused ones that find out the plan", "requests", "cold", (it) => it.requests - it.refused];
  return [
    worst("requests_cold", "requests to Sell for a ticket view, nothing cached", "requests", "cold", all, most.cold),
    ...(suffix ? [worst(...known)] : []),
    worst("requests_cached", "requests for a new customer, lists of names cached", "requests", "cached", all, most.cached),
    worst("requests_again", "requests for the same customer within 60 s", "requests", "again", all, 0),
    worst("trips_cold", "requests that wait for each other, nothing cached", "round trips", "cold", trips, 3),
    worst("trips_cached", "requests that wait for each other, access check cached", "round trips", "cached", trips, 2),
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
