// What is to go wrong with one creation, drawn by chance.

/** The requests of a creation that can go wrong. `look`: asked only after a reply was lost. */
const REQUESTS = {
  check: { match: "POST /v3" },
  before: { match: "GET /v2/leads" },
  lead: { match: "POST /v2/leads" },
  note: { match: "POST /v2/notes" },
  comment: { match: "PUT /api/v2/tickets" },
  "look for lead": { match: "GET /v2/leads", after: "lead" },
  "look for note": { match: "GET /v2/notes", after: "note" },
  "look for comment": { match: "GET /api/v2/tickets", after: "comment" },
};
const REFUSALS = [400, 401, 403, 404, 422, 429, 500, 503];
/** Faults after which nobody knows whether it was done, and it was. */
const LOST = ["drop_after", "garbage"];

/** When something is done to the page after the button was pressed. */
const MOMENTS = ["at once", "frames", "GET /v2/leads", "POST /v2/leads", "POST /v2/notes", "comment"];

export function drawPlan(chance, { keepsStorage }) {
  const faults = [];
  for (let left = Number(chance.weighted({ 0: 1, 1: 5, 2: 3, 3: 1 })); left > 0; left -= 1) {
    const step = chance.weighted({ check: 1, before: 2, lead: 5, note: 3, comment: 3, "look for lead": 2, "look for note": 1, "look for comment": 1 });
    const { after } = REQUESTS[step];
    if (after) faults.push(faultOf(after, chance.oneOf(["drop_after", "garbage", "drop_before", "status 500"]), chance));
    faults.push(faultOf(step, kindOf(chance), chance));
  }
  const acts = [];
  // Without storage the app knows nothing after a reload, and says so in the form.
  for (let left = keepsStorage ? Number(chance.weighted({ 0: 4, 1: 4, 2: 2 })) : 0; left > 0; left -= 1) {
    const act = chance.weighted({ reload: 5, "reload the app": 2, "another ticket and back": 2, "second tab": 3 });
    acts.push({ act, moment: chance.oneOf(MOMENTS), frames: chance.between(0, 60) });
  }
  return {
    faults,
    acts,
    press: chance.weighted({ click: 6, "double click": 4 }),
    twin: keepsStorage && chance.happens(0.15),
    lagMs: chance.happens(0.2) ? chance.between(200, 2_500) : 0,
  };
}

function kindOf(chance) {
  const kind = chance.weighted({ delay: 3, status: 6, drop_before: 2, drop_after: 4, garbage: 3, slow_body: 1 });
  return kind === "status" ? `status ${chance.oneOf(REFUSALS)}` : kind;
}

function faultOf(step, kind, chance) {
  const [word, status] = kind.split(" ");
  const long = chance.happens(0.15);
  const details = {
    status: { status: Number(status) },
    // The proxy gives up after ten seconds, and what it asked for is done all the same: before the app looks for it the last
    // time, twelve seconds after it sent it.
    delay: { ms: long ? chance.between(10_100, 10_800) : chance.between(200, 3_000) },
    slow_body: { ms: chance.between(300, 2_000) },
  };
  return { step, kind, lost: LOST.includes(kind) || (word === "delay" && long), ...REQUESTS[step], fault: { kind: word, ...details[word] } };
}
