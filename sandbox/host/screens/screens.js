// Which screen shows a place.

import { newTicketScreen } from "./new_ticket.js";
import { organizationScreen } from "./organization.js";
import { settingsScreen } from "./settings.js";
import { startScreen } from "./start.js";
import { ticketScreen } from "./ticket.js";
import { userScreen } from "./user.js";

const SCREENS = {
  start: startScreen,
  ticket: ticketScreen,
  new_ticket: newTicketScreen,
  user: userScreen,
  organization: organizationScreen,
  settings: settingsScreen,
};

export function createScreen(page, place) {
  return (SCREENS[place.screen] ?? startScreen)(page, place);
}
