/** Looks with real calls what the credential may do, and names a missing right as WHMCS's API roles do. Nothing is written. */
import { bad, good } from '../shared/findings.ts';
import type { Finding } from '../shared/kind.ts';
import { filled, list, raw } from '../shared/values.ts';
import { loadDepartments } from './catalogue.ts';
import { requireRead, type Parameters, type Whmcs } from './client.ts';
import { decoded } from './texts.ts';
import { createTickets } from './tickets.ts';

/** Reads that say whether the role of the credential has the action, also where there is nothing to read. */
const reads: readonly (readonly [string, Parameters])[] = [
  ['GetTicket', { ticketid: 999_999_999 }],
  ['GetTicketAttachment', { relatedid: 999_999_999, type: 'ticket', index: 0 }],
  ['GetClients', { search: 'nobody@invalid', limitnum: 1 }],
  ['GetContacts', { email: 'nobody@invalid', limitnum: 1 }],
  ['GetClientsDetails', { clientid: 999_999_999 }],
  ['GetClientsProducts', { clientid: 999_999_999, limitnum: 1 }],
];

/** Writes that WHMCS refuses for what is left out: nothing is written, and a missing right is said first. */
const writes = ['OpenTicket', 'AddTicketReply', 'AddTicketNote', 'UpdateTicket'] as const;

/** Milliseconds by which WHMCS's clock may be ahead. */
const aheadMs = 120_000;

async function checkDepartments(whmcs: Whmcs): Promise<readonly Finding[]> {
  const { department, departments } = whmcs.settings;
  const found = await loadDepartments(whmcs);
  const all = found.map(({ id, name }) => `${id} (${name})`).join(', ') || 'none';
  return [...new Set([department, ...departments])].map(id =>
    found.some(candidate => candidate.id === id)
      ? good(`the department ${id} is there`)
      : bad(`there is no department ${id}: Support > Configure Support Departments has ${all}`),
  );
}

async function checkStatuses(whmcs: Whmcs): Promise<readonly Finding[]> {
  const { closedStatuses, closeStatus, reopenStatus, waitingStatuses } = whmcs.settings;
  const value = requireRead('GetSupportStatuses', await whmcs.ask('GetSupportStatuses'));
  const titles = list(raw(value['statuses'])['status']).map(item =>
    decoded(filled(raw(item)['title']) ?? ''),
  );
  const wanted = new Set([...closedStatuses, closeStatus, reopenStatus, ...waitingStatuses]);
  const missing = [...wanted].filter(name => !titles.includes(name));
  return missing.length
    ? missing.map(name =>
        bad(`there is no status ${name}: Configure Ticket Statuses has ${titles.join(', ')}`),
      )
    : [good('the statuses are there')];
}

async function checkTickets(whmcs: Whmcs): Promise<Finding> {
  const { rows, at } = await createTickets(whmcs).page({ limitstart: 0, limitnum: 25 });
  const latest = Math.max(0, ...rows.map(({ lastReply }) => lastReply));
  if (at && latest > at + aheadMs)
    return bad(
      `the last ticket would be of the future: the time zone of WHMCS is not ${whmcs.settings.timeZone} (helpdesk.timeZone). It is date.timezone of its PHP, or as configuration.php sets it`,
    );
  return good(rows.length ? 'tickets are listed' : 'tickets can be listed; there is none yet');
}

/** WHMCS says first what the credential may not. */
async function allowed(whmcs: Whmcs, action: string, parameters: Parameters): Promise<Finding> {
  try {
    await whmcs.ask(action, parameters);
    return good(`${action} is allowed`);
  } catch (error) {
    return bad((error as Error).message);
  }
}

export async function check(whmcs: Whmcs): Promise<readonly Finding[]> {
  try {
    const findings = [...(await checkDepartments(whmcs)), ...(await checkStatuses(whmcs))];
    findings.push(await checkTickets(whmcs));
    for (const [action, parameters] of reads) findings.push(await allowed(whmcs, action, parameters));
    for (const action of writes) findings.push(await allowed(whmcs, action, {}));
    return findings;
  } catch (error) {
    return [bad((error as Error).message)];
  }
}
