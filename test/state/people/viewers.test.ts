/** Who can see a request, and what a draft has of that. */
import { expect } from '@open-wc/testing';
import type { Author } from '../../../src/model.ts';
import { joinText, type DraftText } from '../../../src/state/outbox/draft.ts';
import { chosenFor, viewersOf, viewersOfDraft } from '../../../src/state/people/viewers.ts';
import { setUp } from '../../support/composer-fixture.ts';
import { requestOf } from '../../support/fake-backend.ts';

const me: Author = { name: 'Ada Byron', role: 'requester', me: true };
const grace: Author = { name: 'Grace Hopper', role: 'requester', me: false };

describe('who can see a request', () => {
  it('is nobody else where it is shared with nobody', () => {
    expect(viewersOf(requestOf('CS-1', { author: me, people: [] }))).to.deep.equal([]);
    expect(viewersOf(requestOf('CS-1'))).to.deep.equal([]);
  });

  it('is whoever wrote it, and those with whom it is shared, each once, without the customer', () => {
    const people = [
      { id: 'a', name: 'Ada Byron', me: true },
      { id: 'b', name: ' Bo\u202e ' },
      { id: 'g', name: 'Grace Hopper' },
    ];
    expect(viewersOf(requestOf('CS-1', { author: grace, people }))).to.deep.equal(['Bo', 'Grace Hopper']);
    expect(viewersOf(requestOf('CS-1', { author: grace, people: [] }))).to.deep.equal(['Grace Hopper']);
  });

  it('is the team where it says so', () => {
    expect(viewersOf(requestOf('CS-1', { people: [], visibility: 'team' }))).to.equal('team');
  });
});

describe('a draft', () => {
  const shared: DraftText = {
    summary: '',
    body: '',
    more: { people: ['g', 'new@example.com'], kept: { names: { g: 'Grace Hopper' } } },
  };

  it('knows those who were chosen by name, or by what stands for it', () => {
    expect(chosenFor(shared).map(({ name }) => name)).to.deep.equal(['Grace Hopper', 'new@example.com']);
    expect(viewersOfDraft({ ...shared, more: { ...shared.more, visibility: 'team' } })).to.equal('team');
  });

  it('has the people of both versions where two are joined', () => {
    const other: DraftText = {
      summary: 'x',
      body: '',
      more: { people: ['b'], kept: { names: { b: 'Bo' } } },
    };
    expect(chosenFor(joinText(shared, other)).map(({ name }) => name)).to.deep.equal([
      'Grace Hopper',
      'new@example.com',
      'Bo',
    ]);
  });

  it('is one already where only people were chosen, and is there again after a reload', async () => {
    const { composer, make } = await setUp();
    composer.type('more', shared.more);
    expect(composer.snapshot.hasDraft).to.equal(true);
    await composer.save();
    const again = make();
    await again.restored;
    expect(chosenFor(again.snapshot.text).map(({ name }) => name)).to.deep.equal([
      'Grace Hopper',
      'new@example.com',
    ]);
  });
});
