/** The catalogue of a configuration or the seed: everything is in memory. */
import type { Article, ArticleQuery, Catalogue, Colleague, Incident, ServiceQuery } from './catalogue.ts';
import type { Customer } from './customer.ts';
import { BadCursor } from './desk.ts';
import { hoursAt, type Week } from './hours.ts';
import type { WireRequestType, WireService, WireSeverity } from './wire.ts';

interface Organisation {
  readonly id: string;
  /** Customers by their keys; the address is for adding them. */
  readonly people: readonly Colleague[];
  readonly services?: readonly WireService[];
}

export interface CatalogueArticle extends Article {
  /** Found by these words, too. */
  readonly keywords?: readonly string[];
  /** Only for these request types. */
  readonly types?: readonly string[];
}

export interface CatalogueData {
  readonly types?: readonly WireRequestType[];
  readonly severities?: readonly WireSeverity[];
  readonly hours?: { readonly text: string; readonly timeZone?: string; readonly week?: Week };
  readonly phone?: {
    readonly number: string;
    readonly label?: string;
    /** By the keys of customers. */
    readonly pins?: Readonly<Record<string, string>>;
  };
  readonly retractWithinMinutes?: number;
  readonly organisations?: readonly Organisation[];
  /** Of customers who are in no organisation, by their keys. */
  readonly services?: Readonly<Record<string, readonly WireService[]>>;
  /** Those with `serviceIds` concern the customers who have one of these. */
  readonly incidents?: readonly Incident[];
  readonly articles?: readonly CatalogueArticle[];
}

const own = <T>(values: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  values && Object.hasOwn(values, key) ? values[key] : undefined;

const textOf = ({ label, kind = '', detail = '' }: WireService): string =>
  `${label}\n${kind}\n${detail}`.toLowerCase();

/** A page begins after a service of the list; the cursor is that one's id. */
function pageOf(services: readonly WireService[], { words, limit, cursor }: ServiceQuery) {
  const found = services.filter(service => words.every(word => textOf(service).includes(word)));
  const before = cursor ? found.findIndex(({ id }) => id === cursor) : -1;
  if (cursor && before < 0) throw new BadCursor('The cursor is not one of this list.');
  const items = found.slice(before + 1, before + 1 + limit);
  const isLast = before + 1 + items.length >= found.length;
  return { items, next: isLast ? undefined : items.at(-1)?.id };
}

/** How well an article answers: words of its title and its keywords count more than others. */
function scoreOf(article: CatalogueArticle, words: readonly string[]): number {
  const title = [article.title, ...(article.keywords ?? [])].join(' ').toLowerCase();
  const rest = `${article.excerpt ?? ''} ${article.body ?? ''}`.toLowerCase();
  return words.reduce((score, word) => score + (title.includes(word) ? 3 : rest.includes(word) ? 1 : 0), 0);
}

function toArticle({ keywords: _keywords, types: _types, ...article }: CatalogueArticle): Article {
  return article;
}

/** @param load called for each call, so that a file may change */
export function memoryCatalogue(load: () => CatalogueData): Catalogue {
  const organisationOf = ({ key }: Customer): Organisation | undefined =>
    load().organisations?.find(({ people }) => people.some(({ id }) => id === key));
  const colleaguesOf = (customer: Customer): readonly Colleague[] =>
    organisationOf(customer)?.people.filter(({ id }) => id !== customer.key) ?? [];

  function servicesOf(customer: Customer): readonly WireService[] {
    const { services, incidents = [] } = load();
    const all = organisationOf(customer)?.services ?? own(services, customer.key) ?? [];
    const active = incidents.filter(({ state }) => state === 'active');
    return all.map(service => {
      const known = active.filter(({ serviceIds }) => serviceIds?.includes(service.id)).map(({ id }) => id);
      const incidentIds = [...new Set([...(service.incidentIds ?? []), ...known])];
      return incidentIds.length ? { ...service, incidentIds } : service;
    });
  }

  return {
    describe: ({ key }, now) => {
      const { types, severities, hours, phone, retractWithinMinutes } = load();
      const pin = own(phone?.pins, key);
      return {
        types,
        severities,
        ...(hours && { hours: hoursAt(hours, now) }),
        ...(phone && {
          phone: {
            number: phone.number,
            ...(phone.label === undefined ? {} : { label: phone.label }),
            ...(pin === undefined ? {} : { pin }),
          },
        }),
        retractWithinMinutes,
      };
    },

    get services() {
      const { organisations, services } = load();
      if (!services && !organisations?.some(organisation => organisation.services)) return undefined;
      return {
        list: (customer: Customer, query: ServiceQuery) => pageOf(servicesOf(customer), query),
        get: (customer: Customer, ids: readonly string[]) =>
          servicesOf(customer).filter(({ id }) => ids.includes(id)),
      };
    },

    get people() {
      if (!load().organisations) return undefined;
      return {
        organisationOf: (customer: Customer) => organisationOf(customer)?.id,
        search: (customer: Customer, text: string) =>
          colleaguesOf(customer)
            .filter(({ name, email = '' }) => `${name}\n${email}`.toLowerCase().includes(text))
            .slice(0, 20),
        find: (customer: Customer, idOrEmail: string) => {
          const wanted = idOrEmail.trim().toLowerCase();
          return colleaguesOf(customer).find(
            ({ id, email }) => id === idOrEmail || email?.toLowerCase() === wanted,
          );
        },
      };
    },

    get incidents() {
      if (!load().incidents) return undefined;
      return {
        list: (customer: Customer) => {
          const services = new Set(servicesOf(customer).map(({ id }) => id));
          return (load().incidents ?? []).filter(
            ({ serviceIds }) => !serviceIds || serviceIds.some(id => services.has(id)),
          );
        },
      };
    },

    get articles() {
      if (!load().articles) return undefined;
      return {
        search: (_customer: Customer, { words, type, limit }: ArticleQuery) =>
          (load().articles ?? [])
            .filter(({ types }) => !types || type === undefined || types.includes(type))
            .map(article => ({ article, score: scoreOf(article, words) }))
            .filter(({ score }) => score > 0)
            .sort((a, b) => b.score - a.score)
            .slice(0, limit)
            .map(({ article }) => toArticle(article)),
        has: (_customer: Customer, id: string) => (load().articles ?? []).some(article => article.id === id),
      };
    },
  };
}
