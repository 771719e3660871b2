/** Reads the body of a new request: what is wrong in it is one 422 with every field. */
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import type { JsonObject } from './http/body.ts';
import type { FullConfig } from './limits.ts';
import type { NamedPerson, RequestDetails } from './team.ts';
import { Checks, readContext, readFormat, readTexts } from './validation.ts';
import type { WireRequestType, WireSeverity } from './wire.ts';

/** The severities that a type offers. */
export function severitiesOf(
  config: Pick<FullConfig, 'types' | 'severities'>,
  typeId: string | undefined,
): readonly WireSeverity[] {
  const offered = config.types?.find(({ id }) => id === typeId)?.severities;
  return (config.severities ?? []).filter(({ value }) => !offered || offered.includes(value));
}

/** Only where there are types. A client that knows none sends none. */
function readType(checks: Checks, body: JsonObject, config: FullConfig): WireRequestType | undefined {
  if (!config.types?.length) return undefined;
  const id = checks.text(body, 'type', 100, undefined);
  const type = config.types.find(candidate => candidate.id === id);
  if (id && !type) checks.fail('type', 'Choose what it is about again: this choice is no longer there.');
  return type;
}

async function readService(
  checks: Checks,
  body: JsonObject,
  { catalogue, config, customer }: Context,
  type: WireRequestType | undefined,
): Promise<RequestDetails['service']> {
  if (!config.features.services || type?.service === 'none') return undefined;
  const required = type?.service === 'required' ? 'Choose the service that it is about.' : undefined;
  const id = checks.text(body, 'service', 200, required);
  if (!id) return undefined;
  const [found] = (await catalogue.services?.get(customer, [id])) ?? [];
  if (!found) checks.fail('service', 'You no longer have this service. Choose another one.');
  return found && { id: found.id, label: found.label };
}

function readSeverity(
  checks: Checks,
  body: JsonObject,
  config: FullConfig,
  type: WireRequestType | undefined,
): string | undefined {
  if (!config.severities?.length) return undefined;
  const value = checks.text(body, 'severity', 100, undefined);
  if (!value) return undefined;
  const isOffered = severitiesOf(config, type?.id).some(severity => severity.value === value);
  if (!isOffered) checks.fail('severity', 'This severity cannot be chosen here. Choose another one.');
  return isOffered ? value : undefined;
}

const maxPeople = 50;

/** The colleagues with these ids or addresses; what is unknown fails at `field`. */
export async function findPeople(
  { catalogue, customer }: Pick<Context, 'catalogue' | 'customer'>,
  checks: Checks,
  field: string,
  wanted: readonly string[],
): Promise<readonly NamedPerson[]> {
  const found = new Map<string, NamedPerson>();
  for (const idOrEmail of wanted) {
    if (idOrEmail === customer.key) continue;
    const person = await catalogue.people?.find(customer, idOrEmail);
    if (person) found.set(person.id, { id: person.id, name: person.name });
    else
      checks.fail(
        field,
        `${idOrEmail} is not known as a colleague of yours, so this cannot be shared there.`,
      );
  }
  return [...found.values()];
}

async function readSharing(checks: Checks, body: JsonObject, context: Context): Promise<RequestDetails> {
  const { config, customer } = context;
  if (!config.features.people || customer.organisation === undefined) return {};
  const { visibility = 'private' } = body;
  if (visibility !== 'private' && visibility !== 'team') checks.fail('visibility', 'Either private or team.');
  const people = await findPeople(context, checks, 'people', readTexts(checks, body, 'people', maxPeople));
  return { people, visibility: visibility === 'team' ? visibility : 'private' };
}

/** An incident or an article that is gone meanwhile is no reason to refuse. */
async function readKnown(checks: Checks, body: JsonObject, context: Context): Promise<RequestDetails> {
  const { config, catalogue, customer } = context;
  const incidentId = config.features.incidents ? checks.text(body, 'incidentId', 200, undefined) : '';
  const incidents = incidentId ? ((await catalogue.incidents?.list(customer)) ?? []) : [];
  const seen = config.features.articles ? readTexts(checks, body, 'seenArticleIds', 50) : [];
  return {
    ...(incidents.some(({ id }) => id === incidentId) ? { incidentIds: [incidentId] } : {}),
    ...(seen.length ? { seenArticleIds: seen } : {}),
  };
}

export async function readNewRequest(body: JsonObject, context: Context) {
  const { limits, config } = context;
  const checks = new Checks();
  const format = readFormat(checks, body, 'descriptionFormat', config.descriptionFormats);
  const type = readType(checks, body, config);
  const fields = type ? (type.fields ?? []) : config.fields;
  return checks.done({
    summary: checks.text(body, 'summary', limits.maxSummaryLength, 'Write a summary.').trim(),
    description: checks.text(body, 'description', limits.maxDescriptionLength, 'Write a description.'),
    descriptionFormat: format === 'text' ? undefined : format,
    attachmentIds: checks.attachmentIds(body, limits.maxAttachments),
    fields: readFields(fields, body.fields, (field, detail) => checks.fail(field, detail)),
    context: readContext(checks, body),
    followUpOf: checks.text(body, 'followUpOf', 100, undefined) || undefined,
    type: type?.id,
    service: await readService(checks, body, context, type),
    severity: readSeverity(checks, body, config, type),
    ...(await readSharing(checks, body, context)),
    ...(await readKnown(checks, body, context)),
  });
}
