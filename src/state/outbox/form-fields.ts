import type { Config, Field, RequestType, Service, Severity } from '../../model.ts';
import { valueOf } from '../field-values.ts';
import { ownBody, type DraftText, type KeptText } from './draft.ts';

/** The part of a draft that the form's choices and fields write. */
export type More = NonNullable<DraftText['more']>;

/** What the form asks for now. */
export interface FormParts {
  /** What can be chosen from; empty where there is no choice. */
  readonly types: readonly RequestType[];
  /** The type in force; absent while it is not chosen. */
  readonly type?: RequestType | undefined;
  /** All fields of that type. */
  readonly all: readonly Field[];
  /** Those that are shown. */
  readonly fields: readonly Field[];
  readonly service: RequestType['service'];
  /** Those that the type offers. */
  readonly severities: readonly Severity[];
}

/** Several values of one field are one text. */
const SEPARATOR = '\n';

/** The values of a field of type `multiselect`, each once. */
export const valuesOf = (value: string): readonly string[] =>
  [...new Set(value.split(SEPARATOR))].filter(Boolean);

/** The text for several values. */
export const joinValues = (values: readonly string[]): string => values.join(SEPARATOR);

/** All values of a draft's fields, whether they are shown or not. */
const allValues = ({ fields, kept }: More): Readonly<Record<string, string>> => ({
  ...kept?.hidden,
  ...fields,
});

/** Whether a field has one of these values; an unticked checkbox has `false`, too. */
function hasOne(
  { id, type }: Field,
  wanted: readonly string[],
  values: Readonly<Record<string, string>>,
): boolean {
  const value = valueOf(values, id);
  if (type === 'multiselect') return valuesOf(value).some(each => wanted.includes(each));
  return wanted.includes(value) || (type === 'checkbox' && value === '' && wanted.includes('false'));
}

/** The fields in a circle of conditions, each of which waits for the next. */
function circlesOf(next: ReadonlyMap<Field, Field>): ReadonlySet<Field> {
  const found = new Set<Field>();
  const seen = new Set<Field>();
  for (const start of next.keys()) {
    const path = new Set<Field>();
    let field: Field | undefined = start;
    for (; field && !seen.has(field); field = next.get(field)) {
      seen.add(field);
      path.add(field);
    }
    if (!field || !path.has(field)) continue;
    // All from where it has come back to.
    for (const each of [...path].slice([...path].indexOf(field))) found.add(each);
  }
  return found;
}

/**
 * The fields that are shown. A condition on a field that does not exist, on itself or in a circle counts as absent; one on a field that is
 * not shown is not met.
 */
export function visibleFields(
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
): readonly Field[] {
  const byId = new Map(fields.map(field => [field.id, field]));
  const next = new Map<Field, Field>();
  for (const field of fields) {
    const other = field.showWhen && byId.get(field.showWhen.field);
    if (other) next.set(field, other);
  }
  for (const field of circlesOf(next)) next.delete(field);
  const shown = new Map<Field, boolean>();
  for (const field of fields) {
    const path: Field[] = [];
    for (let at: Field | undefined = field; at && !shown.has(at); at = next.get(at)) path.push(at);
    for (const each of path.reverse()) {
      const other = next.get(each);
      const isMet = !other || (shown.get(other) === true && hasOne(other, each.showWhen?.is ?? [], values));
      shown.set(each, isMet);
    }
  }
  return fields.filter(field => shown.get(field));
}

/** What the form asks for, with what is chosen and filled in now. @param hasServices whether the backend lists them */
export function partsOf(config: Config, more: More = {}, hasServices = false): FormParts {
  const { types = [], severities = [] } = config;
  const type = types.length > 1 ? types.find(({ id }) => id === more.type) : types[0];
  // What belongs to a type is not asked before it is chosen.
  const isOpen = types.length > 1 && !type;
  const all = isOpen ? [] : (type?.fields ?? config.fields);
  return {
    types: types.length > 1 ? types : [],
    type,
    all,
    fields: visibleFields(all, allValues(more)),
    service: !hasServices || isOpen ? 'none' : (type?.service ?? 'optional'),
    severities: isOpen
      ? []
      : severities.filter(({ value }) => !type?.severities || type.severities.includes(value)),
  };
}

