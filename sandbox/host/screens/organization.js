// An organization's page, with the app at the organization_sidebar location.

import { avatar, el } from "../dom.js";
import { organizationApi } from "../zaf/organization_api.js";
import { factList, findTickets, recordScreen, ticketList } from "./record_screen.js";

export function organizationScreen(page, { id }) {
  return recordScreen(page, {
    name: "organization",
    waiting: `Organization ${id}`,
    place: { location: "organization_sidebar", ids: { organizationId: id } },
    load: () => loadOrganization(page, id),
    title: ({ organization }) => organization.name,
    show: profile,
    api: ({ organization }) => organizationApi(organization),
  });
}

async function loadOrganization({ api, people }, id) {
  const [organization, tickets] = await Promise.all([people.organization(id), findTickets(api, `organization:${id}`)]);
  if (!organization) throw new Error(`There is no organization ${id}.`);
  return { organization, tickets };
}

function profile({ organization, tickets }) {
  return el(
    "div",
    { class: "record-main" },
    el(
      "header",
      { class: "record-header" },
      avatar(organization.name, "agent"),
      el("h1", {}, el("bdi", {}, organization.name)),
    ),
    factList([
      ["Domains", (organization.domain_names ?? []).join(", ")],
      ["Details", organization.details],
      ["Notes", organization.notes],
      ["Tags", (organization.tags ?? []).join(", ")],
    ]),
    ticketList(tickets),
  );
}
