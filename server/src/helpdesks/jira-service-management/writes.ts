/** What is written to Jira. A customer's own words are written as the customer where their token is at hand, else as the service account. */
import type { Customer } from '../../app/customer.ts';
import {
  HelpdeskRefused,
  type NewComment,
  type NewRequest,
  type PendingFile,
  type Rating,
} from '../../app/desk.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { path } from '../shared/path.ts';
import { idOf, list, raw, text } from '../shared/values.ts';
import { idForm, messageOf, type Jira } from './client.ts';
import { uploadFiles } from './files.ts';
import { userOf, type Issue } from './issues.ts';
import { commentLine, markedDescription } from './line.ts';
import type { RequestTypes } from './types.ts';

export interface WriteSources {
  readonly jira: Jira;
  readonly types: RequestTypes;
  readonly report: (error: unknown) => void;
}

interface As {
  readonly http: HelpdeskClient;
  readonly isCustomer: boolean;
}

const refused = (value: unknown): HelpdeskRefused =>
  new HelpdeskRefused(`Our helpdesk has not taken this: ${messageOf(value)}`);

/**
 * @param write called again as the service account where Jira does not know the customer's token, which is then no reason to lose what the
 *   customer wrote
 */
async function asCustomer<T>(
  { jira, report }: WriteSources,
  customer: Customer,
  write: (as: As) => Promise<T>,
): Promise<T> {
  const authorization = await jira.settings.customerToken?.(customer);
  if (!authorization) return write({ http: jira.http, isCustomer: false });
  const { http, refused: isRefused } = jira.as(authorization);
  try {
    return await write({ http, isCustomer: true });
  } catch (error) {
    if (!isRefused()) throw error;
    report(
      new Error(`Jira does not take the token of the customer ${customer.key}: the service account writes`),
    );
    return write({ http: jira.http, isCustomer: false });
  }
}

interface Marked {
  readonly customer: Customer;
  /** Idempotency-Key. */
  readonly key: string;
}

/** @param reporter id of the customer's user @returns the id of the request */
export async function writeRequest(
  { jira, types }: WriteSources,
  reporter: string,
  { summary, description, fields, service, type = jira.settings.requestType }: NewRequest,
  files: readonly PendingFile[],
  { key }: Marked,
): Promise<string> {
  const { http, settings } = jira;
  const desk = await jira.deskId();
  const attachment = await uploadFiles(http, desk, files);
  const { markField, serviceField } = settings;
  const json = {
    serviceDeskId: desk,
    requestTypeId: type,
    raiseOnBehalfOf: reporter,
    requestFieldValues: {
      ...(await types.values(type, fields)),
      ...(service && serviceField !== undefined ? { [serviceField]: { id: service.id } } : {}),
      summary: summary.replace(/\s+/g, ' '),
      description: markField === undefined ? markedDescription(description, key) : description,
      ...(markField === undefined ? {} : { [markField]: key }),
      ...(attachment.length ? { attachment } : {}),
    },
  };
  const { status, value } = await http.call('/request', { method: 'POST', json });
  const id = idOf(raw(value)['issueId'], idForm);
  if (status !== 201 || id === undefined) throw refused(value);
  return id;
}

/** @returns the id of the comment */
export function writeComment(
  sources: WriteSources,
  issue: Issue,
  { body }: NewComment,
  files: readonly PendingFile[],
  { customer, key }: Marked,
): Promise<string> {
  const { settings } = sources.jira;
  return asCustomer(sources, customer, async ({ http, isCustomer }) => {
    const signed = isCustomer ? body : commentLine(settings.commentLine).write(customer.name, key, body);
    const ids = await uploadFiles(http, issue.desk, files);
    const at = path`/request/${issue.id}/${ids.length ? 'attachment' : 'comment'}`;
    const json = ids.length
      ? {
          temporaryAttachmentIds: ids,
          public: true,
          ...(signed.trim() ? { additionalComment: { body: signed } } : {}),
        }
      : { body: signed, public: true };
    const { status, value } = await http.call(at, { method: 'POST', json });
    const comment = raw(ids.length ? raw(value)['comment'] : value);
    const id = idOf(comment['id'], idForm);
    if (status !== 201 || id === undefined) throw refused(value);
    const author = userOf(comment['author'])?.id;
    const wanted = isCustomer ? issue.reporter.id : settings.accountId;
    if (author !== wanted) sources.report(wrongAuthor(isCustomer, author));
    return id;
  });
}

const wrongAuthor = (isCustomer: boolean, author: string | undefined): Error =>
  new Error(
    isCustomer
      ? `helpdesk.customerToken gave the token of another user of Jira (${author}) than the reporter`
      : `helpdesk.accountId is not the account that the token belongs to: that is ${author}. What customers write is shown as an agent's until it is set`,
  );

/** What agents know beside the request: an internal comment. */
export async function writeNote(
  { jira }: WriteSources,
  issue: string,
  lines: readonly string[],
): Promise<void> {
  if (!lines.length) return;
  const json = { body: lines.join('\n'), public: false };
  const { status, value } = await jira.http.call(path`/request/${issue}/comment`, { method: 'POST', json });
  if (status !== 201) throw refused(value);
}

/** Goes the way with the first of these names that Jira offers. @throws HelpdeskRefused where it offers none */
export function writeTransition(
  sources: WriteSources,
  { id: issue }: Pick<Issue, 'id'>,
  names: readonly string[],
  customer: Customer,
): Promise<void> {
  const at = path`/request/${issue}/transition`;
  return asCustomer(sources, customer, async ({ http }) => {
    const offered = list(raw(await http.get(at))['values']).map(raw);
    const named = (name: string) =>
      offered.find(transition => text(transition['name'])?.toLowerCase() === name.toLowerCase());
    const found = names.map(named).find(transition => transition !== undefined);
    if (!found) {
      const all = offered.map(({ name }) => String(name)).join(', ') || 'none';
      sources.report(
        new Error(
          `Jira offers other transitions than those of the configuration: ${all}. See closeTransitions and reopenTransitions`,
        ),
      );
      throw new HelpdeskRefused('Our helpdesk does not let this request be changed so just now.');
    }
    const { status, value } = await http.call(at, { method: 'POST', json: { id: found['id'] } });
    if (status !== 204) throw refused(value);
  });
}

/** As the customer only: Jira takes it from the reporter alone. @throws HelpdeskRefused */
export async function writeRating(
  { jira }: WriteSources,
  { id }: Pick<Issue, 'id'>,
  { rating, ratingComment }: Rating,
  customer: Customer,
): Promise<void> {
  const authorization = await jira.settings.customerToken?.(customer);
  if (!authorization) throw new HelpdeskRefused('Our helpdesk does not take your rating just now.');
  const { http } = jira.as(authorization);
  const json = { type: 'csat', rating, ...(ratingComment ? { comment: { body: ratingComment } } : {}) };
  const { status, value } = await http.call(path`/request/${id}/feedback`, { method: 'POST', json });
  if (status !== 201) throw refused(value);
}
