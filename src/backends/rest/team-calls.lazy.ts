import type { Article, Incident, Page, Person, Service, SupportRequest } from '../../model.ts';
import type { ArticleOptions, PeopleChange, ReadOptions, ServiceOptions, TeamMethods } from '../backend.ts';
import type { Decoder } from './decode.ts';
import { service, person } from './decode-service.ts';
import { article, incident } from './decode-team.ts';
import { segment } from './segment.ts';
import { each, hasId, hasItems, must, text } from './values.ts';
import type { Call } from '../../http/call.ts';

/** How a call is sent: a conditional GET, and a write with its writer. */
export interface Sender {
  load<T>(call: Call, decode: (value: unknown) => T): Promise<T>;
  change<T>(call: Call, decode: (value: unknown) => T): Promise<T>;
}

/** The calls that only contract 1.1 has. */
export class TeamCalls implements TeamMethods {
  readonly #rest: Sender;
  readonly #decode: Decoder;

  constructor(rest: Sender, decode: Decoder) {
    this.#rest = rest;
    this.#decode = decode;
  }

  listServices({ query, cursor, limit, signal }: ServiceOptions = {}): Promise<Page<Service>> {
    return this.#rest.load({ path: 'services', query: { q: query, cursor, limit }, signal }, value => {
      const { items, nextCursor } = must(hasItems, value);
      return { items: each(hasId, items, service), nextCursor: text(nextCursor) || undefined };
    });
  }

  listPeople(query: string, { signal }: ReadOptions = {}): Promise<readonly Person[]> {
    const call = { path: 'people', query: { q: query || undefined }, signal };
    return this.#rest.load(call, value => each(hasId, must(hasItems, value).items, person));
  }

  listIncidents({ signal }: ReadOptions = {}): Promise<readonly Incident[]> {
    return this.#rest.load({ path: 'incidents', signal }, value =>
      valid(must(hasItems, value).items, item => incident(item, this.#decode)),
    );
  }

  listArticles({ query, type, service, limit, signal }: ArticleOptions): Promise<readonly Article[]> {
    const call = { path: 'articles', query: { q: query, type, service, limit }, signal };
    return this.#rest.load(call, value =>
      valid(must(hasItems, value).items, item => article(item, this.#decode)),
    );
  }

  sharePeople(key: string, change: PeopleChange, { signal }: ReadOptions = {}): Promise<SupportRequest> {
    const path = `requests/${segment(key)}/people`;
    return this.#rest.change({ method: 'PUT', path, json: change, signal }, this.#decode.request);
  }

  async followIncident(id: string, following: boolean, { signal }: ReadOptions = {}): Promise<void> {
    const path = `incidents/${segment(id)}/following`;
    await this.#rest.change({ method: 'PUT', path, json: { following }, signal }, ignored);
  }

  async rateArticle(id: string, solved: boolean, { signal }: ReadOptions = {}): Promise<void> {
    const path = `articles/${segment(id)}/outcome`;
    await this.#rest.change({ method: 'PUT', path, json: { solved }, signal }, ignored);
  }

  async retractComment(key: string, id: string, { signal }: ReadOptions = {}): Promise<void> {
    const path = `requests/${segment(key)}/comments/${segment(id)}`;
    await this.#rest.change({ method: 'DELETE', path, signal }, ignored);
  }

  async setSeverity(key: string, severity: string, { signal }: ReadOptions = {}): Promise<void> {
    await this.#rest.change(
      {
        method: 'PATCH',
        path: `requests/${segment(key)}`,
        json: { severity },
        signal,
      },
      ignored,
    );
  }
}

/** An answer that says nothing. */
const ignored = () => undefined;

/** The items that can be decoded, each id once. */
function valid<T extends { readonly id: string }>(
  items: unknown,
  make: (value: unknown) => T | undefined,
): T[] {
  const found = each(hasId, items, make).filter(item => item !== undefined);
  return [...new Map(found.map(item => [item.id, item])).values()];
}
