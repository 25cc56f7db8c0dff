// What the ticket pages add: `ticket.*` and `comment.*` over the open ticket with its unsaved changes (zaf.md 6).
// Reads and writes the draft only; the screen shows what the draft says.

import { plainText } from "../rich_text.js";
import { zafOrganization } from "../people.js";
import { ApiTable } from "./api_table.js";

const SIMPLE = { subject: "subject", status: "status", priority: "priority", type: "type", externalId: "externalId" };

export function ticketApi(draft, people, session) {
  const table = new ApiTable();
  const get = (path, getter) => table.getters.set(path, getter);
  const set = (path, setter) => table.setters.set(path, setter);
  const act = (name, action) => table.actions.set(name, action);

  const read = {
    id: () => draft.id,
    isNew: () => draft.isNew,
    description: () => draft.saved?.description ?? "",
    statusCategory: () => draft.status,
    tags: () => [...draft.tags],
    createdAt: () => draft.saved?.created_at,
    updatedAt: () => draft.saved?.updated_at,
    "form.id": () => draft.saved?.ticket_form_id ?? null,
    recipient: () => draft.saved?.recipient ?? null,
    via: () => ({ channel: draft.saved?.via?.channel ?? "web", source: draft.saved?.via?.source ?? null }),
    brand: () => brand(draft, session),
    organization: async () => {
      const id = draft.requester?.organization_id ?? draft.saved?.organization_id;
      const found = id ? await people.organization(id) : null;
      return found ? zafOrganization(found) : undefined;
    },
    requester: async () => (draft.requester ? people.zafUser(draft.requester) : undefined),
    assignee: () => assignee(draft, people),
    collaborators: () => [],
    sharedWith: () => [],
    viewers: () => [],
    comments: () => Promise.all(draft.comments.map((comment) => zafComment(comment, people))),
    conversation: () => Promise.all(draft.comments.map((comment) => zafMessage(comment, people))),
    "comment.text": () => draft.reply.text,
    "comment.type": () => draft.reply.kind,
    "comment.useRichText": () => false,
    "comment.attachments": () => [],
    postSaveAction: () => "stay_on_ticket",
  };
  for (const [path, getter] of Object.entries(read)) get(`ticket.${path}`, getter);
  for (const [path, name] of Object.entries(SIMPLE)) {
    get(`ticket.${path}`, () => draft[name]);
    set(`ticket.${path}`, (value) => draft.change(name, text(value)));
  }
  get("ticket", async () => ({
    id: draft.id,
    isNew: draft.isNew,
    ...Object.fromEntries(Object.entries(SIMPLE).map(([path, name]) => [path, draft[name]])),
    description: read.description(),
    tags: read.tags(),
    createdAt: read.createdAt(),
    updatedAt: read.updatedAt(),
    via: read.via(),
    brand: read.brand(),
    organization: await read.organization(),
    requester: await read.requester(),
    assignee: await read.assignee(),
    comment: { text: draft.reply.text, type: draft.reply.kind, useRichText: false, attachments: [] },
  }));

  set("ticket.tags", (tags) => draft.change("tags", tagList(tags)));
  set("ticket.comment.text", (value) => draft.setReply({ text: text(value) }));
  set("ticket.comment.type", (value) =>
    draft.setReply({ kind: value === "internalNote" ? "internalNote" : "publicReply" }),
  );
  set("ticket.requester", (wish) => setRequester(draft, people, wish));
  set("ticket.brand", () => undefined);
  table.patterns.push((path) => customField(draft, path));

  const append = (added) => draft.setReply({ text: draft.reply.text + text(added) });
  for (const prefix of ["ticket.comment", "comment"]) {
    act(`${prefix}.appendText`, append);
    act(`${prefix}.appendMarkdown`, append);
    act(`${prefix}.appendHtml`, (html) => append(plainText(html)));
  }
  act("ticket.editor.insert", (html) => append(plainText(html)));
  act("ticket.tags.add", (...tags) => draft.change("tags", tagList([...draft.tags, ...tags.flat()])));
  act("ticket.tags.remove", (...tags) => {
    const gone = new Set(tagList(tags.flat()));
    draft.change(
      "tags",
      draft.tags.filter((tag) => !gone.has(tag)),
    );
  });
  act("disableSave", (reason) =>
    draft.block(reason === undefined ? "An app does not allow saving now." : text(reason)),
  );
  act("enableSave", () => draft.block(null));
  for (const name of ["ticket.collaborators.add", "ticket.collaborators.remove", "ticket.sendMessage"])
    act(name, () => null);
  return table;
}

/** `{id}` or `{email, name}`: a known user if there is one, else a person that comes to be with the next save. */
async function setRequester(draft, people, wish) {
  if (Number.isInteger(wish?.id)) return draft.change("requester", await people.user(wish.id));
  const email = text(wish?.email).trim();
  if (!email) throw new Error("needs an id or an email");
  const known = (await people.search(email)).find((user) => String(user.email).toLowerCase() === email.toLowerCase());
  return draft.change("requester", known ?? { name: text(wish.name) || email, email });
}

async function assignee(draft, people) {
  const id = draft.saved?.assignee_id;
  const user = id ? await people.user(id) : null;
  const group = draft.saved?.group_id
    ? { id: draft.saved.group_id, name: await people.groupName(draft.saved.group_id) }
    : null;
  return { user: user ? await people.zafUser(user) : null, group };
}

function brand(draft, session) {
  const { subdomain } = session.account;
  return {
    id: draft.saved?.brand_id ?? 1,
    name: subdomain,
    subdomain,
    url: `https://${subdomain}.zendesk.com`,
    hasHelpCenter: false,
    isDefault: true,
    isActive: true,
    logo: null,
  };
}

async function zafComment(comment, people) {
  const author = await people.user(comment.author_id);
  return {
    id: comment.id,
    author: author ? { id: author.id, name: author.name, email: author.email, role: author.role } : null,
    value: comment.html_body ?? comment.body ?? "",
    useRichText: Boolean(comment.html_body),
    via: { channel: comment.via?.channel ?? "web" },
    public: comment.public !== false,
    createdAt: comment.created_at,
    imageAttachments: [],
    nonImageAttachments: [],
  };
}

async function zafMessage(comment, people) {
  const author = await people.user(comment.author_id);
  return {
    author: author
      ? { id: author.id, name: author.name, role: author.role, avatar: author.photo?.content_url ?? null }
      : null,
    channel: { name: comment.public === false ? "internal" : (comment.via?.channel ?? "web") },
    message: {
      content: comment.html_body ?? comment.body ?? "",
      contentType: comment.html_body ? "text/html" : "text/plain",
    },
    attachments: [],
    timestamp: comment.created_at,
  };
}

function customField(draft, path) {
  const found = /^ticket\.customField:(?:custom_field_)?(\w+)$/.exec(path);
  if (!found) return null;
  return () => (draft.saved?.custom_fields ?? []).find((one) => String(one.id) === found[1])?.value ?? null;
}

function tagList(tags) {
  const words = (Array.isArray(tags) ? tags : [tags])
    .flatMap((tag) =>
      text(tag)
        .toLowerCase()
        .split(/[\s,]+/),
    )
    .filter(Boolean);
  return [...new Set(words)];
}

function text(value) {
  return value === null || value === undefined ? "" : String(value);
}
