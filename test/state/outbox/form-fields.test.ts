import { expect } from '@open-wc/testing';
import type { Config, Field, RequestType } from '../../../src/model.ts';
import { EMPTY_TEXT, joinText } from '../../../src/state/outbox/draft.ts';
import {
  arranged,
  partsOf,
  visibleFields,
  withService,
  withType,
  withValue,
} from '../../../src/state/outbox/form-fields.ts';

const fieldOf = (id: string, part: Partial<Field> = {}): Field => ({
  id,
  label: id,
  type: 'text',
  required: false,
  options: [],
  ...part,
});
const when = (id: string, field: string, ...is: string[]): Field => fieldOf(id, { showWhen: { field, is } });
const shown = (fields: readonly Field[], values: Record<string, string> = {}) =>
  visibleFields(fields, values).map(({ id }) => id);

const typeOf = (id: string, part: Partial<RequestType> = {}): RequestType => ({
  id,
  label: id,
  service: 'optional',
  ...part,
});
const config = (part: Partial<Config> = {}): Config => ({
  maxSummaryLength: 255,
  acceptedTypes: [],
  fields: [],
  commentFormats: [],
  features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
  ...part,
});

describe('a condition of a field', () => {
  it('is met by one of its values, and by no other', () => {
    const fields = [fieldOf('a'), when('b', 'a', 'x', 'y')];
    expect(shown(fields)).to.deep.equal(['a']);
    expect(shown(fields, { a: 'y' })).to.deep.equal(['a', 'b']);
    expect(shown(fields, { a: 'z' })).to.deep.equal(['a']);
  });

  it('looks at each of several values, and takes an unticked box for "false"', () => {
    const several = [fieldOf('a', { type: 'multiselect' }), when('b', 'a', 'x')];
    expect(shown(several, { a: 'w\nx' })).to.deep.equal(['a', 'b']);
    expect(shown(several, { a: 'wx' })).to.deep.equal(['a']);
    const box = [fieldOf('a', { type: 'checkbox' }), when('b', 'a', 'false')];
    expect(shown(box)).to.deep.equal(['a', 'b']);
    expect(shown(box, { a: 'true' })).to.deep.equal(['a']);
  });

  it('is not met by a field that is hidden itself', () => {
    const fields = [fieldOf('a'), when('b', 'a', 'x'), when('c', 'b', 'y')];
    expect(shown(fields, { a: 'x', b: 'y' })).to.deep.equal(['a', 'b', 'c']);
    expect(shown(fields, { b: 'y' })).to.deep.equal(['a']);
  });

  it('counts as absent where it is on no field, on itself or in a circle', () => {
    expect(shown([when('a', 'nowhere', 'x')])).to.deep.equal(['a']);
    expect(shown([when('a', 'a', 'x')])).to.deep.equal(['a']);
    const circle = [when('a', 'b', 'x'), when('b', 'c', 'x'), when('c', 'a', 'x')];
    expect(shown(circle)).to.deep.equal(['a', 'b', 'c']);
    // One that only leads there waits for its value.
    expect(shown([...circle, when('d', 'a', 'x')])).to.deep.equal(['a', 'b', 'c']);
    expect(shown([when('d', 'a', 'x'), ...circle], { a: 'x' })).to.deep.equal(['d', 'a', 'b', 'c']);
  });

  it('may be the last of ten thousand', () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => when(`${index}`, `${index + 1}`, 'x'));
    const values = Object.fromEntries(fields.map(({ id }) => [id, 'x']));
    expect(shown(fields, values)).to.have.length(10_000);
    expect(shown(fields)).to.deep.equal(['9999']);
  });

  it('may be on a field with any id', () => {
    expect(shown([fieldOf('toString'), when('__proto__', 'toString', 'x')])).to.deep.equal(['toString']);
    expect(shown([fieldOf('__proto__'), when('b', '__proto__', 'x')], { ['__proto__']: 'x' })).to.deep.equal([
      '__proto__',
      'b',
    ]);
  });
});

describe('what the form asks for', () => {
  const types = [
    typeOf('outage', { fields: [fieldOf('since')], service: 'required', severities: ['high'] }),
    typeOf('question', { service: 'none' }),
  ];
  const severities = [
    { value: 'low', label: 'Low' },
    { value: 'high', label: 'High' },
  ];
  const of = config({ types, severities, fields: [fieldOf('topic')] });

  it('is only the type before one is chosen', () => {
    const { types: choice, fields, service, severities: offered } = partsOf(of, {}, true);
    expect(choice).to.deep.equal(types);
    expect([fields, service, offered]).to.deep.equal([[], 'none', []]);
  });

  it('is what the chosen type says, and for what it does not say what all have', () => {
    const outage = partsOf(of, { type: 'outage' }, true);
    expect(outage.fields.map(({ id }) => id)).to.deep.equal(['since']);
    expect(outage.service).to.equal('required');
    expect(outage.severities.map(({ value }) => value)).to.deep.equal(['high']);
    const question = partsOf(of, { type: 'question' }, true);
    expect(question.fields.map(({ id }) => id)).to.deep.equal(['topic']);
    expect(question.service).to.equal('none');
    expect(question.severities).to.have.length(2);
  });

  it('has no choice where there is one type, and no service where the backend lists none', () => {
    const one = partsOf(config({ types: types.slice(0, 1), severities }), {}, false);
    expect(one.types).to.have.length(0);
    expect(one.type?.id).to.equal('outage');
    expect(one.service).to.equal('none');
    expect(partsOf(config(), {}, true).service).to.equal('optional');
  });
});

