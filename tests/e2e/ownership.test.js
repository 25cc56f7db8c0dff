// Who owns a new lead (specification, section 3), row by row and agent by agent: what the form offers, what it says will
// happen, and what then has happened.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import {
  STRANGER,
  changeUsers,
  chooseOwner,
  createButton,
  documentOf,
  leadAsPromised,
  offered,
  openForm,
  outcome,
  ownerBox,
  ownerKnown,
  send,
} from "./support/owner_form.js";

/** The demo's agents. The first two are active Sell users. */
const AGENTS = {
  sell_agent: "Daniel Mensah",
  admin: "Marta Lindqvist",
  support_agent: "Aiko Tanabe",
  inactive_agent: "Pieter de Vries",
  support_admin: "Oliver Grant",
};
const NO_ACCESS = "no access";
const forSellUsers = (form) => ({ sell_agent: form, admin: form, support_agent: NO_ACCESS, inactive_agent: NO_ACCESS, support_admin: NO_ACCESS });
const forAll = (form) => Object.fromEntries(Object.keys(AGENTS).map((agent) => [agent, form]));

/** Every active user and pool as the list names them; Pieter de Vries (1009) is inactive. */
const EVERYBODY = [
  "Henrik Aalto",
  "Marta Lindqvist",
  "Daniel Mensah",
  "Sofia Rossi",
  "Haruka Mori",
  "Noah Williams",
  "Chloé Dubois",
  "Arjun Mehta",
  "Yuki Ito",
  "Gabriela Costa",
  "Elena Petrova",
  "Sam O’Connor",
  "Inbound Leads (Round Robin) (Pool)",
  "Enterprise Desk (Pool)",
];
const but = (...names) => EVERYBODY.filter((it) => !names.includes(it)).join(", ");
const INBOUND = { id: 1090, label: "New customers" };
const labels = { "New customers": "Inbound Leads (Round Robin)" };
const GONE = [{ id: 1009 }, { id: 4711 }];
const MANAGER = "The lead will belong to Henrik Aalto, the topmost manager in Sell.";

/** `forms`: what each agent reads. `by` makes the lead, with `choose` as its owner where there is a list. */
const rows = [
  {
    name: "any owner, nobody configured, Sell users",
    config: documentOf("sell_users", { any_owner: true }),
    forms: forSellUsers(`${EVERYBODY.join(", ")} | nobody`),
    by: "sell_agent",
    choose: "Gabriela Costa",
  },
  {
    name: "any owner, nobody configured, all agents",
    config: documentOf("all_agents", { any_owner: true, owners: [] }),
    forms: forAll(`${EVERYBODY.join(", ")} | nobody`),
    by: "support_agent",
    choose: "Enterprise Desk",
  },
  {
    name: "any owner, exactly one configured, Sell users: preselected",
    config: documentOf("sell_users", { any_owner: true, owners: [{ id: 1007 }, ...GONE] }),
    forms: forSellUsers(`Suggested: Chloé Dubois; Everybody else: ${but("Chloé Dubois")} | Chloé Dubois`),
    by: "admin",
  },
  {
    name: "any owner, exactly one configured, all agents: preselected, and another one is chosen",
    config: documentOf("all_agents", { any_owner: true, owners: [INBOUND] }),
    forms: forAll(`Suggested: New customers (Pool); Everybody else: ${but("Inbound Leads (Round Robin) (Pool)")} | New customers`),
    by: "inactive_agent",
    choose: "Sam O’Connor",
  },
  {
    name: "any owner, several configured, Sell users",
    config: documentOf("sell_users", { any_owner: true, owners: [{ id: 1091 }, { id: 1004 }] }),
    forms: forSellUsers(`Suggested: Enterprise Desk (Pool), Sofia Rossi; Everybody else: ${but("Enterprise Desk (Pool)", "Sofia Rossi")} | nobody`),
    by: "sell_agent",
    choose: "Sofia Rossi",
  },
  {
    name: "any owner, several configured, all agents",
    config: documentOf("all_agents", { any_owner: true, owners: [{ id: 1010 }, ...GONE, INBOUND, { id: 1002 }] }),
    forms: forAll(
      `Suggested: Yuki Ito, New customers (Pool), Marta Lindqvist; Everybody else: ${but("Yuki Ito", "Inbound Leads (Round Robin) (Pool)", "Marta Lindqvist")} | nobody`,
    ),
    by: "support_admin",
    choose: "New customers",
  },
  {
    name: "two or more usable, Sell users",
    config: documentOf("sell_users", { owners: [{ id: 1091 }, { id: 1012 }, ...GONE, INBOUND, { id: 1003 }] }),
    forms: forSellUsers("Enterprise Desk (Pool), Elena Petrova, New customers (Pool), Daniel Mensah | nobody"),
    by: "admin",
    choose: "New customers",
  },
  {
    name: "two or more usable, all agents",
    config: documentOf("all_agents", { owners: [{ id: 1013 }, { id: 1001 }] }),
    forms: forAll("Sam O’Connor, Henrik Aalto | nobody"),
    by: "inactive_agent",
    choose: "Henrik Aalto",
  },
  {
    name: "exactly one usable, a person, Sell users",
    config: documentOf("sell_users", { owners: [...GONE, { id: 1012 }] }),
    forms: forSellUsers("The lead will belong to Elena Petrova, as set for this account."),
    by: "sell_agent",
  },
  {
    name: "exactly one usable, a person, all agents",
    config: documentOf("all_agents", { owners: [{ id: 1004 }] }),
    forms: forAll("The lead will belong to Sofia Rossi, as set for this account."),
    by: "support_agent",
  },
  {
    name: "exactly one usable, a pool, Sell users",
    config: documentOf("sell_users", { owners: [{ id: 1091 }] }),
    forms: forSellUsers("The lead goes to the next member of the pool Enterprise Desk."),
    by: "admin",
  },
  {
    name: "exactly one usable, a pool with a friendly label, all agents",
    config: documentOf("all_agents", { owners: [INBOUND] }),
    forms: forAll("The lead goes to the next member of the pool New customers."),
    by: "support_admin",
  },
  {
    name: "none, Sell users: the agent's own Sell user",
    config: documentOf("sell_users", { owners: [] }),
    forms: {
      ...forSellUsers("The lead will belong to you (Daniel Mensah)."),
      admin: "The lead will belong to you (Marta Lindqvist).",
    },
    by: "admin",
  },
  {
    name: "none is left of those configured, Sell users",
    config: documentOf("sell_users", { owners: GONE }),
    forms: {
      ...forSellUsers("The lead will belong to you (Daniel Mensah)."),
      admin: "The lead will belong to you (Marta Lindqvist).",
    },
    by: "sell_agent",
  },
  {
    name: "none, all agents: the topmost manager, even for a Sell user",
    config: documentOf("all_agents", { owners: [] }),
    forms: forAll(MANAGER),
    by: "sell_agent",
  },
  {
    name: "none is left of those configured, all agents",
    config: documentOf("all_agents", { owners: GONE }),
    forms: forAll(MANAGER),
    by: "inactive_agent",
  },
];

