/** Looks with real calls what the agent of the token may do, and names what is missing as Zendesk does. Nothing is written. */
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, raw } from '../shared/values.ts';
import { messageOf, type Zendesk } from './client.ts';
import { loadForms } from './forms.ts';
import { loadServices } from './services.ts';

const where = 'Admin Center > People > Team > Team members';

async function checkUser({ http, settings }: Zendesk): Promise<readonly Finding[]> {
  const user = raw(raw(await http.get(path`/users/me.json`))['user']);
  const role = filled(user['role']);
  const name = filled(user['email']) ?? settings.user;
  if (role !== 'agent' && role !== 'admin')
    return [
      bad(
        `${settings.user} is no agent (Zendesk says: ${role ?? 'nobody'}): give it the role Agent or Administrator in ${where}`,
      ),
    ];
  const restriction = filled(user['ticket_restriction']);
  return [
    good(`the token is that of ${name} (${role})`),
    restriction === undefined
      ? good('the agent sees all tickets')
      : bad(
          `the agent sees only some tickets (${restriction}): set its access to tickets to "All" in ${where}`,
        ),
  ];
}

async function checkCall({ http }: Zendesk, at: string, what: string, right: string): Promise<Finding> {
  const { status, value } = await http.call(at);
  return status === 200 ? good(what) : bad(`${right}. Zendesk says: ${messageOf(value)} (${status})`);
}

async function checkForms(zendesk: Zendesk): Promise<readonly Finding[]> {
  const { forms } = zendesk.settings;
  if (!forms.length) return [];
  const found = await loadForms(zendesk);
  return forms.map(id => {
    const form = found.find(candidate => candidate.id === id);
    return form
      ? good(`the ticket form ${form.label} is offered`)
      : bad(
          `the ticket form ${id} is not there, not active, not "Editable for end users", or requires a field that a form cannot ask: Admin Center > Objects and rules > Tickets > Forms`,
        );
  });
}

async function checkServices(zendesk: Zendesk): Promise<readonly Finding[]> {
  const { serviceField } = zendesk.settings;
  if (serviceField === undefined) return [];
  const options = await loadServices(zendesk, serviceField);
  const fields = 'Admin Center > Objects and rules > Tickets > Fields';
  return [
    options?.length
      ? good(`the field ${serviceField} gives ${options.length} services`)
      : bad(
          options
            ? `the ticket field ${serviceField} (helpdesk.serviceField) has no options: ${fields}`
            : `the ticket field ${serviceField} (helpdesk.serviceField) is not there, not active, or no drop-down: ${fields}`,
        ),
  ];
}

async function checkPeople({ http }: Zendesk): Promise<readonly Finding[]> {
  const organisations = await http.call(withQuery('/organizations.json', { per_page: 1 }));
  const { status, value } = await http.call('/account/settings.json');
  const { collaboration } = raw(raw(raw(value)['settings'])['tickets']);
  return [
    organisations.status === 200
      ? good('organizations can be read')
      : bad(
          `the agent may not read organizations: its role needs access to those of all users. Zendesk says: ${messageOf(organisations.value)} (${organisations.status})`,
        ),
    status === 200 && collaboration === false
      ? bad('tickets have no CCs: tick "Enable CCs" in Admin Center > Objects and rules > Tickets > Settings')
      : good('colleagues can be put in CC'),
  ];
}

export async function check(zendesk: Zendesk): Promise<readonly Finding[]> {
  try {
    const findings = [...(await checkUser(zendesk))];
    if (!findings[0]?.ok) return findings;
    const tickets = withQuery('/tickets.json', { per_page: 1 });
    const users = withQuery('/users/search.json', { query: 'email:"nobody@invalid"' });
    findings.push(
      await checkCall(zendesk, tickets, 'tickets can be read', 'the agent may not list tickets'),
      await checkCall(
        zendesk,
        users,
        'end users are found; to make new ones, the agent\'s role needs "Add, edit, and delete: end users"',
        'the agent may not search end users: "View end user profiles" in its role',
      ),
      ...(await checkForms(zendesk)),
    );
    findings.push(...(await checkServices(zendesk)));
    if (zendesk.settings.people) findings.push(...(await checkPeople(zendesk)));
    if (zendesk.settings.articles) {
      const articles = withQuery('/help_center/articles/search.json', { query: 'help', per_page: 1 });
      const missing =
        'articles cannot be searched: the help center has to be active, and the agent needs Guide';
      findings.push(await checkCall(zendesk, articles, 'articles are found', missing));
    }
    return findings;
  } catch (error) {
    return [bad((error as Error).message)];
  }
}
