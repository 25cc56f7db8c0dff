// What has come of a lead in Sell and on the ticket, by the sandbox's own records.

/** Makes a ticket of somebody whom neither Support nor Sell knows yet. */
export async function newTicket(sandbox, { name, email }) {
  const ticket = { subject: `Question of ${name}`, comment: { body: "Please call me." }, requester: { name, email } };
  const reply = await fetch(`${sandbox.origin}/api/v2/tickets.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Sandbox-Agent": "sell_agent" },
    body: JSON.stringify({ ticket }),
  });
  if (!reply.ok) throw new Error(`POST /api/v2/tickets: ${reply.status} ${await reply.text()}`);
  return (await reply.json()).ticket.id;
}

/** The leads with this address, the notes with these words, and the internal comments on the ticket. */
export function tracesOf(state, { email, note, ticket }) {
  const leads = state.leads.filter((it) => it.email === email);
  const notes = state.notes.filter((it) => it.content.includes(note));
  const comments = state.comments.filter((it) => it.ticket_id === ticket && !it.public);
  return { leads, notes, comments };
}

/** How many there are, and whether they belong together, as one line. */
export function countsOf({ leads, notes, comments }) {
  return `${leads.length} lead, ${notes.length} note, ${comments.length} comment`;
}

/** What is wrong with a lead that was handed over completely; nothing if all is well. */
export function wrongWithComplete(traces, { organization, ticket }) {
  const { leads, notes, comments } = traces;
  if (countsOf(traces) !== ONE_OF_EACH) return countsOf(traces);
  const [lead] = leads;
  if (lead.organization_name !== organization) return `the lead's organization is ${lead.organization_name}`;
  if (notes[0].resource_type !== "lead" || notes[0].resource_id !== lead.id) return "the note is on another record";
  if (!notes[0].content.includes(`/agent/tickets/${ticket}`)) return "the note names another ticket";
  if (!comments[0].body.endsWith(`/leads/${lead.id}`)) return "the comment names another lead";
  return null;
}

/** What is wrong with a lead that is not finished: never more than one of anything. */
export function wrongWithUnfinished(traces) {
  const { leads, notes, comments } = traces;
  return Math.max(leads.length, notes.length, comments.length) <= 1 ? null : countsOf(traces);
}

const ONE_OF_EACH = "1 lead, 1 note, 1 comment";
export const NOTHING = "0 lead, 0 note, 0 comment";
