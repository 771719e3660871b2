import { expect } from '@open-wc/testing';
import { exclusive } from '../../../src/state/storage/exclusive.ts';
import { rejection } from '../../support/rejection.ts';

describe('What only one tab may do at a time, where locks are refused, as in a sandboxed frame', () => {
  before(() => {
    const refuse = () => Promise.reject(new DOMException('Not here', 'SecurityError'));
    Object.defineProperty(navigator, 'locks', { value: { request: refuse }, configurable: true });
  });
  after(() => {
    Reflect.deleteProperty(navigator, 'locks');
  });

  it('is done all the same', async () => {
    expect(await exclusive(crypto.randomUUID(), () => Promise.resolve('done'))).to.equal('done');
  });

  it('fails as it does by itself', async () => {
    const error = new Error('Out of paper');
    expect(await rejection(exclusive(crypto.randomUUID(), () => Promise.reject(error)))).to.equal(error);
  });
});
