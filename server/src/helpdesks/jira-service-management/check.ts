/** Looks with real calls what the service account may do, and names what is missing as Jira does. Nothing is written. */
import type { Answer } from '../shared/client.ts';
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, flag, list, raw, text } from '../shared/values.ts';
import { messageOf, type Jira } from './client.ts';
import { servicesOf } from './types.ts';

const said = ({ status, value }: Answer): string => `Jira says: ${messageOf(value)} (${status})`;

async function checkFields({ http, settings }: Jira, desk: string): Promise<readonly Finding[]> {
  const { requestType, markField, serviceField } = settings;
  const answer = await http.call(path`/servicedesk/${desk}/requesttype/${requestType}/field`);
  if (answer.status !== 200)
    return [
      bad(
        `there is no request type ${requestType}: its id is at the end of its address in Project settings > Request types. ${said(answer)}`,
      ),
    ];
  const meta = raw(answer.value);
  const fields = list(meta['requestTypeFields']).map(raw);
  const has = (id: string): boolean => fields.some(({ fieldId }) => fieldId === id);
  const form = `In Project settings > Request types > ${requestType}`;
  const needed = fields.filter(
    ({ fieldId, required }) =>
      flag(required) === true && !['summary', 'description', markField, serviceField].includes(text(fieldId)),
  );
  const names = needed.map(({ name, fieldId }) => filled(name) ?? String(fieldId)).join(', ');
  const service = fields.find(({ fieldId }) => serviceField !== undefined && fieldId === serviceField);
  const services = service && servicesOf(service);
  return [
    good(`the request type ${requestType} is there`),
    ...(serviceField === undefined
      ? []
      : services
        ? [good(`the field ${serviceField} gives ${services.length} services`)]
        : [
            bad(
              service
                ? `the field ${serviceField} (helpdesk.serviceField) is none from which one option is chosen, or has no options`
                : `${form}, add the field ${serviceField} (helpdesk.serviceField) to the form`,
            ),
          ]),
    ...['description', 'attachment', ...(markField === undefined ? [] : [markField])].map(id =>
      has(id) ? good(`its form has the field ${id}`) : bad(`${form}, add the field ${id} to the form`),
    ),
    ...(needed.length
      ? [bad(`${form}, make these fields optional, or take another request type: ${names}`)]
      : []),
    flag(meta['canRaiseOnBehalfOf']) === true
      ? good('requests can be raised on behalf of customers')
      : bad(
          'requests cannot be raised on behalf of customers: give the service account a licence of Jira Service Management, and the role Service Desk Team in Project settings > Access',
        ),
  ];
}

async function checkCustomers({ http }: Jira, desk: string): Promise<Finding> {
  const answer = await http.call(
    withQuery(path`/servicedesk/${desk}/customer`, { query: 'nobody@invalid', limit: 1 }),
  );
  return answer.status === 200
    ? good(
        'customers are found by their address. To make those who are not there yet, the service account needs the global permission Administer Jira, and has to be an administrator of the project; without that, add customers in Jira',
      )
    : bad(`customers are not found: the service account has to be an agent of the project. ${said(answer)}`);
}

async function checkRequests({ http, settings }: Jira, desk: string): Promise<readonly Finding[]> {
  const listed = await http.call(withQuery('/request', { serviceDeskId: desk, limit: 1, expand: 'comment' }));
  if (listed.status !== 200) return [bad(`requests cannot be listed. ${said(listed)}`)];
  const found = raw(list(raw(listed.value)['values'])[0]);
  const key = filled(found['issueKey']);
  if (key === undefined)
    return [
      good(
        'no request is to be seen yet. Those that customers make elsewhere are seen where the service account is a participant: docs/helpdesks.md has the rule for it',
      ),
    ];
  const [agreements, transitions] = await Promise.all([
    http.call(path`/request/${key}/sla`),
    http.call(path`/request/${key}/transition`),
  ]);
  const names = list(raw(agreements.value)['values']).map(sla => raw(sla)['name']);
  return [
    good('requests can be read'),
    names.includes(settings.replySla)
      ? good(`the agreement “${settings.replySla}” says when a reply is to be expected`)
      : good(`there is no agreement “${settings.replySla}”: customers are not told when to expect a reply`),
    transitions.status === 200
      ? good('requests can be closed and reopened, as far as the workflow lets customers do so')
      : bad(`requests cannot be closed: the service account needs Transition Issues. ${said(transitions)}`),
  ];
}

/** With a wrong id, what customers write would be shown as an agent's. */
async function checkAccount(jira: Jira): Promise<readonly Finding[]> {
  const { accountId } = jira.settings;
  const account = await jira.ownAccount();
  if (account === undefined) return [];
  return [
    account === accountId
      ? good('the account id is that of the service account')
      : bad(`the token belongs to the account ${account}, not to ${accountId}: set helpdesk.accountId to it`),
  ];
}

export async function check(jira: Jira): Promise<readonly Finding[]> {
  const { http, settings } = jira;
  try {
    const version = filled(raw(await http.get('/info'))['version']);
    if (!version) return [bad(`${settings.url} is not Jira Service Management`)];
    const answers = good(`Jira Service Management ${version} answers`);
    const desk = await http.call(path`/servicedesk/${settings.serviceDesk}`);
    const id = filled(raw(desk.value)['id']);
    if (desk.status !== 200 || id === undefined)
      return [
        answers,
        bad(
          `there is no service desk ${settings.serviceDesk}, or the service account has no access to it: add it in Project settings > Access. ${said(desk)}`,
        ),
      ];
    return [
      answers,
      good(`the service desk ${settings.serviceDesk} is there`),
      ...(await checkAccount(jira)),
      ...(await checkFields(jira, id)),
      await checkCustomers(jira, id),
      ...(await checkRequests(jira, id)),
    ];
  } catch (error) {
    return [bad((error as Error).message)];
  }
}
