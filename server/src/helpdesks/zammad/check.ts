/** Looks with real calls what the access token may do, and names a missing permission as Zammad does. Nothing is written. */
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, idOf, list, raw, text, type Raw } from '../shared/values.ts';
import { mayNotWriteForOthers, messageOf, readable, type Zammad } from './client.ts';
import { loadPriorities } from './priorities.ts';
import { loadServiceAttribute } from './services.ts';
import { isClosedState, loadStates } from './states.ts';
import { idForm } from './ticket.ts';

async function checkPermissions(zammad: Zammad, me: string): Promise<Finding[]> {
  const { http } = zammad;
  const agent = await http.call(withQuery('/ticket_customer', { customer_id: me }));
  const findings =
    agent.status === 403
      ? [
          bad(
            'the permission ticket.agent is missing: the user needs a role with it (Agent), and it has to be ticked for the token (Profile > Token Access)',
          ),
        ]
      : [good('it has the permission ticket.agent')];
  const users = await http.call(withQuery('/users/search', { query: 'nobody', per_page: 1, page: 1 }));
  const other = await zammad.as(me).call('/users/me');
  if (users.status === 403 || mayNotWriteForOthers(other))
    findings.push(
      bad(
        'the permission admin.user is missing, without which nothing can be written in the name of customers (From): the user needs a role with it (Admin), and it has to be ticked for the token',
      ),
    );
  else if (other.status >= 400)
    findings.push(bad(`Zammad does not let the token write for others: ${messageOf(other.value)}`));
  else findings.push(good('it has the permission admin.user, and can write in the name of customers (From)'));
  return findings;
}

/** Access to a group is given to users or to roles; of roles Zammad tells only administrators of roles. */
async function checkGroup({ http, settings: { group } }: Zammad, me: Raw): Promise<Finding> {
  const own = Object.entries(raw(me['groups']));
  const roles = list(me['role_ids']).flatMap(id => idOf(id, idForm) ?? []);
  for (const role of roles) {
    const { status, value } = await http.call(path`/roles/${role}` + '?expand=true');
    if (status === 200) own.push(...Object.entries(raw(raw(value)['groups'])));
  }
  const access = own.filter(([name]) => name === group).flatMap(([, rights]) => list(rights));
  return access.includes('full') || (access.includes('read') && access.includes('change'))
    ? good(`it sees the group ${group}`)
    : bad(
        `its user has not the access "full" to the group ${group} (helpdesk.group), by itself or by a role with it that the token may see (admin.role): Admin > Users`,
      );
}

async function checkStates(zammad: Zammad): Promise<Finding[]> {
  const { closeState, reopenState, waitingStates } = zammad.settings;
  const states = await loadStates(zammad);
  const find = (name: string) => states.find(state => state.name === name);
  const findings: Finding[] = [];
  for (const name of [closeState, reopenState, ...waitingStates])
    if (!find(name)) findings.push(bad(`there is no state ${name}: Admin > Objects > Ticket > State`));
  const [close, reopen] = [find(closeState), find(reopenState)];
  if (close && !isClosedState(close))
    findings.push(bad(`the state ${closeState} (helpdesk.closeState) is not of the type closed`));
  if (reopen && isClosedState(reopen))
    findings.push(bad(`the state ${reopenState} (helpdesk.reopenState) is of the type closed`));
  return findings;
}

async function checkPriorities(zammad: Zammad): Promise<Finding[]> {
  const { priorities } = zammad.settings;
  if (!priorities.length) return [];
  const known = await loadPriorities(zammad);
  return priorities
    .filter(name => !known.has(name))
    .map(name =>
      bad(`there is no priority ${name} (helpdesk.priorities): Admin > Objects > Ticket > Priority`),
    );
}

async function checkServices(zammad: Zammad): Promise<Finding[]> {
  const { serviceAttribute } = zammad.settings;
  if (serviceAttribute === undefined) return [];
  const { mayRead, options } = await loadServiceAttribute(zammad, serviceAttribute);
  if (!mayRead)
    return [
      bad(
        'the permission admin.object is missing, without which the services (helpdesk.serviceAttribute) are not known: the user needs a role with it (Admin), and it has to be ticked for the token',
      ),
    ];
  const what = `the attribute ${serviceAttribute} of tickets (helpdesk.serviceAttribute)`;
  return [
    options?.length
      ? good(`the attribute ${serviceAttribute} gives ${options.length} services`)
      : bad(
          `${what} ${options ? 'has no options' : 'is not there, not active, or no single selection'}: Admin > Objects > Ticket`,
        ),
  ];
}

async function checkKnowledgeBase({ http, settings }: Zammad): Promise<Finding[]> {
  const { knowledgeBase, knowledgeBaseLocale } = settings;
  if (knowledgeBase === undefined) return [];
  const json = {
    knowledge_base_id: knowledgeBase,
    locale: knowledgeBaseLocale,
    flavor: 'public',
    index: 'KnowledgeBase::Answer::Translation',
    limit: 1,
    query: 'a',
  };
  const { status, value } = await http.call('/knowledge_bases/search', {
    method: 'POST',
    json,
    isRead: true,
  });
  return [
    status === 200
      ? good(`the knowledge base ${knowledgeBase} can be searched`)
      : bad(
          `the knowledge base ${knowledgeBase} (helpdesk.knowledgeBase, ${knowledgeBaseLocale}) cannot be searched: ${messageOf(value)}`,
        ),
  ];
}

async function checkAll(zammad: Zammad): Promise<readonly Finding[]> {
  const answer = await zammad.http.call('/users/me?expand=true');
  const me = raw(readable(answer));
  const id = idOf(me['id'], idForm);
  if (id === undefined) return [bad(`Zammad does not say whose the token is: ${messageOf(answer.value)}`)];
  const findings = [good(`the token is that of ${filled(me['login']) ?? text(me['email']) ?? id}`)];
  findings.push(...(await checkPermissions(zammad, id)));
  findings.push(await checkGroup(zammad, me));
  // Without permissions nothing else can be seen.
  if (findings.every(({ ok }) => ok))
    findings.push(
      ...(await checkStates(zammad)),
      ...(await checkPriorities(zammad)),
      ...(await checkServices(zammad)),
    );
  return [...findings, ...(await checkKnowledgeBase(zammad))];
}

export async function check(zammad: Zammad): Promise<readonly Finding[]> {
  try {
    return await checkAll(zammad);
  } catch (error) {
    return [bad((error as Error).message)];
  }
}
