/** The service desk's request types and their fields, as the form's. */
import type { WireField, WireRequestType, WireService } from '../../app/wire.ts';
import { path } from '../shared/path.ts';
import { filled, flag, idOf, list, raw, text, type Raw } from '../shared/values.ts';
import { idForm, type Jira } from './client.ts';

interface Offer {
  readonly types: readonly WireRequestType[];
  readonly services: readonly WireService[];
}

export interface RequestTypes {
  /** The options of the field for services, on the forms of all those types. */
  services(): Promise<readonly WireService[]>;
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

/** The options of a field from which one is chosen; `undefined` for another one. */
export function servicesOf(field: Raw): readonly WireService[] | undefined {
  const options = list(field['validValues']).map(raw);
  if (typeOf(field) !== 'select') return undefined;
  return options.flatMap(option => {
    const id = filled(option['value']);
    return id === undefined ? [] : [{ id, label: filled(option['label']) ?? id }];
  });
}

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
  let known: { readonly offer: Promise<Offer>; readonly at: number } | undefined;

  async function load(): Promise<Offer> {
    const desk = await jira.deskId();
    const found: WireRequestType[] = [];
    const services = new Map<string, WireService>();
    for await (const page of jira.pages(path`/servicedesk/${desk}/requesttype`))
      for (const type of page.map(raw)) {
        const id = idOf(type['id'], idForm);
        if (id === undefined) continue;
        const meta = raw(await http.get(path`/servicedesk/${desk}/requesttype/${id}/field`));
        const own = list(meta['requestTypeFields'])
          .map(raw)
          .filter(field => flag(field['visible']) !== false && !common.includes(text(field['fieldId']) ?? ''))
          .filter(field => field['fieldId'] !== settings.markField);
        const isService = ({ fieldId }: Raw): boolean =>
          settings.serviceField !== undefined && fieldId === settings.serviceField;
        const service = own.find(field => isService(field) && servicesOf(field));
        const fields = own.map(field => (field === service ? undefined : fieldOf(field)));
        // Nobody could send it.
        if (own.some((field, index) => flag(field['required']) && !fields[index] && field !== service))
          continue;
        for (const option of (service && servicesOf(service)) ?? []) services.set(option.id, option);
        const help = filled(type['description']) ?? filled(type['helpText']);
        found.push({
          id,
          label: filled(type['name']) ?? id,
          ...(help === undefined ? {} : { help }),
          service: service ? (flag(service['required']) ? 'required' : 'optional') : 'none',
          fields: fields.filter(field => field !== undefined),
        });
      }
    return { types: found, services: [...services.values()] };
  }

  function current(): Promise<Offer> {
    const now = performance.now();
    if (known && now - known.at < lifetimeMs) return known.offer;
    const before = known;
    const offer = load();
    known = { offer, at: now };
    // Not asked for again by each call: that is soon enough.
    offer.catch(() => {
      known = { offer: before?.offer ?? offer, at: now - lifetimeMs + retryMs };
    });
    // What was there before does until the new ones are.
    return before?.offer ?? offer;
  }

  return {
    list: async () => (await current()).types,
    services: async () => (await current()).services,
    values: async (type, fields) => {
      const offered = (await current()).types.find(({ id }) => id === type)?.fields ?? [];
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
