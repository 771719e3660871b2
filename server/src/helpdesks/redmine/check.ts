/** Looks with real calls what the user of the key may do, and names a missing right as Redmine does. Nothing is written. */
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { path } from '../shared/path.ts';
import { filled, list, raw } from '../shared/values.ts';
import { rightsOf, type KeyUser, type Project, type Redmine } from './client.ts';
import { namedOf } from './issue.ts';
import { fieldId } from './people.ts';
import { createStatuses } from './statuses.ts';

/** As Redmine's page of a role names them. */
const rights = {
  view_issues: 'View issues',
  add_issues: 'Add issues',
  add_issue_notes: 'Add notes',
  edit_own_issues: 'Edit own issues',
  view_private_notes: 'View private notes',
  set_notes_private: 'Set notes as private',
} as const;
type Right = keyof typeof rights;

const writing = ['view_issues', 'add_issues', 'add_issue_notes', 'edit_own_issues'] as const;

function checkRights(has: (right: Right) => boolean, wanted: readonly Right[], role: string): Finding[] {
  const missing = wanted.filter(right => !has(right)).map(right => `"${rights[right]}"`);
  return missing.length
    ? [bad(`${role} misses ${missing.join(', ')}: Administration > Roles and permissions`)]
    : [good(`${role} has the permissions that it needs`)];
}

const canEdit =
  (all: ReadonlySet<string>) =>
  (right: Right): boolean =>
    all.has(right) || (right === 'edit_own_issues' && all.has('edit_issues'));

async function checkRole({ http, settings: { role } }: Redmine): Promise<Finding[]> {
  const { roles } = raw(await http.get('/roles.json'));
  const found = list(roles)
    .flatMap(item => namedOf(item) ?? [])
    .find(({ name }) => name === role);
  if (!found)
    return [
      bad(`there is no role ${role} for customers (helpdesk.role): Administration > Roles and permissions`),
    ];
  const all = new Set(await rightsOf(http, found.id));
  const visibility = filled(
    raw(raw(await http.get(path`/roles/${found.id}.json`))['role'])['issues_visibility'],
  );
  return [
    ...checkRights(canEdit(all), writing, `the role ${role}`),
    ...(all.has('view_private_notes')
      ? [
          bad(
            `the role ${role} has "View private notes": customers who sign in to Redmine itself would read them`,
          ),
        ]
      : []),
    visibility === 'own'
      ? good(`who has the role ${role} sees the own issues alone`)
      : bad(
          `the role ${role} sees issues of others in Redmine itself: set "Issues visibility" to "Issues created by or assigned to the user"`,
        ),
  ];
}

function checkShared(user: KeyUser): Finding[] {
  const wanted = [...writing, 'view_private_notes', 'set_notes_private'] as const;
  return checkRights(canEdit(user.rights), wanted, `the user ${user.login}, by its role in the project,`);
}

/** Without "Used as a filter", Redmine lists all issues. */
async function checkField(redmine: Redmine, name: string): Promise<Finding> {
  const id = await fieldId(redmine, name).catch((error: unknown) => error as Error);
  if (id instanceof Error) return bad(id.message);
  const { total } = await redmine.issues({ [`cf_${id}`]: '=nobody has this key', status_id: '*', limit: 1 });
  const all = await redmine.issues({ status_id: '*', limit: 1 });
  if (all.total === 0)
    return good(
      `the custom field ${name} is there. It has to have "Used as a filter", which shows with the first issue`,
    );
  return total === 0
    ? good(`the custom field ${name} is there, and issues are found by it`)
    : bad(`tick "Used as a filter" in Administration > Custom fields > ${name}`);
}

async function checkNames(redmine: Redmine, { trackers, fields }: Project): Promise<Finding[]> {
  const { tracker, markField, closeStatus, reopenStatus, waitingStatuses, project } = redmine.settings;
  const statuses = createStatuses(redmine);
  const findings: Finding[] = [];
  if (tracker !== undefined && !trackers.some(({ name }) => name === tracker))
    findings.push(bad(`the project ${project} has no tracker ${tracker} (helpdesk.tracker)`));
  if (markField !== undefined && !fields.some(({ name }) => name === markField))
    findings.push(bad(`the project ${project} has no custom field ${markField} (helpdesk.markField)`));
  for (const name of [closeStatus, reopenStatus, ...waitingStatuses])
    if (name !== undefined && !(await statuses.idsOf([name])).length)
      findings.push(bad(`there is no status ${name}: Administration > Issue statuses`));
  return findings;
}

async function checkAll(redmine: Redmine): Promise<readonly Finding[]> {
  const { settings } = redmine;
  const isShared = settings.customers === 'field';
  const user = await redmine.keyUser();
  const findings = [good(`the key is that of ${user.login}`)];
  if (!isShared && !user.isAdmin)
    return [
      ...findings,
      bad(
        `${user.login} has to be an administrator, so that customers write under their own names (X-Redmine-Switch-User): Administration > Users. Or choose helpdesk.customers "field"`,
      ),
    ];
  const project = await redmine.project();
  await redmine.issues({ limit: 1 });
  findings.push(good(`the project ${settings.project} is there, and its issues can be read`));
  findings.push(...(isShared ? checkShared(user) : await checkRole(redmine)));
  if (isShared) findings.push(await checkField(redmine, settings.customerField ?? ''));
  return [...findings, ...(await checkNames(redmine, project))];
}

export async function check(redmine: Redmine): Promise<readonly Finding[]> {
  try {
    return await checkAll(redmine);
  } catch (error) {
    return [bad((error as Error).message)];
  }
}
