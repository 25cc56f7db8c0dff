// Reads and saves tickets. Apart from the draft, which must not know how a ticket travels.

/** `{ticket, comments, requester}` of a ticket; users that wrote in it are known to `people` afterwards. */
export async function loadTicket(api, people, id) {
  const [ticketAnswer, commentAnswer] = await Promise.all([
    api.get(`/api/v2/tickets/${id}.json`),
    api.get(`/api/v2/tickets/${id}/comments.json`),
  ]);
  const { ticket } = ticketAnswer;
  people.keep([...(ticketAnswer.users ?? []), ...(commentAnswer.users ?? [])]);
  const requester = ticket.requester_id ? await people.user(ticket.requester_id) : null;
  people.prepare(requester);
  return { ticket, comments: commentAnswer.comments ?? [], requester };
}

/** Saves the draft's changes and answers with the ticket as the server has it now. */
export async function saveTicket(api, people, draft) {
  const body = draft.toRequest();
  if (draft.isNew) {
    body.ticket.comment ??= { body: draft.subject, public: true };
    const { ticket } = await api.post("/api/v2/tickets.json", body);
    return loadTicket(api, people, ticket.id);
  }
  await api.put(`/api/v2/tickets/${draft.id}.json`, body);
  return loadTicket(api, people, draft.id);
}
