import { expect } from '@open-wc/testing';
import type { Field, FieldType } from '../../../src/model.ts';
import type { FormParts } from '../../../src/state/outbox/form-fields.ts';
import { formRules, problemOfField } from '../../../src/state/outbox/form-rules.ts';

const fieldOf = (type: FieldType, part: Partial<Field> = {}): Field => ({
  id: 'x',
  label: 'X',
  type,
  required: false,
  options: [{ value: 'a', label: 'A' }],
  ...part,
});

describe('the rule of a field', () => {
  const cases: [type: FieldType, part: Partial<Field>, value: string, problem: string | undefined][] = [
    ['text', {}, '', undefined],
    ['text', { required: true }, ' \u200b', 'required'],
    ['text', { maxLength: 3 }, '😀😀😀', undefined],
    ['textarea', { maxLength: 3 }, 'four', 'too-long'],
    ['select', {}, 'a', undefined],
    ['select', {}, 'b', 'gone'],
    ['multiselect', { required: true }, '', 'required'],
    ['multiselect', {}, 'a\nb', 'gone'],
    ['checkbox', { required: true }, '', 'required'],
    ['checkbox', { required: true }, 'true', undefined],
    ['number', {}, '1.5', undefined],
    ['number', {}, 'many', 'malformed'],
    ['number', { min: 1, max: 10 }, '0', 'out-of-range'],
    ['number', { min: 1, max: 10 }, '10', undefined],
    ['number', { min: 1, max: '10' }, '10.5', 'out-of-range'],
    ['number', { min: 'low' }, '-5', undefined],
    ['date', {}, '2026-02-30', 'malformed'],
    ['date', { min: '2026-03-01' }, '2026-02-28', 'out-of-range'],
    ['date', { min: '2026-03-01', max: '2026-03-02' }, '2026-03-02', undefined],
    ['date', { min: 5 }, '2026-03-02', undefined],
    ['url', {}, 'https://example.com/a', undefined],
    ['url', {}, 'example.com', 'malformed'],
    ['url', {}, 'javascript:alert(1)', 'malformed'],
    ['email', {}, 'name@example.com', undefined],
    ['email', {}, 'name at example.com', 'malformed'],
    ['email', { maxLength: 5 }, 'name@example.com', 'too-long'],
  ];
  for (const [type, part, value, problem] of cases) {
    it(`${type} ${JSON.stringify(part)}: ${JSON.stringify(value)} is ${problem ?? 'right'}`, () => {
      expect(problemOfField(fieldOf(type, part), value)).to.equal(problem);
    });
  }
});

describe('the rules of the whole form', () => {
  const parts: FormParts = {
    types: [
      { id: 'a', label: 'A', service: 'optional' },
      { id: 'b', label: 'B', service: 'optional' },
    ],
    all: [],
    fields: [fieldOf('text', { id: 'severity', required: true })],
    service: 'required',
    severities: [{ value: 'high', label: 'High' }],
  };
  const rules = formRules(() => parts);
  const text = { summary: '', body: '' };

  it('name the type, the service and each field that is missing', () => {
    expect(rules.missing(text)).to.deep.equal({
      type: 'required',
      service: 'required',
      'fields.severity': 'required',
    });
    expect(
      rules.missing({ ...text, more: { type: 'a', service: 's', fields: { severity: 'x' } } }),
    ).to.deep.equal({});
  });

  it('find what the server names, a choice before a field of the same name', () => {
    rules.missing(text);
    for (const name of ['type', 'service', 'severity'] as const) {
      expect(rules.named(name)).to.equal(name);
      expect(rules.named(`/${name}`)).to.equal(name);
    }
    expect(rules.named('fields.severity')).to.equal('fields.severity');
    const none = formRules(() => ({ ...parts, types: [], service: 'none', severities: [] }));
    none.missing(text);
    expect(none.named('type')).to.equal(undefined);
    expect(none.named('severity')).to.equal('fields.severity');
  });

  it('take back what was wrong with a choice that was changed, and with a field that is gone', () => {
    const problems = { type: 'required', service: { detail: 'No.' }, 'fields.gone': 'required' } as const;
    const after = { ...text, more: { type: 'a' } };
    expect(rules.remaining(problems, text, after)).to.deep.equal({
      type: undefined,
      service: { detail: 'No.' },
      'fields.gone': undefined,
    });
  });
});
