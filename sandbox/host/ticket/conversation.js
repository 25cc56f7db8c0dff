// The conversation of a ticket. Comments are foreign text: only `rich_text.js` turns them into nodes.

import { avatar, el, fill, time } from "../dom.js";
import { icon } from "../icons.js";
import { fromHtml, fromText } from "../rich_text.js";

export function conversation(draft, people) {
  const list = el("ol", { class: "conversation", "aria-label": "Conversation", tabindex: "0" });
  let round = 0;
  const paint = async () => {
    round += 1;
    const mine = round;
    const authors = await Promise.all(
      draft.comments.map((comment) => people.user(comment.author_id).catch(() => null)),
    );
    // A later change may have been quicker.
    if (mine !== round) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    fill(
      list,
      draft.comments.length
        ? draft.comments.map((comment, index) => message(comment, authors[index]))
        : el("li", { class: "quiet" }, "No messages yet. Your first comment begins the conversation."),
    );
    if (atEnd) list.scrollTop = list.scrollHeight;
  };
  draft.on("comments", paint);
  paint();
  return list;
}

function message(comment, author) {
  const internal = comment.public === false;
  const name = author?.name ?? `User ${comment.author_id}`;
  const staff = author && author.role !== "end-user";
  return el(
    "li",
    { class: internal ? "message message-internal" : "message" },
    avatar(name, staff ? "agent" : "customer"),
    el(
      "article",
      { class: "message-card" },
      el(
        "header",
        { class: "message-head" },
        el("strong", {}, el("bdi", {}, name)),
        internal ? el("span", { class: "message-kind" }, icon("lock", 12), "Internal note") : null,
        time(comment.created_at),
      ),
      comment.html_body
        ? el("div", { class: "message-body message-html", dir: "auto" }, fromHtml(comment.html_body))
        : el("div", { class: "message-body", dir: "auto" }, fromText(comment.body)),
    ),
  );
}
