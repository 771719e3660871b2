import { HttpProblem } from './app/http/problems.ts';
import { urlHost } from './http-server.ts';

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** As URLs write it: `[::ffff:c0a8:1]`, lower case. */
function hostnameOf(origin: string): string[] {
  return URL.canParse(origin) ? [new URL(origin).hostname] : [];
}

/**
 * Prevents DNS rebinding, where a host name of somebody else resolves to this server.
 *
 * @param host the address that the server listens on
 * @returns a function that throws a 421 for another name
 */
export function hostCheck(host: string, publicOrigin: string | undefined): (request: Request) => void {
  const names = new Set([
    ...ownNames,
    ...hostnameOf(`http://${urlHost(host)}`),
    ...hostnameOf(publicOrigin ?? ''),
  ]);
  return request => {
    if (names.has(new URL(request.url).hostname)) return;
    throw new HttpProblem(421, 'This server has another name. Set PUBLIC_URL to the one that is used.');
  };
}
