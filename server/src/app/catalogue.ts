/**
 * The port for what a company has beside requests: the types and severities of its form, its customers' services and colleagues, its
 * incidents and its articles. Everything is optional: what is absent is not offered. `memoryCatalogue` is the one of a configuration; a
 * module may give another one, such as over the company's own API. Each method gets the signed-in customer and answers for them only.
 */
import type { Customer } from './customer.ts';
import type {
  WireArticle,
  WireConfig,
  WireIncident,
  WirePerson,
  WireRequestType,
  WireService,
  WireSeverity,
} from './wire.ts';

type Answer<T> = T | Promise<T>;

/** What a customer's form offers, and how else to reach support. */
export interface Description {
  readonly types?: readonly WireRequestType[] | undefined;
  /** The least severe first. */
  readonly severities?: readonly WireSeverity[] | undefined;
  readonly hours?: WireConfig['hours'];
  readonly phone?: WireConfig['phone'];
  /** Within how many minutes a comment can be taken back; absent: never. */
  readonly retractWithinMinutes?: number | undefined;
}

export interface ServiceQuery {
  /** Words in lower case that all occur in the label, the kind or the detail. */
  readonly words: readonly string[];
  readonly limit: number;
  /** `next` of the page before. Comes from the client: a forged one is a `BadCursor` (desk.ts). */
  readonly cursor?: string | undefined;
}

export interface ServiceCatalogue {
  list(
    customer: Customer,
    query: ServiceQuery,
  ): Answer<{ readonly items: readonly WireService[]; readonly next?: string | undefined }>;
  /** Those of the ids that are this customer's. */
  get(customer: Customer, ids: readonly string[]): Answer<readonly WireService[]>;
}

/** A colleague: the id is the key of the customer (`Customer.key`). */
export type Colleague = Pick<WirePerson, 'id' | 'name' | 'email'>;

export interface PeopleDirectory {
  /** Customers of the same organisation are colleagues. Absent: they are alone, and nothing is shared. */
  organisationOf(customer: Customer): Answer<string | undefined>;
  /** Colleagues, without the customer, whose name or address has this in it, in lower case; at most 20. */
  search(customer: Customer, text: string): Answer<readonly Colleague[]>;
  /** The colleague with this id or e-mail address. */
  find(customer: Customer, idOrEmail: string): Answer<Colleague | undefined>;
}

/** `format` is text by default; whether the customer follows it the server adds. */
export type Incident = Omit<WireIncident, 'format' | 'following'> & Partial<Pick<WireIncident, 'format'>>;

export interface IncidentFeed {
  /** Those that concern this customer, resolved ones too: the server leaves them out after an hour. */
  list(customer: Customer): Answer<readonly Incident[]>;
}

export interface ArticleQuery {
  /** What the customer has typed so far, in lower case. */
  readonly words: readonly string[];
  readonly type?: string | undefined;
  readonly service?: string | undefined;
  readonly limit: number;
}

/** `format` is text by default. */
export type Article = Omit<WireArticle, 'format'> & Partial<Pick<WireArticle, 'format'>>;

export interface ArticleIndex {
  /** The best first. */
  search(customer: Customer, query: ArticleQuery): Answer<readonly Article[]>;
  has(customer: Customer, id: string): Answer<boolean>;
}

export interface Catalogue {
  /** @param now milliseconds since the epoch */
  describe?(customer: Customer, now: number): Answer<Description>;
  readonly services?: ServiceCatalogue | undefined;
  readonly people?: PeopleDirectory | undefined;
  readonly incidents?: IncidentFeed | undefined;
  readonly articles?: ArticleIndex | undefined;
}
