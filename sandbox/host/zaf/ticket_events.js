// Turns changes of a ticket draft into the events apps know (`ticket.requester.id.changed`, …; zaf.md 6). In one
// place, because one change of the draft is several events of the framework.

const REQUESTER_PARTS = { id: "id", name: "name", email: "email", externalId: "external_id" };

/** Begins to send; the answer is a function that ends it. */
export function sendTicketEvents(hub, instance, draft) {
  const changed = (path, value) => hub.emitChanged(instance, path, value);
  const ends = [
    draft.on("change", ({ name, before, after }) => {
      if (name === "requester") sendRequester(changed, before, after);
      else changed(`ticket.${name}`, after);
    }),
    draft.on("reply", ({ before, after }) => {
      if (before.text !== after.text) {
        changed("ticket.comment.text", after.text);
        changed("comment.text", after.text);
      }
      if (before.kind !== after.kind) {
        changed("ticket.comment.type", after.kind);
        changed("comment.type", after.kind);
      }
    }),
    draft.on("comments", () => {
      instance.emit("ticket.conversation.changed");
      instance.emit("ticket.comments.changed");
    }),
  ];
  return () => ends.forEach((end) => end());
}

function sendRequester(changed, before, after) {
  for (const [part, key] of Object.entries(REQUESTER_PARTS)) {
    const value = after?.[key] ?? null;
    if ((before?.[key] ?? null) !== value) changed(`ticket.requester.${part}`, value);
  }
  if ((before?.organization_id ?? null) !== (after?.organization_id ?? null))
    changed("ticket.organization", after?.organization_id ?? null);
}