describe('what of a draft is sent', () => {
  const types = [
    typeOf('a', { fields: [fieldOf('kind'), when('detail', 'kind', 'x'), fieldOf('both')] }),
    typeOf('b', { fields: [fieldOf('both')], service: 'none', severities: [] }),
  ];
  const of = config({ types, severities: [{ value: 'high', label: 'High' }] });

  it('is without the values of hidden fields, which are back once their fields are shown', () => {
    const full = arranged(of, { type: 'a', fields: { kind: 'x', detail: 'd' } }, true);
    expect(full.fields).to.deep.equal({ kind: 'x', detail: 'd' });
    const hidden = arranged(of, withValue(full, 'kind', 'y'), true);
    expect(hidden.fields).to.deep.equal({ kind: 'y' });
    expect(hidden.kept?.hidden).to.deep.equal({ detail: 'd' });
    expect(arranged(of, withValue(hidden, 'kind', 'x'), true).fields).to.deep.equal({
      kind: 'x',
      detail: 'd',
    });
  });

  it('keeps over a change of type what both ask for, and the rest for the way back', () => {
    const service = { id: 's', label: 'web-07' };
    const first = arranged(
      of,
      withService({ type: 'a', severity: 'high', fields: { kind: 'k', both: 'c' } }, service),
      true,
    );
    expect(first.service).to.equal('s');
    const second = arranged(of, { ...first, type: 'b' }, true);
    expect([second.service, second.severity, second.fields]).to.deep.equal([
      undefined,
      undefined,
      { both: 'c' },
    ]);
    const back = arranged(of, { ...second, type: 'a' }, true);
    expect([back.service, back.severity, back.fields]).to.deep.equal(['s', 'high', { kind: 'k', both: 'c' }]);
  });

  it('is without a type or severity that is no longer offered', () => {
    const now = arranged(of, { type: 'gone', severity: 'gone' }, true);
    expect([now.type, now.severity]).to.deep.equal([undefined, undefined]);
  });

  it('has the type back once it is offered again, unless another one was chosen', () => {
    const draft = arranged(of, { type: 'a', fields: { kind: 'x', detail: 'd' } }, true);
    const others = config({ types: [typeOf('c'), typeOf('d')] });
    const without = arranged(others, draft, true);
    expect([without.type, without.fields]).to.deep.equal([undefined, undefined]);
    expect(arranged(of, without, true)).to.deep.include({ type: 'a', fields: { kind: 'x', detail: 'd' } });
    const only = arranged(config({ types: [typeOf('c')] }), draft, true);
    expect(only.type).to.equal('c');
    const chosen = withType({ summary: '', body: '', more: without }, typeOf('d'));
    expect(arranged(others, chosen.more ?? {}, true).type).to.equal('d');
    expect(arranged(of, arranged(others, chosen.more ?? {}, true), true).type).to.equal(undefined);
  });

  it('is the same object where nothing is to be changed', () => {
    const once = arranged(of, { type: 'a', fields: { kind: 'y', detail: 'd' } }, true);
    expect(arranged(of, once, true) === once).to.equal(true);
    const empty = {};
    expect(arranged(config(), empty, false) === empty).to.equal(true);
  });
});

describe('the template of a type', () => {
  const outage = typeOf('outage', { descriptionTemplate: 'Since when?\n' });
  const invoice = typeOf('invoice', { descriptionTemplate: 'Number:\n' });

  it('stands in an empty description, and gives way to the next one while nothing is written', () => {
    const first = withType(EMPTY_TEXT, outage);
    expect(first.body).to.equal('Since when?\n');
    expect(withType(first, invoice).body).to.equal('Number:\n');
    expect(withType(first, typeOf('other')).body).to.equal('');
  });

  it('never replaces what was written', () => {
    const written = { ...withType(EMPTY_TEXT, outage), body: 'Since when?\n03:10' };
    expect(withType(written, invoice).body).to.equal('Since when?\n03:10');
    expect(withType({ summary: '', body: 'Help' }, invoice).body).to.equal('Help');
  });

  it('that the page has put in is not joined with a draft that comes back', () => {
    const preset = withType(EMPTY_TEXT, outage, true);
    const saved = { summary: 'S', body: 'Mine', more: { type: 'invoice', service: 's' } };
    const joined = joinText(saved, preset);
    expect(joined.body).to.equal('Mine');
    expect(joined.more?.type).to.equal('invoice');
    expect(joined.more?.service).to.equal('s');
    expect(joined.more?.kept?.preset).to.equal(undefined);
  });
});