describe("who owns a new lead", () => {
  const desk = newDesk();

  /** Opens the stranger's ticket as an agent: the form in words, or that there is none. */
  const read = async (agent) => {
    const opened = await desk.ticket(STRANGER.ticket, { as: agent });
    const { app } = opened;
    const noAccess = app.getByText("You have no access to Sell");
    await createButton(app).or(noAccess).first().waitFor();
    if (await noAccess.count()) return { ...opened, form: NO_ACCESS };
    await createButton(app).click();
    await ownerKnown(app);
    return { ...opened, form: await offered(app) };
  };

  for (const row of rows) {
    test(row.name, async () => {
      await desk.sandbox.settings(row.config);
      const forms = {};
      for (const agent of Object.keys(AGENTS).filter((it) => it !== row.by)) {
        const { page, form } = await read(agent);
        forms[agent] = form;
        await page.close();
      }
      const { app, problems, form } = await read(row.by);
      assert.deepEqual({ ...forms, [row.by]: form }, row.forms);

      if (row.choose) await chooseOwner(app, row.choose);
      await app.getByLabel("Note for sales (optional)").fill(`Row: ${row.name}`);
      const sentences = await outcome(app);
      if (!form.includes(" | ")) assert.equal(sentences[0], form);
      await send(app);
      await leadAsPromised(desk, sentences, { agent: AGENTS[row.by], words: `Row: ${row.name}`, labels });
      assert.deepEqual(problems, []);
    });
  }

  test("a pool's leads go round among its members", async () => {
    await desk.sandbox.settings(documentOf("sell_users", { owners: [INBOUND] }));
    const { members } = (await desk.sandbox.pools()).find((it) => it.pool === INBOUND.id);
    const owners = [];
    for (let turn = 0; turn < members.length + 1; turn += 1) {
      const { page, app } = await openForm(desk);
      const sentences = await outcome(app);
      await send(app);
      const lead = await leadAsPromised(desk, sentences, { agent: AGENTS.sell_agent, labels });
      owners.push(lead.owner_id);
      await desk.sandbox.deleteInSell(`/v2/leads/${lead.id}`);
      await page.close();
    }
    assert.deepEqual(owners, [...members, members[0]]);
  });

  for (const [name, newLead, words] of [
    ["no manager and no administrator is left", { owners: [] }, "Nobody is set as owner, and Sell has neither a topmost manager nor an active administrator"],
    ["nobody at all is active", { any_owner: true }, "Sell has no active user who could own it"],
  ]) {
    test(`${name}: refused, with the reason and whom to ask`, async () => {
      await changeUsers(desk.context, (user) => void (user.status = "inactive"));
      await desk.sandbox.settings(documentOf("all_agents", newLead));
      const { app } = await openForm(desk, { as: "support_agent" });
      assert.match(await offered(app), new RegExp(`No lead can be created: ${words}.*Ask an administrator`));
      assert.deepEqual(await outcome(app), []);
      assert.equal(await ownerBox(app).count(), 0);
      await createButton(app).click();
      await app.getByLabel("Last name").press("Enter");
      await app.getByLabel("Last name").press("Control+Enter");
      await app.getByText("1 field needs a look.").waitFor();
      // Whatever is sent begins with this.
      assert.equal(await app.getByText("Looking for duplicates in Sell…").count(), 0);
      assert.deepEqual((await desk.sandbox.requests()).filter((it) => it.method !== "GET" && it.path === "/v2/leads"), []);
    });
  }
});
