// What the organization page adds: `organization.*` (zaf.md 6).

import { zafOrganization } from "../people.js";
import { ApiTable } from "./api_table.js";

/** `organization` is the REST organization of the page. */
export function organizationApi(organization) {
  const table = new ApiTable();
  table.getters.set("organization", () => zafOrganization(organization));
  return table;
}
