/** Rich text in a transcript under Trusted Types: no policy but that of the script, which the screen uses as well. */
import { expect } from '@open-wc/testing';
import { toText } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { commentOf, english, now, threadOf } from '../../../support/transcript-fixture.ts';

interface Policy {
  readonly name: string;
  createHTML: (this: Policy, html: string) => unknown;
}

it('is made with the one policy of the script, where the browser has policies', async () => {
  const { prototype } = (globalThis as { TrustedTypePolicy?: { prototype: Policy } }).TrustedTypePolicy ?? {};
  const passed: string[] = [];
  const createHTML = prototype?.createHTML;
  if (prototype && createHTML) {
    prototype.createHTML = function (html) {
      passed.push(`${this.name}: ${html}`);
      return createHTML.call(this, html);
    };
  }
  const thread = threadOf([commentOf('a', { format: 'html', body: '<p>An <b>answer</b></p>' })]);
  expect(await toText(thread, { translator: english, now })).to.contain('\n  An answer\n');
  if (!prototype || !createHTML) return;
  prototype.createHTML = createHTML;
  expect(passed).to.include('support-requests: <p>An <b>answer</b></p>');
  expect(passed.filter(text => !text.startsWith('support-requests: '))).to.deep.equal([]);
});
