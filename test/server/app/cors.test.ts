import { expect } from '@open-wc/testing';
import { withCors } from '../../../server/src/app/http/cors.ts';
import { operations } from '../../../server/src/app/operations.ts';

describe('The app for other origins', () => {
  const origin = 'https://panel.example';
  const app = withCors(() => Promise.resolve(new Response('{}', { status: 401 })), {
    origins: [origin],
    credentials: true,
  });
  const url = 'https://desk.example/requests';

  it('allows in a preflight everything that the contract needs', async () => {
    const headers = { 'Access-Control-Request-Method': 'PATCH' };
    const request = new Request(url, { method: 'OPTIONS' });
    const response = await app(withHeaders(request, { ...headers, Origin: origin }));
    expect(response.status).to.equal(204);
    expect(response.headers.get('Access-Control-Allow-Headers')).to.contain('Idempotency-Key');
    for (const [, method] of operations) {
      expect(response.headers.get('Access-Control-Allow-Methods')).to.contain(method);
    }
  });

  it('exposes errors to its origins, and nothing to others', async () => {
    const response = await app(withHeaders(new Request(url), { Origin: origin }));
    expect(response.status).to.equal(401);
    expect(response.headers.get('Access-Control-Allow-Origin')).to.equal(origin);
    expect(response.headers.get('Access-Control-Expose-Headers')).to.contain('Retry-After');
    const other = await app(withHeaders(new Request(url), { Origin: 'https://evil.example' }));
    expect(other.headers.has('Access-Control-Allow-Origin')).to.equal(false);
  });

  /** `Request` drops forbidden headers, so they are defined on the object. */
  function withHeaders(request: Request, headers: Record<string, string>): Request {
    Object.defineProperty(request, 'headers', { value: new Headers(headers) });
    return request;
  }
});
