import type { HttpSettings } from '../../src/http/client.ts';
import { HttpClient } from '../../src/http/client.ts';

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
  readonly init: RequestInit;
}

type Reply = (sent: Sent) => Response | Promise<Response>;

/** A stand-in for `fetch` that records what was sent. */
export class Network {
  readonly sent: Sent[] = [];
  reply: Reply;

  constructor(reply: Reply = () => Response.json({})) {
    this.reply = reply;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const { method = 'GET', headers, body } = init;
    const sent = { url, method, headers: new Headers(headers), body, init };
    this.sent.push(sent);
    return this.reply(sent);
  };

  get last(): Sent {
    return this.sent.at(-1)!;
  }

  client(settings: Partial<HttpSettings> = {}): HttpClient {
    return new HttpClient({ ...httpSettings(settings), fetch: this.fetch });
  }
}

/** What every client needs, for an API on another origin. */
export const httpSettings = (settings: Partial<HttpSettings> = {}): HttpSettings => ({
  base: new URL('https://api.example/support/'),
  credentials: 'same-origin',
  csrf: {},
  ...settings,
});
