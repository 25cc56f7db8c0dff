// Which request of a ticket view can fail in which way, and what must then be on screen: the tables behind the fault
// matrix. No pair has an expectation of its own; `expected` derives each from what the request is for.

/** The requests that a ticket view makes, by what they are for. `passes`: as many of the same kind go through first. */
const withSearchV3 = [
  { name: "who the agent is in Sell", part: "access", ticket: 1, matches: ["GET /v2/users"] },
  { name: "the search for leads", part: "leads", ticket: 1, matches: ["POST /v3/leads/search"], search: true },
  { name: "the search for contacts", part: "contacts", ticket: 2, matches: ["POST /v3/contacts/search"], search: true },
  { name: "both searches", part: "both", ticket: 2, matches: ["POST /v3/leads/search", "POST /v3/contacts/search"], search: true },
  { name: "the search for deals", part: "deals", ticket: 1, matches: ["POST /v3/deals/search"], search: true },
  { name: "the stages", part: "deals", ticket: 1, matches: ["GET /v2/stages"] },
  { name: "the lead statuses", part: "names", ticket: 2, matches: ["GET /v2/lead_statuses"] },
];

const withoutSearchV3 = [
  { name: "who the agent is in Sell", part: "access", ticket: 1, matches: ["GET /v2/users"] },
  { name: "the lists of leads", part: "leads", ticket: 1, matches: ["GET /v2/leads"] },
  { name: "the lists of contacts", part: "contacts", ticket: 2, matches: ["GET /v2/contacts"] },
  { name: "both kinds of lists", part: "both", ticket: 2, matches: ["GET /v2/leads", "GET /v2/contacts"] },
  { name: "the deals", part: "deals", ticket: 1, matches: ["GET /v2/deals"] },
  { name: "the stages", part: "deals", ticket: 1, matches: ["GET /v2/stages"] },
  // The first is who the agent is.
  { name: "the names of users", part: "names", ticket: 1, matches: ["GET /v2/users"], passes: 1 },
  // The first three are the lists by e-mail, phone and mobile.
  { name: "the name of the company", part: "names", ticket: 1, matches: ["GET /v2/contacts"], passes: 3 },
  { name: "the lead sources", part: "names", ticket: 2, matches: ["GET /v2/lead_sources"] },
];

export const plans = [
  { name: "with search v3", searchV3: true, requests: withSearchV3 },
  { name: "without search v3", searchV3: false, requests: withoutSearchV3 },
];

const status = (code, title) => ({ name: `is answered with ${code}`, status: code, title, fault: { kind: "status", status: code } });

/** The ways to fail, with the words in which the app names the cause. */
export const kinds = [
  // A way out is offered after three seconds; a machine that is busy needs more to see it.
  { name: "is answered late", late: true, wayOut: true, fault: { kind: "delay", ms: 7_000 } },
  status(400, "Sell did not accept this"),
  status(401, "Sell does not know this app"),
  status(403, "Sell does not allow this"),
  status(404, "Not found in Sell"),
  status(422, "Sell did not accept this"),
  { name: "is refused because of too many requests", pause: true, title: "Sell asks for a pause", fault: { kind: "rate_limit" } },
  status(500, "Sell has a problem"),
  status(503, "Sell has a problem"),
  { name: "is cut off before it is done", title: "No answer from Sell", fault: { kind: "drop_before" } },
  { name: "is cut off after it was done", title: "No answer from Sell", fault: { kind: "drop_after" } },
  { name: "is answered with garbage", title: "An answer that makes no sense", fault: { kind: "garbage" } },
  { name: "is answered in small pieces", late: true, fault: { kind: "slow_body", ms: 1_500 } },
];

/** What is gone from a view that is otherwise there. */
const gaps = {
  leads: "Leads could not be searched",
  contacts: "People and companies could not be searched",
  deals: "The deals could not be loaded",
  names: "Some names could not be loaded",
};

/**
 * What must be on screen while the fault lasts: `title` in words, `record` if the customer is there all the same, and how
 * it goes on after the fault: `nothing` is to be done, it goes on `by itself`, or by `Try again`.
 */
export function expected({ part, search }, kind) {
  const everything = part === "access" || part === "both";
  const missing = everything ? {} : { record: true, title: gaps[part] };
  if (kind.late) return { record: true, recovery: "nothing" };
  // An account without search v3 answers like this: the lists find the same.
  if (search && (kind.status === 403 || kind.status === 404)) return { record: true, recovery: "nothing" };
  if (kind.status === 401 && part !== "deals" && part !== "names") {
    return { title: "The app is not connected to Sell", recovery: "Try again" };
  }
  if (kind.pause) return { title: kind.title, ...missing, recovery: "by itself" };
  return { title: kind.title, ...missing, recovery: "Try again" };
}

/** A diagonal through the matrix: each request with at least three kinds, each kind with at least two requests. */
export function isOnDiagonal(request, kind) {
  return (request + kind) % 4 === 2;
}
