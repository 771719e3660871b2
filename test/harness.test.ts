import { expect } from '@open-wc/testing';

it('runs', () => {
  expect(document.readyState).to.be.a('string');
});
