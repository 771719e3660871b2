import { expect } from '@open-wc/testing';
import { Auth, type GetToken } from '../../src/http/auth.ts';
import { problemOf } from '../support/rejection.ts';
import { Network, type Sent } from './network.ts';

const bearer = ({ headers }: Sent) => headers.get('Authorization');
const accepts = (token: string) => (sent: Sent) =>
  bearer(sent) === `Bearer ${token}` ? Response.json({}) : new Response(null, { status: 401 });

/** The page's function: gives one token after another, and records how it was asked. */
function tokens(...all: string[]): { getToken: GetToken; asked: boolean[] } {
  const asked: boolean[] = [];
  const getToken: GetToken = async ({ refresh }) => {
    asked.push(refresh);
    return all[asked.length - 1] ?? 'none left';
  };
  return { getToken, asked };
}

describe('the token', () => {
  it('goes with every call to the API', async () => {
    const network = new Network();
    await network.client({ token: 'abc' }).send({ path: 'x' });
    expect(bearer(network.last)).to.equal('Bearer abc');
  });

  it('goes nowhere else', async () => {
    const network = new Network();
    const client = network.client({ token: 'abc' });
    for (const path of ['https://files.example/x', 'http://api.example/x', 'https://api.example:8443/x']) {
      await client.send({ path });
      expect(bearer(network.last), path).to.equal(null);
    }
  });

  it('is left out where there is none', async () => {
    const network = new Network();
    await network.client({ token: '' }).send({ path: 'x' });
    await network.client({ getToken: () => '' }).send({ path: 'x' });
    expect(network.sent.map(bearer)).to.deep.equal([null, null]);
  });

  it('is asked for once however many calls need it', async () => {
    const network = new Network();
    const { getToken, asked } = tokens('one', 'two');
    const client = network.client({ getToken });
    await Promise.all([client.send({ path: 'a' }), client.send({ path: 'b' }), client.send({ path: 'c' })]);
    await client.send({ path: 'd' });
    expect(asked).to.deep.equal([false]);
    expect(new Set(network.sent.map(bearer))).to.deep.equal(new Set(['Bearer one']));
  });

  it('is replaced when the page gives another', async () => {
    const network = new Network();
    const client = network.client({ token: 'old' });
    await client.send({ path: 'a' });
    client.auth.source = { token: 'new' };
    await client.send({ path: 'a' });
    expect(network.sent.map(bearer)).to.deep.equal(['Bearer old', 'Bearer new']);
  });
});

describe('a refused token', () => {
  it('is renewed, and the call sent once more with the same body and key', async () => {
    const network = new Network(accepts('two'));
    const { getToken, asked } = tokens('one', 'two');
    const call = { method: 'POST', path: 'r', json: { a: 1 }, headers: { 'Idempotency-Key': 'k' } } as const;
    await network.client({ getToken }).send(call);
    expect(asked).to.deep.equal([false, true]);
    expect(network.sent.map(bearer)).to.deep.equal(['Bearer one', 'Bearer two']);
    expect(network.sent.map(sent => sent.body)).to.deep.equal(['{"a":1}', '{"a":1}']);
    expect(network.sent.map(sent => sent.headers.get('Idempotency-Key'))).to.deep.equal(['k', 'k']);
  });

  it('is renewed once for all calls that were refused together', async () => {
    const network = new Network(accepts('two'));
    const { getToken, asked } = tokens('one', 'two', 'three');
    const client = network.client({ getToken });
    await Promise.all(['a', 'b', 'c', 'd'].map(path => client.send({ path })));
    expect(asked).to.deep.equal([false, true]);
    expect(network.sent).to.have.length(8);
  });

  it('is renewed once for two that ask at the same moment', async () => {
    const { getToken, asked } = tokens('one', 'two', 'three');
    const auth = new Auth({ getToken });
    const refused = await auth.token();
    expect(await Promise.all([auth.renew(refused), auth.renew(refused)])).to.deep.equal(['two', 'two']);
    expect(asked).to.deep.equal([false, true]);
  });

  it('is not renewed for a call that was refused late, when another had done so already', async () => {
    let letGo!: () => void;
    const late = new Promise<void>(resolve => (letGo = resolve));
    const network = new Network(async sent => {
      if (sent.url.endsWith('late') && bearer(sent) === 'Bearer one') await late;
      return accepts('two')(sent);
    });
    const { getToken, asked } = tokens('one', 'two', 'three');
    const client = network.client({ getToken });
    const slow = client.send({ path: 'late' });
    await client.send({ path: 'quick' });
    letGo();
    await slow;
    expect(asked).to.deep.equal([false, true]);
  });

  it('is given up after one renewal', async () => {
    const network = new Network(accepts('never'));
    const { getToken, asked } = tokens('one', 'two', 'three');
    const problem = await problemOf(network.client({ getToken }).send({ path: 'x' }));
    expect(problem).to.deep.include({ kind: 'unauthorized', status: 401 });
    expect(asked).to.deep.equal([false, true]);
    expect(network.sent).to.have.length(2);
  });

  it('is not sent twice where the page can’t renew it', async () => {
    const network = new Network(accepts('never'));
    const problem = await problemOf(network.client({ token: 'one' }).send({ path: 'x' }));
    expect(problem.kind).to.equal('unauthorized');
    expect(network.sent).to.have.length(1);
  });

  it('is renewed for 401 only', async () => {
    const network = new Network(() => new Response(null, { status: 403 }));
    const { getToken, asked } = tokens('one', 'two');
    expect((await problemOf(network.client({ getToken }).send({ path: 'x' }))).kind).to.equal('forbidden');
    expect(asked).to.deep.equal([false]);
  });
});

describe('a page that can’t give a token', () => {
  for (const [how, getToken] of [
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('down'))],
  ] as const satisfies readonly (readonly [string, GetToken])[]) {
    it(`counts as signed out when it ${how}, and is asked again next time`, async () => {
      const network = new Network();
      let fails = true;
      const client = network.client({
        getToken: async options => (fails ? getToken() : `t-${options.refresh}`),
      });
      expect((await problemOf(client.send({ path: 'x' }))).kind).to.equal('unauthorized');
      expect(network.sent).to.have.length(0);
      fails = false;
      await client.send({ path: 'x' });
      expect(bearer(network.last)).to.equal('Bearer t-false');
    });
  }

  it('counts as signed out when the renewal fails', async () => {
    const network = new Network(accepts('two'));
    const getToken: GetToken = async ({ refresh }) => {
      if (refresh) throw new Error('down');
      return 'one';
    };
    expect((await problemOf(network.client({ getToken }).send({ path: 'x' }))).kind).to.equal('unauthorized');
  });

  it('counts as signed out when what it gives can’t be a header', async () => {
    for (const token of ['snow ☃', 'a\nb']) {
      const network = new Network();
      expect((await problemOf(network.client({ token }).send({ path: 'x' }))).kind).to.equal('unauthorized');
      expect((await problemOf(network.client({ getToken: () => token }).send({ path: 'x' }))).kind).to.equal(
        'unauthorized',
      );
      expect(network.sent).to.have.length(0);
    }
  });
});
