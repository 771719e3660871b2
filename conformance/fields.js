/**
 * Values for the fields of a form, by what Config says of them.
 *
 * @typedef {{ field: string, is: string | string[] }} Condition
 * @typedef {{ id: string, type: string, required?: boolean, options?: { value: string }[], showWhen?: Condition, maxLength?: number,
 *   min?: number | string, max?: number | string }} Field
 */

/** A value that the field takes. @param {Field} field @returns {string} */
export function validValue({ type, options, maxLength, min, max }) {
  switch (type) {
    case 'select':
    case 'multiselect':
      return options?.[0]?.value ?? '';
    case 'checkbox':
      return 'true';
    case 'number':
      return String(min ?? max ?? 1);
    case 'date':
      return String(min ?? max ?? '2026-03-02');
    case 'url':
      return 'https://example.com';
    case 'email':
      return 'conformance@example.com';
    default:
      return 'Conformance'.slice(0, maxLength);
  }
}

/** The values that a field can have; `undefined` where there is no end of them. @param {Field} field @returns {string[] | undefined} */
export function possibleValues({ type, options }) {
  if (type === 'checkbox') return ['true', 'false'];
  if (type === 'select' || type === 'multiselect') return (options ?? []).map(({ value }) => value);
  return undefined;
}

/** Why the field's condition counts as absent; `undefined` where it counts. @param {readonly Field[]} fields @param {Field} field */
export function conditionProblem(fields, { id, showWhen }) {
  const on = new Map(fields.map(field => [field.id, field.showWhen?.field]));
  if (!showWhen) return 'has no condition';
  if (!on.has(showWhen.field)) return `is shown by ${showWhen.field}, which is not there`;
  if (showWhen.field === id) return 'is shown by itself';
  const seen = new Set();
  for (let next = /** @type {string | undefined} */ (id); next !== undefined; next = on.get(next)) {
    if (seen.has(next)) return 'is shown by a circle';
    seen.add(next);
  }
  return undefined;
}

/** @param {Condition} condition @param {string} value of one that has at most one */
const holds = ({ is }, value) => [is].flat().includes(value);

/** Values with which a form can be sent: those of its required fields, without one that is hidden by them. @param {readonly Field[]} fields @param {Record<string, string>} [given] */
export function completeValues(fields, given = {}) {
  const values = { ...given };
  const isShown = (/** @type {Field} */ field) => {
    if (!field.showWhen || conditionProblem(fields, field)) return true;
    const other = fields.find(({ id }) => id === field.showWhen?.field);
    if (!other || !isShown(other)) return false;
    return holds(field.showWhen, values[other.id] ?? (other.type === 'checkbox' ? 'false' : ''));
  };
  // As often as there are fields: the value of one may show the next.
  for (const _ of fields)
    for (const field of fields)
      if (field.required && !(field.id in values) && isShown(field)) values[field.id] = validValue(field);
  return values;
}

/**
 * Fields whose condition is on one that is always shown, with a value of that one that shows them and one that hides them.
 * @param {readonly Field[]} fields
 */
export function conditionalFields(fields) {
  return fields.flatMap(field => {
    const { showWhen } = field;
    if (!showWhen || conditionProblem(fields, field)) return [];
    const other = fields.find(({ id }) => id === showWhen.field);
    if (!other || other.showWhen) return [];
    const [possible, wanted] = [possibleValues(other), [showWhen.is].flat()];
    const shows = possible ? wanted.find(value => possible.includes(value)) : wanted[0];
    // A required box has to be ticked, a text can be anything.
    const others = possible ?? [validValue(other), `${wanted[0]}x`];
    const hides = others.find(
      value => !wanted.includes(value) && !(other.required && other.type === 'checkbox'),
    );
    return shows === undefined || hides === undefined ? [] : [{ field, other, shows, hides }];
  });
}
