// The combobox that chooses a ticket's requester (ARIA combobox with a list box: focus stays in the input).

import { avatar, el, fill, uniqueId } from "../dom.js";

const WAIT = 200;

/** `{element, input}`; the label belongs to the input. */
export function requesterBox(page, draft) {
  const listId = uniqueId("requesters");
  const list = el("ul", {
    class: "combobox-list",
    role: "listbox",
    id: listId,
    "aria-label": "Customers",
    hidden: true,
  });
  const input = el("input", {
    class: "input",
    type: "text",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Search name or e-mail",
  });
  const box = el("div", { class: "combobox" }, input, list);

  let found = [];
  let at = -1;
  let round = 0;
  let timer = 0;

  const paintName = () => (input.value = draft.requester?.name ?? "");
  const isOpen = () => !list.hidden;
  const close = () => {
    round += 1;
    clearTimeout(timer);
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (user) => {
    draft.change("requester", user);
    paintName();
    close();
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((option, one) => option.setAttribute("aria-selected", String(one === at)));
    const option = list.children[at];
    if (!option || found.length === 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    // Only the list may scroll; `scrollIntoView` would move the panes around it, too.
    if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop;
    const below = option.offsetTop + option.offsetHeight - list.clientHeight;
    if (below > list.scrollTop) list.scrollTop = below;
  };
  const show = (users) => {
    found = users;
    fill(
      list,
      users.length
        ? users.map((user) => optionFor(user, choose))
        : el("li", { class: "combobox-none", role: "option", "aria-disabled": "true" }, "Nobody found"),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(users.length ? 0 : -1);
  };
  const search = () => {
    round += 1;
    const mine = round;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const users = await page.people.search(input.value.trim());
        if (mine === round) show(users.slice(0, 50));
      } catch (error) {
        page.toasts.say(`The search failed: ${error.message}`, "error");
      }
    }, WAIT);
  };

  input.addEventListener("input", search);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close();
    paintName();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) return search();
      if (found.length) mark((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (event.key === "Enter" && isOpen() && found[at]) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === "Escape") {
      close();
      paintName();
    }
  });
  draft.on("change", (change) => change.name === "requester" && paintName());
  paintName();
  return { element: box, input };
}

function optionFor(user, choose) {
  // Pressing must not take the focus from the input, or its blur would close the list before the click.
  const on = { mousedown: (event) => event.preventDefault(), click: () => choose(user) };
  return el(
    "li",
    { class: "combobox-option", role: "option", id: uniqueId("customer"), "aria-selected": "false", on },
    avatar(user.name),
    el(
      "span",
      {},
      el("strong", {}, el("bdi", {}, user.name)),
      el("span", { class: "quiet" }, user.email ?? user.phone ?? "no e-mail"),
    ),
  );
}
