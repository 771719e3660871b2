/** The first page of services: one call for all who need it. */
import { expect } from '@open-wc/testing';
import { SupportError } from '../../src/model.ts';
import { FirstServices } from '../../src/state/first-services.ts';
import { ManualBackend } from '../support/fake-backend.ts';
import { rejection } from '../support/rejection.ts';

const page = { items: [{ id: 'srv-7', label: 'web-07' }] };

const servicesOf = (listServices: () => Promise<typeof page>) =>
  new FirstServices(Object.assign(new ManualBackend(), { listServices }));

describe('the first page of services', () => {
  it('is asked for once, whether two want it at the same time or one after the other', async () => {
    let calls = 0;
    const services = servicesOf(async () => (calls++, page));
    const [one, other] = await Promise.all([services.get(), services.get()]);
    expect([one, other, await services.get()]).to.deep.equal([page, page, page]);
    expect(calls).to.equal(1);
  });

  it('is asked for again where it failed', async () => {
    let calls = 0;
    const services = servicesOf(async () => {
      if (calls++ === 0) throw new SupportError({ kind: 'offline' });
      return page;
    });
    expect(await rejection(services.get())).to.be.instanceOf(SupportError);
    expect(await services.get()).to.deep.equal(page);
  });
});
