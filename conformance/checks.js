import { attachmentChecks } from './checks/attachments.js';
import { colleagueChecks } from './checks/colleague.js';
import { commentChecks } from './checks/comments.js';
import { conditionalChecks } from './checks/conditional.js';
import { configChecks } from './checks/config.js';
import { corsChecks } from './checks/cors.js';
import { createChecks } from './checks/create.js';
import { eventChecks } from './checks/events.js';
import { feedbackChecks } from './checks/feedback.js';
import { idempotencyChecks } from './checks/idempotency.js';
import { formChecks } from './checks/forms.js';
import { isolationChecks } from './checks/isolation.js';
import { listChecks } from './checks/list.js';
import { pagingChecks } from './checks/paging.js';
import { problemChecks } from './checks/problems.js';
import { signInChecks } from './checks/sign-in.js';
import { typeChecks } from './checks/types.js';
import { articleChecks, incidentChecks } from './checks/incidents.js';
import { peopleChecks } from './checks/people.js';
import { retractChecks } from './checks/retract.js';
import { serviceChecks } from './checks/services.js';
import { statusChecks } from './checks/status.js';

/** All checks in the order of a run: first those whose features others need, last those about responses of the whole run. */
export const checks = [
  ...configChecks,
  ...createChecks,
  ...signInChecks,
  ...listChecks,
  ...pagingChecks,
  ...conditionalChecks,
  ...commentChecks,
  ...attachmentChecks,
  ...idempotencyChecks,
  ...statusChecks,
  ...feedbackChecks,
  ...typeChecks,
  ...formChecks,
  ...serviceChecks,
  ...retractChecks,
  ...peopleChecks,
  ...incidentChecks,
  ...articleChecks,
  ...eventChecks,
  ...corsChecks,
  ...isolationChecks,
  // After those of isolation: the second customer may be the colleague.
  ...colleagueChecks,
  ...problemChecks,
];

/** The checks with these names or in these groups; all for an empty list. @param {readonly string[]} names */
export function pick(names) {
  if (!names.length) return checks;
  return checks.filter(({ name }) => names.some(wanted => name === wanted || name.startsWith(`${wanted}.`)));
}
