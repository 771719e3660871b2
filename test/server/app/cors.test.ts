import { expect } from '@open-wc/testing';
import { withCors } from '../../../server/src/app/http/cors.ts';
import { operations } from '../../../server/src/app/operations.ts';

describe('The demo backend for other origins', () => {
  const origin = 'https://panel.example';
  const app = withCors(() => Promise.resolve(new Response('{}', { status: 401 })), {
    origins: [origin],
    credentials: true,
  });
  const url = 'https://desk.example/requests';

  it('answers a preflight with all that the contract needs', async () => {
    const headers = { 'Access-Control-Request-Method': 'PATCH' };
    const request = new Request(url, { method: 'OPTIONS' });
    // A page may not set these two itself.
    const answer = await app(withHeaders(request, { ...headers, Origin: origin }));
    expect(answer.status).to.equal(204);
    expect(answer.headers.get('Access-Control-Allow-Headers')).to.contain('Idempotency-Key');
    for (const [, method] of operations) {
      expect(answer.headers.get('Access-Control-Allow-Methods')).to.contain(method);
    }
  });

  it('lets errors be read, and nobody else in', async () => {
    const answer = await app(withHeaders(new Request(url), { Origin: origin }));
    expect(answer.status).to.equal(401);
    expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal(origin);
    expect(answer.headers.get('Access-Control-Expose-Headers')).to.contain('Retry-After');
    const other = await app(withHeaders(new Request(url), { Origin: 'https://evil.example' }));
    expect(other.headers.has('Access-Control-Allow-Origin')).to.equal(false);
  });

  function withHeaders(request: Request, headers: Record<string, string>): Request {
    Object.defineProperty(request, 'headers', { value: new Headers(headers) });
    return request;
  }
});
