/** Zendesk's ticket forms as request types, and values of their fields. */
import type { WireField, WireRequestType } from '../../app/wire.ts';
import { Cache } from '../shared/cache.ts';
import { path } from '../shared/path.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import { idForm, type Ticket } from './ticket.ts';

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/ */
const types: Readonly<Record<string, WireField['type']>> = {
  text: 'text',
  textarea: 'textarea',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  tagger: 'select',
  multiselect: 'multiselect',
};

/** Every request has these, whatever its form. */
const common = [
  'subject',
  'description',
  'priority',
  'status',
  'custom_status',
  'assignee',
  'group',
  'tickettype',
];

function fieldOf(field: Raw): WireField | undefined {
  const id = idOf(field['id'], idForm);
  const type = types[String(field['type'])];
  if (id === undefined || type === undefined) return undefined;
  const label = filled(field['title_in_portal']) ?? filled(field['title']) ?? id;
  const help = filled(field['description']);
  const options = list(field['custom_field_options'])
    .map(raw)
    .map(({ value, name }) => ({ value: filled(value) ?? '', label: filled(name) ?? '' }));
  return {
    id,
    label,
    type,
    ...(field['required_in_portal'] === true ? { required: true } : {}),
    ...(help === undefined ? {} : { help }),
    ...(options.length ? { options } : {}),
  };
}

/** Those of the configuration, as far as customers may see and fill them in. */
export async function loadForms({ http, settings }: Zendesk): Promise<readonly WireRequestType[]> {
  const [forms, fields] = await Promise.all([
    http.get(path`/ticket_forms.json`),
    http.get(path`/ticket_fields.json`),
  ]);
  const byId = new Map(
    list(raw(fields)['ticket_fields'])
      .map(raw)
      .map(field => [String(field['id']), field]),
  );
  return settings.forms.flatMap(id => {
    const form = list(raw(forms)['ticket_forms'])
      .map(raw)
      .find(candidate => idOf(candidate['id'], idForm) === id);
    if (!form || form['active'] === false || form['end_user_visible'] === false) return [];
    const own = list(form['ticket_field_ids'])
      .map(field => byId.get(String(field)) ?? {})
      .filter(field => field['active'] !== false && field['editable_in_portal'] === true)
      .filter(field => !common.includes(String(field['type'])));
    const isService = (field: Raw): boolean =>
      settings.serviceField !== undefined && String(field['id']) === settings.serviceField;
    const service = own.find(isService);
    // Nobody could send it.
    if (own.some(field => field['required_in_portal'] === true && !fieldOf(field))) return [];
    const label = filled(form['display_name']) ?? filled(form['name']) ?? id;
    const isNeeded = service?.['required_in_portal'] === true;
    return [
      {
        id,
        label,
        service: service ? (isNeeded ? ('required' as const) : ('optional' as const)) : ('none' as const),
        fields: own.flatMap(field => (isService(field) ? [] : (fieldOf(field) ?? []))),
      },
    ];
  });
}

/** Milliseconds for which forms are known. */
const lifetimeMs = 5 * 60_000;

/** As `loadForms`, asked once for a while. A failure is forgotten. */
export function createForms(zendesk: Zendesk): () => Promise<readonly WireRequestType[]> {
  const known = new Cache<Promise<readonly WireRequestType[]>>(1, lifetimeMs);
  return () => {
    const found = known.get('') ?? loadForms(zendesk);
    known.set('', found);
    found.catch(() => known.delete(''));
    return found;
  };
}

/** Values of fields, in the forms that Zendesk takes. */
export const valuesFor = (
  form: WireRequestType | undefined,
  fields: Readonly<Record<string, string>>,
): readonly { readonly id: number; readonly value: unknown }[] =>
  (form?.fields ?? []).flatMap(({ id, type }) => {
    const value = fields[id];
    if (value === undefined) return [];
    return [{ id: Number(id), value: type === 'multiselect' ? value.split('\n') : value }];
  });

/**
 * The values of the fields that customers can fill in: a ticket also has those that are for agents. The contract joins several by a line
 * break.
 */
export function fieldsOf(
  { form, fields }: Ticket,
  forms: readonly WireRequestType[],
): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const { id } of forms.find(type => type.id === form)?.fields ?? []) {
    const value = fields.get(id);
    const text = Array.isArray(value) ? value.map(String).join('\n') : value;
    if ((typeof text === 'string' && text !== '') || typeof text === 'number') shown[id] = String(text);
  }
  return shown;
}
