/** The helpdesks that the configuration can name. README.md says how to add one. */
import type { HelpdeskKind } from './shared/kind.ts';
import { jiraServiceManagement } from './jira-service-management/index.ts';
import { redmine } from './redmine/index.ts';
import { requestTracker } from './request-tracker/index.ts';
import { zammad } from './zammad/index.ts';
import { whmcs } from './whmcs/index.ts';
import { zendesk } from './zendesk/index.ts';

export const helpdeskKinds: readonly HelpdeskKind[] = [
  requestTracker,
  redmine,
  jiraServiceManagement,
  zammad,
  whmcs,
  zendesk,
];
