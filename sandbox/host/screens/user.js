// A customer's page, with the app at the user_sidebar location.

import { avatar, el } from "../dom.js";
import { placeLink } from "../place_link.js";
import { userApi } from "../zaf/user_api.js";
import { factList, findTickets, recordScreen, ticketList } from "./record_screen.js";

export function userScreen(page, { id }) {
  return recordScreen(page, {
    name: "user",
    waiting: `User ${id}`,
    place: { location: "user_sidebar", ids: { userId: id } },
    load: () => loadUser(page, id),
    title: ({ user }) => user.name,
    show: profile,
    api: ({ user }) => userApi(user, page.people),
  });
}

async function loadUser({ api, people }, id) {
  const user = await people.user(id);
  if (!user) throw new Error(`There is no user ${id}.`);
  const [identities, organization, tickets] = await Promise.all([
    people.identities(id),
    user.organization_id ? people.organization(user.organization_id) : null,
    findTickets(api, `requester:${id}`),
  ]);
  return { user, identities, organization, tickets };
}

function profile({ user, identities, organization, tickets }) {
  const further = identities.filter((one) => one.value !== user.email && one.value !== user.phone);
  return el(
    "div",
    { class: "record-main" },
    el("header", { class: "record-header" }, avatar(user.name), el("h1", {}, el("bdi", {}, user.name))),
    factList([
      ["Role", user.role],
      ["E-mail", user.email],
      ["Phone", user.phone],
      ...further.map((one) => [one.type === "phone_number" ? "Further phone" : "Further e-mail", one.value]),
      [
        "Organization",
        organization && placeLink({ screen: "organization", id: organization.id }, {}, organization.name),
      ],
      ["Language", user.locale],
      ["Time zone", user.time_zone],
      ["Tags", (user.tags ?? []).join(", ")],
    ]),
    ticketList(tickets),
  );
}
