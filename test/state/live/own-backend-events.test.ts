import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import { ManualBackend } from '../../support/fake-backend.ts';
import { waitFor } from '../../support/wait.ts';

describe('The event stream of a page’s own backend', () => {
  it('is opened by the backend’s own method, also where the backend has a field named http', async () => {
    let opened = 0;
    const backend = Object.assign(new ManualBackend(), {
      // What the page speaks to its API with: none of ours.
      http: { send: () => Promise.reject(new Error('None of ours')) },
      openEvents: () => {
        opened++;
        return Promise.resolve(new ReadableStream<Uint8Array>());
      },
    });
    const { features, ...config } = await backend.config;
    backend.config = Promise.resolve({ ...config, features: { ...features, events: true } });
    const desk = new Desk({ backend, apiBase: `desk-${crypto.randomUUID()}`, user: 'ada' });
    desk.wake();
    try {
      await waitFor(() => opened > 0, 'the stream to be opened');
    } finally {
      await desk.sleep();
    }
    expect(opened).to.equal(1);
  });
});
