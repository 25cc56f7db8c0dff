// What there is to see of the settings page, for pictures: each section with something in every place, what needs a
// decision, and what those see who may change nothing.

import { saved, section } from "./settings_page.js";
import { textsOf } from "./states.js";

const full = {
  version: 1,
  access: "sell_users",
  new_lead: {
    status: "Working",
    source: 304,
    owners: [{ id: 1003 }, { id: 1090, label: "New customers with a name that is long enough to need a second line", pool: true }, { id: 4711 }],
  },
  fields: { lead: ["status", "email", "custom:801", "custom:999999", "phone"] },
  history: [{ at: 1795000000000, by: { id: 9, name: "Oliver Grant" }, was: { access: "all_agents", "new_lead.source": null } }],
};
const withEverything = (sandbox) => sandbox.settings({ config: JSON.stringify(full) });
const refused = (sandbox) => sandbox.fault({ match: "PUT /api/v2/apps/installations", kind: "status", status: 500, times: null });
const to = (key) => (app, say) => section(app, say(`settings.section.${key}`));
const any = (app, say) => app.getByLabel(say("settings.any_owner.label")).check();

/** `name`, how it is prepared, and how one gets there. */
export const pictures = [
  { name: "set-up", act: (app, say) => app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor() },
  {
    name: "set-up-broken",
    before: (sandbox) => sandbox.settings({ sell_access_token: "x".repeat(64) }),
    act: (app, say) => app.getByText(say("settings.trouble.token_refused")).first().waitFor(),
  },
  { name: "access", act: to("access") },
  { name: "new-leads", before: withEverything, act: to("new_leads") },
  {
    name: "fields",
    before: withEverything,
    act: async (app, say) => {
      await to("fields")(app, say);
      // By this name once the account's own fields are known; a narrow window hides the card.
      await app.locator("#fields-preview article").getByText("Zendesk ticket ID").waitFor({ state: "attached" });
    },
  },
  {
    name: "as-seen-by",
    before: withEverything,
    act: async (app, say) => {
      await to("as_seen_by")(app, say);
      await app.getByRole("combobox").first().fill("Daniel");
      await app.getByRole("option").first().click();
    },
  },
  {
    name: "history",
    before: withEverything,
    act: async (app, say) => {
      await to("history")(app, say);
      // By this name once the account's sources are known.
      await app.getByText("Support ticket").first().waitFor();
    },
  },
  {
    name: "saved",
    before: withEverything,
    act: async (app, say) => {
      await to("new_leads")(app, say);
      await any(app, say);
      await saved(app, say);
    },
  },
  {
    name: "not-saved",
    before: refused,
    act: async (app, say) => {
      await to("new_leads")(app, say);
      await any(app, say);
      await app.getByRole("button", { name: say("action.try_again") }).first().waitFor();
    },
  },
  {
    name: "changed-meanwhile",
    act: async (app, say, sandbox) => {
      await to("new_leads")(app, say);
      await withEverything(sandbox);
      await any(app, say);
      await app.getByRole("button", { name: say("settings.meanwhile.mine_too") }).waitFor();
    },
  },
  {
    name: "unreadable",
    before: (sandbox) => sandbox.settings({ config: '{"version": 1, "access": "sell_us' }),
    act: (app, say) => app.getByText(say("settings.unreadable.title")).waitFor(),
  },
  { name: "read-only", as: "sell_agent", before: withEverything, act: (app, say) => app.getByText(say("settings.read_only.title")).waitFor() },
];

/** Opens the page for a picture; `open` opens a page of the host. */
export async function openPicture(open, sandbox, { before, act, as = "admin" }, { locale, scheme, viewport, say = textsOf(locale) }) {
  await before?.(sandbox);
  const { page, app } = await open("/agent/settings", { as, locale, scheme, viewport });
  await app.getByRole("heading", { level: 1, name: say("settings.title") }).waitFor();
  await act(app, say, sandbox);
  return page;
}
