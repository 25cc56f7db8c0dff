// A working day of many agents who share one token: how many requests reach Sell in each hour and minute. What a view
// costs is measured; how agents work is assumed, and every assumption is a constant here. Nothing is left to chance:
// the same numbers give the same day.

export const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long what the browser keeps is used without asking again, in seconds: the app's own rules. */
const CUSTOMER_FRESH = 15 * MINUTE;
const ACCESS_FRESH = 1 * HOUR;
const NAMES_FRESH = 24 * HOUR;

/** Who works, how long, and how many tickets they look at. */
export const AGENTS = 1_000;
export const VIEWS_PER_HOUR = 20;
const HOURS = 8;

/** Of an hour's views, so many show a customer whom the agent has not looked at before; the others are repeats. */
export const CUSTOMERS_PER_HOUR = 8;
/**
 * So many of the repeats follow soon after the look before (reply, back to the list, back again), on average after `SOON`,
 * most of them sooner and some much later. The others fall anywhere in the hour after the look before.
 */
const SOON_SHARE = 2 / 3;
const SOON = 3 * MINUTE;

/** What Sell knows of the customers: a contact with deals, a lead, nobody. */
const OUTCOMES = { contact: 0.5, lead: 0.15, nobody: 0.35 };

/**
 * Requests to Sell in each of the day's minutes. `costs` has for each outcome `{access, names, customer}`: requests for the
 * access check, for lists of names, and for the customer. `customers` is how many new ones an agent sees in an hour, `fresh`
 * how long their data serve.
 * Everybody starts with nothing kept, at their first ticket of the first hour.
 */
export function requestsByMinute(costs, { customers = CUSTOMERS_PER_HOUR, fresh = CUSTOMER_FRESH } = {}) {
  const minutes = new Array(HOURS * 60).fill(0);
  const random = randomFrom(20_260);
  for (let agent = 0; agent < AGENTS; agent++) {
    const kept = { access: -Infinity, names: {} };
    for (const { at, customer } of viewsOfADay(customers, random)) {
      minutes[Math.floor(at / MINUTE)] += requestsOf(at, customer, fresh, kept, costs[customer.outcome]);
    }
  }
  return minutes;
}

/** The most requests in an hour and in a minute of the day. */
export function busiest(minutes) {
  const hours = Array.from({ length: HOURS }, (_, n) => minutes.slice(n * 60, n * 60 + 60).reduce((a, b) => a + b, 0));
  return { hour: Math.max(...hours), minute: Math.max(...minutes) };
}

function requestsOf(at, customer, fresh, kept, cost) {
  if (at - customer.asked < fresh) return 0;
  customer.asked = at;
  let requests = cost.customer;
  if (at - kept.access >= ACCESS_FRESH) {
    kept.access = at;
    requests += cost.access;
  }
  if (at - (kept.names[customer.outcome] ?? -Infinity) >= NAMES_FRESH) {
    kept.names[customer.outcome] = at;
    requests += cost.names;
  }
  return requests;
}

/** One agent's views in the order of the day. */
function viewsOfADay(customers, random) {
  const views = [];
  for (let hour = 0; hour < HOURS; hour++) {
    const seen = Array.from({ length: customers }, () => {
      const customer = { outcome: outcome(random()), asked: -Infinity, last: (hour + random()) * HOUR };
      views.push({ at: customer.last, customer });
      return customer;
    });
    for (let repeat = customers; repeat < VIEWS_PER_HOUR; repeat++) {
      const customer = seen[Math.floor(random() * seen.length)];
      const soon = random() < SOON_SHARE;
      customer.last += soon ? -SOON * Math.log(1 - random()) : random() * HOUR;
      views.push({ at: customer.last, customer });
    }
  }
  // What would come after the end of the day is not looked at any more.
  return views.filter(({ at }) => at < HOURS * HOUR).sort((a, b) => a.at - b.at);
}

function outcome(chance) {
  let below = 0;
  for (const [name, share] of Object.entries(OUTCOMES)) {
    below += share;
    if (chance < below) return name;
  }
  return "nobody";
}

/** Numbers from 0 to 1 that look like chance and are always the same (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
