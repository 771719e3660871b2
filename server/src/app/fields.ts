/**
 * The values of a form's fields. What is not among them, or not shown by its condition, is dropped: a form that is older than the
 * configuration, or has changed its type, must not lose the request by that.
 */
import type { JsonObject } from './http/body.ts';
import type { WireField } from './wire.ts';

type Fail = (field: string, detail: string) => void;

/** Characters (code points) where `maxLength` says nothing. */
const longest: Readonly<Record<string, number>> = { textarea: 20_000, multiselect: 10_000 };

/** The values of one that may have several: they are joined by a line break. */
const linesOf = (value: string): string[] => value.split('\n').filter(Boolean);

/** The conditions that count: not those on a field that is not there, on itself or in a circle. */
function conditionsOf(fields: readonly WireField[]): ReadonlyMap<string, NonNullable<WireField['showWhen']>> {
  const byId = new Map(fields.map(field => [field.id, field]));
  const isCircle = (start: string): boolean => {
    const seen = new Set<string>();
    for (let id: string | undefined = start; id !== undefined; id = byId.get(id)?.showWhen?.field) {
      if (seen.has(id)) return true;
      seen.add(id);
    }
    return false;
  };
  return new Map(
    fields.flatMap(({ id, showWhen }) =>
      showWhen && byId.has(showWhen.field) && !isCircle(id) ? [[id, showWhen]] : [],
    ),
  );
}

/** The fields that a form with these values shows. A hidden field has no value that could show another one. */
function shownFields(
  fields: readonly WireField[],
  valueOf: (field: WireField) => string,
): readonly WireField[] {
  const conditions = conditionsOf(fields);
  const byId = new Map(fields.map(field => [field.id, field]));
  const isShown = (id: string): boolean => {
    const condition = conditions.get(id);
    if (!condition) return true;
    const other = byId.get(condition.field);
    if (!other || !isShown(other.id)) return false;
    const wanted = [condition.is].flat();
    const value = valueOf(other);
    const values = other.type === 'multiselect' ? linesOf(value) : [value];
    // A box that was never ticked has no value.
    if (other.type === 'checkbox' && !value) values.push('false');
    return values.some(one => wanted.includes(one));
  };
  return fields.filter(({ id }) => isShown(id));
}

const isNumber = (value: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value);

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}

function rangeProblem({ min, max, type, label }: WireField, value: string): string | undefined {
  const compare = (limit: string | number): number =>
    type === 'date'
      ? value < String(limit)
        ? -1
        : value > String(limit)
          ? 1
          : 0
      : Number(value) - Number(limit);
  if (min !== undefined && compare(min) < 0) return `${label} is ${min} or more.`;
  if (max !== undefined && compare(max) > 0) return `${label} is ${max} or less.`;
  return undefined;
}

/** What is wrong with a value that is not blank. */
function problemOf(field: WireField, value: string): string | undefined {
  const { type, label, options = [], maxLength = longest[type] ?? 1000 } = field;
  const isOption = (wanted: string): boolean => options.some(option => option.value === wanted);
  if (Array.from(value).length > maxLength) return `At most ${maxLength} characters.`;
  switch (type) {
    case 'select':
      return isOption(value) ? undefined : `${label} is none of the choices.`;
    case 'multiselect':
      return linesOf(value).every(isOption) ? undefined : `${label} has what is none of the choices.`;
    case 'number':
      return isNumber(value) ? rangeProblem(field, value) : `${label} is a number.`;
    case 'date':
      return isDate(value) ? rangeProblem(field, value) : `${label} is a date such as 2026-03-02.`;
    case 'url':
      return isUrl(value) ? undefined : `${label} is an address such as https://example.com.`;
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(value) ? undefined : `${label} is an e-mail address.`;
    default:
      return undefined;
  }
}

const trimmed = ['number', 'date', 'url', 'email'];

/** The values of the fields that are shown; `fail` gets the name `fields.<id>` of each wrong one. */
export function readFields(
  fields: readonly WireField[],
  body: unknown,
  fail: Fail,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const given: unknown = body ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    fail('fields', 'This has to be an object of texts.');
    return values;
  }
  const valueOf = ({ id }: WireField): unknown =>
    Object.hasOwn(given, id) ? ((given as JsonObject)[id] ?? '') : '';
  const textOf = (field: WireField): string => {
    const value = valueOf(field);
    return typeof value !== 'string' ? '' : trimmed.includes(field.type) ? value.trim() : value;
  };
  for (const field of shownFields(fields, textOf)) {
    const name = `fields.${field.id}`;
    const value = textOf(field);
    const isBlank = !value.trim();
    if (typeof valueOf(field) !== 'string') fail(name, 'This has to be text.');
    else if (field.required && (isBlank || (field.type === 'checkbox' && value !== 'true')))
      fail(name, `${field.label} is needed.`);
    else {
      const problem = isBlank ? undefined : problemOf(field, value);
      if (problem) fail(name, problem);
      else if (value) values[field.id] = value;
    }
  }
  return values;
}
