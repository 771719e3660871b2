/** A draft that goes on at another path, as when its request gets another key. */
import { expect } from '@open-wc/testing';
import type { StorageKey } from '../../../src/state/storage/storage.ts';
import { setUp } from '../../support/composer-fixture.ts';
import { fileOf } from '../../support/input.ts';

describe('A draft that goes to another path', () => {
  /** Two things at once: the draft moves, and another tab has told that drafts were saved. */
  for (const [when, order] of [
    ['right after it began to move', 'move first'],
    ['right before', 'sync first'],
  ] as const) {
    it(`keeps its file where other tabs' drafts are loaded ${when}`, async () => {
      const { composer, path } = await setUp();
      composer.addFiles([fileOf('trace.log')]);
      await composer.save();
      const to: StorageKey = [...path, 'elsewhere'];
      const move = () => composer.moveTo(Promise.resolve(to));
      const both = order === 'move first' ? [move(), composer.sync()] : [composer.sync(), move()];
      await Promise.all(both);
      expect(composer.snapshot.files.map(({ file }) => file.name)).to.deep.equal(['trace.log']);
    });
  }
});
