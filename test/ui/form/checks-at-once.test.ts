import { expect } from '@open-wc/testing';
import { deskApi, descriptionOf, fill, openForm, press, serve, shows } from '../../support/form-fixture.ts';

/** The only test of this file: a browser loads a module once. */
describe('a password in a request that is sent before the checks are loaded', () => {
  const api = deskApi();

  it('is asked about all the same', async () => {
    serve(api);
    const root = await openForm(api);
    fill(root, 'web-07 does not boot', 'The root password: Tr0ub4dor&3 and it hangs since 03:10.');
    press(root, 'Send');
    await shows(root, /^This looks like a password or key:/);
    expect(api.callsTo('POST /requests')).to.have.length(0);
    expect(descriptionOf(root).value).to.contain('Tr0ub4dor&3');
  });
});
