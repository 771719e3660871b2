/** The service desk's request types and their fields, as the form's. */
import type { WireField, WireRequestType } from '../../app/wire.ts';
import { path } from '../shared/path.ts';
import { filled, flag, idOf, list, raw, text, type Raw } from '../shared/values.ts';
import { idForm, type Jira } from './client.ts';

export interface RequestTypes {
  /** Those that customers can choose: what Jira needs for them is what the form can ask. */
  list(): Promise<readonly WireRequestType[]>;
  /** The values of a type's fields, in the forms that Jira takes. */
  values(type: string, fields: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>>;
}

/** Milliseconds for which they are known. */
const lifetimeMs = 5 * 60_000;

/** Milliseconds until Jira is asked again where it did not say. */
const retryMs = 10_000;

/** Every request has these, whatever its type. */
const common = ['summary', 'description', 'attachment'];

/** The type of the form's field; `undefined` for what the form cannot ask, such as a user of Jira. */
function typeOf(field: Raw): WireField['type'] | undefined {
  const schema = raw(field['jiraSchema']);
  const custom = (text(schema['custom']) ?? '').split(':').at(-1);
  const options = list(field['validValues']).map(raw);
  if (options.length) {
    if (options.some(option => list(option['children']).length)) return undefined;
    return schema['type'] === 'array' ? 'multiselect' : 'select';
  }
  if (custom === 'textarea' || custom === 'url') return custom;
  switch (schema['type']) {
    case 'string':
      return 'text';
    case 'number':
    case 'date':
      return schema['type'];
    default:
      return undefined;
  }
}

function fieldOf(value: unknown): WireField | undefined {
  const field = raw(value);
  const id = filled(field['fieldId']);
  const type = typeOf(field);
  if (id === undefined || type === undefined) return undefined;
  const help = filled(field['description']);
  const options = list(field['validValues'])
    .map(raw)
    .map(option => ({ value: text(option['value']) ?? '', label: text(option['label']) ?? '' }));
  return {
    id,
    label: filled(field['name']) ?? id,
    type,
    ...(flag(field['required']) ? { required: true } : {}),
    ...(help === undefined ? {} : { help }),
    ...(options.length ? { options } : {}),
    ...(type === 'text' || type === 'url' ? { maxLength: 255 } : {}),
  };
}

export function createTypes(jira: Jira): RequestTypes {
  const { http, settings } = jira;
  let known: { readonly types: Promise<readonly WireRequestType[]>; readonly at: number } | undefined;

  async function load(): Promise<readonly WireRequestType[]> {
    const desk = await jira.deskId();
    const found: WireRequestType[] = [];
    for await (const page of jira.pages(path`/servicedesk/${desk}/requesttype`))
      for (const type of page.map(raw)) {
        const id = idOf(type['id'], idForm);
        if (id === undefined) continue;
        const meta = raw(await http.get(path`/servicedesk/${desk}/requesttype/${id}/field`));
        const own = list(meta['requestTypeFields'])
          .map(raw)
          .filter(field => flag(field['visible']) !== false && !common.includes(text(field['fieldId']) ?? ''))
          .filter(field => field['fieldId'] !== settings.markField);
        const fields = own.map(fieldOf);
        // Nobody could send it.
        if (own.some((field, index) => flag(field['required']) && !fields[index])) continue;
        const help = filled(type['description']) ?? filled(type['helpText']);
        found.push({
          id,
          label: filled(type['name']) ?? id,
          ...(help === undefined ? {} : { help }),
          service: 'none',
          fields: fields.filter(field => field !== undefined),
        });
      }
    return found;
  }

  function current(): Promise<readonly WireRequestType[]> {
    const now = performance.now();
    if (known && now - known.at < lifetimeMs) return known.types;
    const before = known;
    const types = load();
    known = { types, at: now };
    // Not asked for again by each call: that is soon enough.
    types.catch(() => {
      known = { types: before?.types ?? types, at: now - lifetimeMs + retryMs };
    });
    // What was there before does until the new ones are.
    return before?.types ?? types;
  }

  return {
    list: current,
    values: async (type, fields) => {
      const offered = (await current()).find(({ id }) => id === type)?.fields ?? [];
      const values: Record<string, unknown> = {};
      for (const { id, type: form } of offered) {
        const value = fields[id];
        if (value === undefined) continue;
        if (form === 'select') values[id] = { id: value };
        else if (form === 'multiselect') values[id] = value.split('\n').map(one => ({ id: one }));
        else values[id] = form === 'number' ? Number(value) : value;
      }
      return values;
    },
  };
}
