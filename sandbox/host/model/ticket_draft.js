// An open ticket: what the server has, and what the agent and the apps changed since. Fields, conversation and apps
// all work on this one thing, so that each sees the others' changes at once.

import { Emitter } from "../emitter.js";

const FIELDS = ["subject", "status", "priority", "type", "externalId", "tags", "requester"];

/**
 * Events: `change` {name, before, after} for a field, `reply` for the comment being written, `comments` when the
 * conversation changed, `block` when an app forbids saving, `saved` after the server took everything.
 */
export class TicketDraft extends Emitter {
  saved = null;
  comments = [];
  reply = { text: "", kind: "publicReply" };
  blocked = null;
  #edited = new Set();

  /** `record`: `{ticket, comments, requester}` of a ticket that exists; nothing for a new one. */
  constructor(record = null) {
    super();
    this.#take(valuesOf(record));
    this.saved = record?.ticket ?? null;
    this.comments = record?.comments ?? [];
  }

  get id() {
    return this.saved?.id;
  }

  get isNew() {
    return this.saved === null;
  }

  get isEdited() {
    return this.#edited.size > 0 || this.reply.text.trim() !== "";
  }

  /** Changes one field; nothing happens if it is the same. `requester` is a REST user or `null`. */
  change(name, after) {
    const before = this[name];
    if (same(before, after)) return;
    this[name] = after;
    this.#edited.add(name);
    this.emit("change", { name, before, after });
  }

  setReply(parts) {
    const before = this.reply;
    this.reply = { ...this.reply, ...parts };
    if (before.text !== this.reply.text || before.kind !== this.reply.kind)
      this.emit("reply", { before, after: this.reply });
  }

  /** Forbids saving with a reason, or allows it again with `null`. */
  block(reason) {
    this.blocked = reason;
    this.emit("block", reason);
  }

  /** Takes the server's state of now; fields that were changed here keep the change. */
  refresh(record) {
    this.saved = record.ticket;
    const values = valuesOf(record);
    for (const name of FIELDS) {
      if (this.#edited.has(name) || same(this[name], values[name])) continue;
      const before = this[name];
      this[name] = values[name];
      this.emit("change", { name, before, after: values[name] });
    }
    this.comments = record.comments;
    this.emit("comments");
  }

  /** The REST body that saves the changes. */
  toRequest() {
    const ticket = {};
    for (const name of ["subject", "status", "priority", "type", "tags"]) {
      if (this.#edited.has(name)) ticket[name] = this[name] || null;
    }
    if (this.#edited.has("externalId")) ticket.external_id = this.externalId || null;
    if (this.#edited.has("requester") && this.requester) {
      if (Number.isInteger(this.requester.id)) ticket.requester_id = this.requester.id;
      else ticket.requester = { name: this.requester.name, email: this.requester.email };
    }
    const body = this.reply.text.trim();
    if (body) ticket.comment = { body, public: this.reply.kind === "publicReply" };
    return { ticket };
  }

  /** The server took the changes: they are no changes any more. */
  markSaved(record) {
    this.#edited.clear();
    this.setReply({ text: "" });
    this.refresh(record);
    this.emit("saved");
  }

  #take(values) {
    for (const name of FIELDS) this[name] = values[name];
  }
}

function valuesOf(record) {
  const ticket = record?.ticket;
  return {
    subject: ticket?.subject ?? "",
    status: ticket?.status ?? "new",
    priority: ticket?.priority ?? "",
    type: ticket?.type ?? "",
    externalId: ticket?.external_id ?? "",
    tags: ticket?.tags ?? [],
    requester: record?.requester ?? null,
  };
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