const filled = <T extends object>(record: T): T | undefined =>
  Object.values(record).some(value => value !== undefined) ? record : undefined;

/**
 * The draft as it may be sent: values of what is not shown are kept apart, and come back when it is shown again. Gives the same object where
 * nothing is to be changed.
 */
export function arranged(config: Config, more: More, hasServices = false): More {
  const isType = (id: string | undefined) => config.types?.some(type => type.id === id) === true;
  const chosenType = isType(more.type) ? more.type : (more.kept?.type ?? more.type);
  const now = { ...more, type: chosenType };
  const { types, type, fields, service, severities } = partsOf(config, now, hasServices);
  const values = Object.entries(allValues(more)).filter(([, value]) => value !== '');
  const isShown = new Set(fields.map(({ id }) => id));
  const split = (shown: boolean) => {
    const found = values.filter(([id]) => isShown.has(id) === shown);
    return found.length > 0 ? Object.fromEntries(found) : undefined;
  };
  const { kept = {} } = more;
  const chosenService: Service | undefined =
    more.service === undefined || more.service === kept.service?.id
      ? kept.service
      : { id: more.service, label: more.service };
  const chosenSeverity = more.severity ?? kept.severity;
  const isOffered = severities.some(({ value }) => value === chosenSeverity);
  const { fields: _fields, type: _type, service: _service, severity: _severity, kept: _kept, ...rest } = more;
  // The only type there is was not chosen, also where something was chosen with it and is not any more.
  const isImplied =
    type !== undefined && types.length === 0 && chosenService === undefined && chosenSeverity === undefined;
  const nowKept = filled<KeptText>({
    ...kept,
    preset: kept.preset ?? (isImplied || undefined),
    hidden: split(false),
    type: isType(chosenType) ? undefined : chosenType,
    service: chosenService,
    severity: isOffered ? undefined : chosenSeverity,
  });
  const result: More = {
    ...rest,
    fields: split(true),
    type: type?.id,
    service: service === 'none' ? undefined : chosenService?.id,
    severity: isOffered ? chosenSeverity : undefined,
    kept: nowKept,
  };
  return sameMembers(result, more) ? more : result;
}

/** Whether two values have the same members, in any order; one that is `undefined` is none. */
export function sameMembers(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const member = (of: object, name: string): unknown =>
    Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
  return [...names].every(name => sameMembers(member(one, name), member(other, name)));
}

/** With another value of one field; an empty one is none. */
export function withValue(more: More, id: string, value: string): More {
  const fields = Object.fromEntries(
    Object.entries({ ...more.fields, [id]: value }).filter(([, each]) => each !== ''),
  );
  return { ...more, fields: Object.keys(fields).length > 0 ? fields : undefined };
}

/** With a service, or without one; the customer has chosen it, unless it is `preset`. */
export const withService = (more: More, service: Service | undefined, preset = false): More => ({
  ...more,
  service: service?.id,
  kept: { ...more.kept, service, preset: preset || undefined },
});

/** With a severity, or without one. */
export const withSeverity = (more: More, severity: string | undefined): More => ({
  ...more,
  severity,
  kept: { ...more.kept, severity: undefined, preset: undefined },
});

/**
 * With another type. Its template is put into an empty description, and replaces that of the type before, where nothing was written.
 */
export function withType(text: DraftText, type: RequestType, preset = false): DraftText {
  const { body, more } = text;
  const isUntouched = ownBody(text).trim() === '';
  const template = type.descriptionTemplate;
  return {
    ...text,
    body: isUntouched ? (template ?? '') : body,
    more: {
      ...more,
      type: type.id,
      kept: {
        ...more?.kept,
        type: undefined,
        template: isUntouched ? template : undefined,
        preset: preset || undefined,
      },
    },
  };
}
