import { expect } from '@open-wc/testing';
import { SupportError, type Field } from '../../../src/model.ts';
import { fieldRules } from '../../../src/state/outbox/field-problems.ts';
import { failure } from '../../support/fake-backend.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { setUp } from '../../support/composer-fixture.ts';
import { rejection } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';

const fieldOf = (id: string, required = false): Field => ({
  id,
  label: id,
  type: 'text',
  required,
  options: [],
});
const fields = [fieldOf('priority', true), fieldOf('server.name')];

const rules = fieldRules(() => fields);

describe('the rules of custom fields', () => {
  it('find a field by every way in which a server names it', () => {
    for (const path of ['priority', '/priority', 'fields.priority', '/fields/priority', 'fields[priority]'])
      expect(rules.named(path), path).to.equal('fields.priority');
    expect(rules.named('fields.server.name')).to.equal('fields.server.name');
    for (const path of ['', 'fields', 'fields.other', 'context', 'attachmentIds'])
      expect(rules.named(path), path).to.equal(undefined);
    // A custom field may have any id.
    expect(fieldRules(() => [fieldOf('summary')]).named('fields.summary')).to.equal('fields.summary');
  });

  it('are that a required one is not empty, and holds something that can be seen', () => {
    const missing = { 'fields.priority': 'required' };
    const given = (priority?: string) =>
      rules.missing({ summary: '', body: '', more: { fields: priority === undefined ? {} : { priority } } });
    expect(rules.missing({ summary: '', body: '' })).to.deep.equal(missing);
    expect(given()).to.deep.equal(missing);
    expect(given(' \u200b ')).to.deep.equal(missing);
    expect(given('low')).to.deep.equal({});
  });

  it('take back what was wrong with a field that was changed, and with no other', () => {
    const problems = {
      summary: 'required',
      'fields.priority': 'required',
      'fields.server.name': { detail: 'No.' },
    } as const;
    const before = { summary: '', body: '', more: { fields: { 'server.name': 'x' } } };
    const after = { ...before, more: { fields: { 'server.name': 'x', priority: 'low' } } };
    expect(rules.remaining(problems, before, after)).to.deep.equal({
      ...problems,
      'fields.priority': undefined,
    });
    expect(rules.remaining(problems, before, before)).to.deep.equal(problems);
  });
});

describe('a composer with custom fields', () => {
  it('sends nothing while a required one is empty, and asks nobody', async () => {
    const { composer, submitted } = await setUp();
    composer.fieldRules = rules;
    composer.type('summary', 'Help');
    let asked = 0;
    const send = () =>
      composer.send(() => {
        asked++;
        return true;
      });
    expect(await send()).to.equal(undefined);
    expect(composer.snapshot.fieldProblems['fields.priority']).to.equal('required');
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'fields' });
    expect(asked).to.equal(0);
    composer.type('more', { fields: { priority: 'low' } });
    expect(composer.snapshot.fieldProblems['fields.priority']).to.equal(undefined);
    expect(await send()).to.equal('sent');
    expect(submitted).to.have.length(1);
    expect(asked).to.equal(1);
  });

  it('checks them also where it is sent again by itself', async () => {
    const { composer, answers, submitted } = await setUp();
    goOffline();
    answers.push(() => Promise.reject(failure('offline')));
    composer.type('summary', 'Help');
    await rejection(composer.send());
    expect(composer.retry.wait).to.equal(Infinity);
    composer.fieldRules = rules;
    goOnline();
    await waitFor(() => composer.snapshot.fieldProblems['fields.priority'], 'the fault');
    await composer.idle();
    expect(submitted).to.have.length(1);
  });

  it('keeps what the server said of one at that field until it is changed', async () => {
    const { composer, answers } = await setUp();
    composer.fieldRules = rules;
    composer.type('summary', 'Help');
    composer.type('more', { fields: { priority: 'low' } });
    const problem = { kind: 'invalid', fields: [{ field: 'fields.priority', detail: 'Too low' }] } as const;
    answers.push(() => Promise.reject(new SupportError(problem)));
    await rejection(composer.send());
    const fault = () => composer.snapshot.fieldProblems['fields.priority'];
    expect(fault()).to.deep.equal({ detail: 'Too low' });
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'problem', problem });
    composer.type('body', 'Actions');
    expect(fault()).to.deep.equal({ detail: 'Too low' });
    composer.type('more', { fields: { priority: 'high' } });
    expect(fault()).to.equal(undefined);
  });
});

describe('a draft at rest', () => {
  it('is back from storage, not on its way, and waits for nothing', async () => {
    const { composer, answers, make } = await setUp({}, false);
    expect(composer.isAtRest, 'not restored yet').to.equal(false);
    await composer.restored;
    expect(composer.isAtRest).to.equal(true);
    composer.type('summary', 'Help');
    expect(composer.isAtRest).to.equal(true);
    goOffline();
    answers.push(
      () => Promise.reject(failure('offline')),
      () => Promise.reject(failure('offline')),
    );
    const sending = rejection(composer.send());
    expect(composer.isAtRest, 'being sent').to.equal(false);
    await sending;
    expect(composer.isAtRest, 'waiting for the connection').to.equal(false);
    await composer.idle();
    // As the page is opened again: it is about to be sent.
    const later = make();
    await later.restored;
    expect(later.isAtRest, 'about to be sent').to.equal(false);
    await waitFor(() => later.retry.wait === Infinity, 'its failure');
    later.type('summary', 'Help!');
    expect(later.isAtRest, 'taken over by the customer').to.equal(true);
    goOnline();
    await later.idle();
  });
});
