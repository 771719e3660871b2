import { expect } from '@open-wc/testing';
import { setUp } from '../../support/composer-fixture.ts';
import { settled } from '../../support/fake-backend.ts';
import { waitFor } from '../../support/wait.ts';

describe('A draft that was discarded', () => {
  it('comes back: text and files, also after a reload', async () => {
    const { composer, make, backend } = await setUp();
    composer.type('summary', 'Help');
    composer.addFiles([new File(['abc'], 'a.log')]);
    backend.uploads[0]!.resolve({
      id: 'a1',
      name: 'a.log',
      size: 3,
      type: '',
      url: 'https://x.example/',
      local: true,
    });
    await waitFor(() => composer.snapshot.files[0]?.state.is === 'done', 'the upload');
    await composer.save();
    await composer.discard();
    expect(composer.snapshot.hasDraft).to.equal(false);
    expect(composer.snapshot.isDiscarded).to.equal(true);
    expect(backend.deleted).to.deep.equal(['a1']);
    // As after a reload within the time.
    const again = make();
    await waitFor(() => again.snapshot.isDiscarded, 'the discarded draft');
    expect(again.snapshot.hasDraft).to.equal(false);
    await again.restoreDiscarded();
    expect(again.snapshot.text.summary).to.equal('Help');
    expect(again.snapshot.files.map(({ file }) => file.name)).to.deep.equal(['a.log']);
    expect(await again.snapshot.files[0]!.file.text()).to.equal('abc');
    await waitFor(() => backend.uploads.length === 2, 'the upload anew');
    expect(backend.uploads[1]!.options.idempotencyKey).not.to.equal(
      backend.uploads[0]!.options.idempotencyKey,
    );
    await again.save();
    const later = make();
    await later.restored;
    expect(later.snapshot.text.summary).to.equal('Help');
    await settled();
    expect(later.snapshot.isDiscarded).to.equal(false);
  });

  it('does not come back once its time is over, nor after wipe()', async () => {
    const { composer, make } = await setUp();
    for (const end of ['forget', 'wipe'] as const) {
      composer.type('summary', 'Help');
      await composer.save();
      await composer.discard();
      await composer[end]();
      expect(composer.snapshot.isDiscarded).to.equal(false);
      const again = make();
      await again.restored;
      await settled();
      await settled();
      expect(again.snapshot.isDiscarded).to.equal(false);
      expect(again.snapshot.hasDraft).to.equal(false);
      await again.restoreDiscarded();
      expect(again.snapshot.hasDraft).to.equal(false);
    }
  });
});
