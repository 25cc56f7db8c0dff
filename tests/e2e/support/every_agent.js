// The demo's five agents, and what each of them gets in the sidebar.

import { createButton, offered, outcome, ownerKnown, STRANGER } from "./owner_form.js";

/** By what the host page calls them. The first two are active Sell users; the first and the last administer Support. */
export const AGENTS = {
  admin: "Marta Lindqvist",
  sell_agent: "Daniel Mensah",
  support_agent: "Aiko Tanabe",
  inactive_agent: "Pieter de Vries",
  support_admin: "Oliver Grant",
};
export const NO_ACCESS = "no access";

/** The same for every agent. */
export const forAll = (it) => Object.fromEntries(Object.keys(AGENTS).map((agent) => [agent, it]));
/** The same for both Sell users; nothing for all others. */
export const forSellUsers = (it) => ({ ...forAll(NO_ACCESS), admin: it, sell_agent: it });

export const noAccess = (app) => app.getByText("You have no access to Sell");

/** Opens the form on the stranger's ticket as an agent: `form` in words, what it says will happen, or that there is no access. */
export async function readForm(desk, as) {
  const opened = await desk.ticket(STRANGER.ticket, { as });
  const { app } = opened;
  await createButton(app).or(noAccess(app)).first().waitFor();
  if (await noAccess(app).count()) return { ...opened, form: NO_ACCESS, says: [] };
  await createButton(app).click();
  await ownerKnown(app);
  const form = await offered(app);
  return { ...opened, form, says: await outcome(app) };
}

/** The form of each agent; `of` makes words of it. */
export async function formsOfAll(desk, of = ({ form }) => form) {
  const forms = {};
  // One after the other: each host page holds a connection open, and browsers allow six.
  for (const as of Object.keys(AGENTS)) {
    const read = await readForm(desk, as);
    forms[as] = read.form === NO_ACCESS ? NO_ACCESS : of(read);
    await read.page.close();
  }
  return forms;
}
