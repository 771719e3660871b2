import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Checks } from '../../../src/ui/compose/checks/checks.lazy.ts';
import type { ComposingElement } from '../../../src/ui/compose/composing-element.ts';
import type { ComposerSnapshot } from '../../../src/state/outbox/composer-snapshot.ts';

/** Just what the checks need of an element. */
class Host extends LitElement {
  readonly composer = undefined;
}
customElements.define('checks-host', Host);

const draft = (summary: string, body: string): ComposerSnapshot => ({
  text: { summary, body },
  files: [],
  held: [],
  rejected: [],
  fieldProblems: {},
  sending: true,
  hasDraft: true,
  isGiven: false,
  isDiscarded: false,
});

describe('the checks of a draft that was called off before they were through', () => {
  for (const [what, snapshot] of [
    ['a secret', draft('Server', 'The root password: Tr0ub4dor&3')],
    ['too little', draft('help', 'my password')],
  ] as const) {
    it(`ask nothing about ${what}, so that no countdown sends it`, async () => {
      let sends = 0;
      const checks = new Checks(document.createElement('checks-host') as unknown as ComposingElement, {
        fields: () => Promise.resolve([]),
        submit: () => null,
        send: () => sends++,
        details: { ownText: body => body, add: () => {} },
      });
      const calling = new AbortController();
      const allowed = checks.allows(snapshot, calling.signal);
      calling.abort();
      expect(await allowed).to.equal(false);
      expect(checks.isAsking).to.equal(false);
      expect(sends).to.equal(0);
      // The same draft is asked about where it is not called off.
      expect(await checks.allows(snapshot, new AbortController().signal)).to.equal(false);
      expect(checks.isAsking).to.equal(true);
      checks.hostDisconnected();
    });
  }
});
