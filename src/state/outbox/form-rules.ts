import type { Field } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { valueOf } from '../field-values.ts';
import type { DraftText } from './draft.ts';
import { nameOf, type FieldProblem, type FieldProblems, type FieldRules } from './field-problems.ts';
import { valuesOf, type FormParts } from './form-fields.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Whether a text is a calendar day as `2026-03-02`. */
export function isDate(value: string): boolean {
  const time = DATE.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // The 31st of February is the 3rd of March for some.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value.trim()).protocol);
  } catch {
    return false;
  }
}

/** The limits of a field, as far as they are ones: numbers, or days as `2026-03-02`. */
export function limitsOf({ type, min, max }: Field): {
  readonly min?: number | string;
  readonly max?: number | string;
} {
  const limit = (value: number | string | undefined): number | string | undefined => {
    if (value === undefined) return undefined;
    if (type === 'date') return isDate(String(value)) ? String(value) : undefined;
    return type === 'number' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  };
  const [least, most] = [limit(min), limit(max)];
  return { ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) };
}

function isWithin(field: Field, value: string): boolean {
  const { min, max } = limitsOf(field);
  const own = field.type === 'number' ? Number(value) : value;
  return (min === undefined || own >= min) && (max === undefined || own <= max);
}

/** What is wrong with a value that is not empty. */
function faultOf(field: Field, value: string): FieldProblem | undefined {
  const { type, options, maxLength } = field;
  const isOffered = (chosen: string) => options.some(option => option.value === chosen);
  switch (type) {
    case 'checkbox':
      return undefined;
    case 'select':
    case 'multiselect':
      return (type === 'select' ? [value] : valuesOf(value)).every(isOffered) ? undefined : 'gone';
    case 'number':
    case 'date':
      if (!(type === 'number' ? NUMBER.test(value) : isDate(value))) return 'malformed';
      return isWithin(field, value) ? undefined : 'out-of-range';
    case 'url':
      if (!isAddress(value)) return 'malformed';
      break;
    case 'email':
      if (!EMAIL.test(value.trim())) return 'malformed';
      break;
    default:
  }
  return maxLength !== undefined && [...value].length > maxLength ? 'too-long' : undefined;
}

/** What is wrong with the value of one field. */
export function problemOfField(field: Field, value: string): FieldProblem | undefined {
  if (cleanLine(value) === '') return field.required ? 'required' : undefined;
  return faultOf(field, value);
}

const CHOICES = ['type', 'service', 'severity'] as const;

/** The rules of a form with the choices and fields of contract 1.1. @param parts what it asks for, with this draft */
export function formRules(parts: (text: DraftText) => FormParts): FieldRules {
  let latest: FormParts | undefined;
  const now = (text: DraftText) => (latest = parts(text));
  return {
    missing(text) {
      const { types, fields, service } = now(text);
      const { more } = text;
      const problems: [keyof FieldProblems, FieldProblem][] = [];
      if (types.length > 0 && more?.type === undefined) problems.push(['type', 'required']);
      if (service === 'required' && more?.service === undefined) problems.push(['service', 'required']);
      for (const field of fields) {
        const problem = problemOfField(field, valueOf(more?.fields, field.id));
        if (problem) problems.push([nameOf(field), problem]);
      }
      return Object.fromEntries(problems);
    },

    remaining(problems, before, after) {
      const { fields } = now(after);
      const stays = (name: string): boolean => {
        const choice = CHOICES.find(each => each === name);
        if (choice) return before.more?.[choice] === after.more?.[choice];
        if (!name.startsWith('fields.')) return true;
        const field = fields.find(each => nameOf(each) === name);
        return (
          field !== undefined &&
          valueOf(before.more?.fields, field.id) === valueOf(after.more?.fields, field.id)
        );
      };
      return Object.fromEntries(
        Object.entries(problems).map(([name, problem]) => [name, stays(name) ? problem : undefined]),
      );
    },

    named(path) {
      const name = path.replace(/^\//, '');
      const { types = [], service = 'none', severities = [], fields = [] } = latest ?? {};
      if (name === 'type' && types.length > 0) return name;
      if (name === 'service' && service !== 'none') return name;
      if (name === 'severity' && severities.length > 0) return name;
      const found = fields.find(({ id }) =>
        [id, `fields.${id}`, `fields/${id}`, `fields[${id}]`].includes(name),
      );
      return found && nameOf(found);
    },
  };
}
