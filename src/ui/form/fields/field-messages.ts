import '../../../i18n/en-form.ts';
import type { TextValues, Translator } from '../../../i18n/translator.ts';
import type { Field } from '../../../model.ts';
import type { FieldProblem } from '../../../state/outbox/field-problems.ts';
import { valuesOf } from '../../../state/outbox/form-fields.ts';
import { limitsOf } from '../../../state/outbox/form-rules.ts';
import { cleanLine } from '../../../text/plain.ts';

/** A limit in the language's way: a number, or a day. */
function limitText({ locale }: Translator, limit: number | string): string {
  return typeof limit === 'number'
    ? limit.toLocaleString(locale, { maximumFractionDigits: 20 })
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        Date.parse(`${limit}T00:00:00Z`),
      );
}

/** "Enter a number between 1 and 10", as far as there are limits. */
function rangeText(translator: Translator, field: Field, label: string): string {
  const { min, max } = limitsOf(field);
  const is = field.type === 'date' ? 'date' : 'number';
  const values: TextValues = {
    label,
    ...(min !== undefined && { min: limitText(translator, min) }),
    ...(max !== undefined && { max: limitText(translator, max) }),
  };
  if (min !== undefined && max !== undefined) return translator.t(`fields.${is}.between`, values);
  if (min !== undefined) return translator.t(`fields.${is}.min`, values);
  return max === undefined ? translator.t(`fields.${is}`, values) : translator.t(`fields.${is}.max`, values);
}

/** What is wrong with the value of a field, and what to do; `undefined` where it is only missing, or the server says it. */
export function messageOf(
  translator: Translator,
  field: Field,
  problem: FieldProblem | undefined,
  value: string,
): string | undefined {
  const label = cleanLine(field.label);
  switch (problem) {
    case 'malformed':
      return field.type === 'url' || field.type === 'email'
        ? translator.t(`fields.${field.type}`, { label })
        : rangeText(translator, field, label);
    case 'out-of-range':
      return rangeText(translator, field, label);
    case 'too-long':
      return translator.t('fields.tooLong', { label, count: [...value].length, max: field.maxLength ?? 0 });
    case 'gone': {
      const gone = valuesOf(value).find(each => !field.options.some(option => option.value === each));
      return translator.t('fields.gone', { label, value: cleanLine(gone ?? value) });
    }
    default:
      return undefined;
  }
}
