/** Whether the values of a new request have the forms of "Field input formats" in the API's introduction. */

/** @param {any} field @param {any} value */
function isOption(field, value) {
  const { validValues } = field;
  return validValues.some(
    (/** @type {any} */ one) => one.value === String(value?.id) || one.label === value?.value,
  );
}

const forms = /** @type {Record<string, (value: any, field: any) => boolean>} */ ({
  textfield: value => typeof value === 'string' && !value.includes('\n') && value.length <= 255,
  textarea: value => typeof value === 'string',
  url: value => URL.canParse(value),
  select: (value, field) => isOption(field, value),
  radiobuttons: (value, field) => isOption(field, value),
  multiselect: (value, field) => Array.isArray(value) && value.every(one => isOption(field, one)),
  multicheckboxes: (value, field) => Array.isArray(value) && value.every(one => isOption(field, one)),
  datepicker: value => /^\d{4}-\d\d-\d\d$/.test(value),
  float: value => typeof value === 'number',
});

/** What is wrong, for people. @param {readonly any[]} fields @param {Record<string, any>} values */
export function problemsOfValues(fields, values) {
  const problems = [];
  for (const id of Object.keys(values))
    if (!fields.some(({ fieldId }) => fieldId === id))
      problems.push(`Field '${id}' cannot be set. It is not on the request type's form.`);
  for (const field of fields) {
    const { fieldId, name, required, jiraSchema } = field;
    const value = values[fieldId];
    if (value === undefined || value === '') {
      if (required) problems.push(`${name} is required.`);
      continue;
    }
    const form = forms[String(jiraSchema.custom ?? '').split(':')[1] ?? ''];
    if (form && !form(value, field)) problems.push(`${name} is not valid.`);
  }
  const { summary } = values;
  if (typeof summary === 'string' && (summary.includes('\n') || summary.length > 255))
    problems.push('The summary is invalid: it is one line of at most 255 characters.');
  const { description } = values;
  if (typeof description === 'string' && description.length > 32_767)
    problems.push('The entered text is too long. It exceeds the allowed limit of 32,767 characters.');
  return problems;
}
