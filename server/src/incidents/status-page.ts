/** The incidents of a status page, for all customers: asked at the start, and then now and then while somebody looks. Nobody waits for it. */
import type { Incident, IncidentFeed } from '../app/catalogue.ts';
import type { Customer } from '../app/customer.ts';
import type { Reader } from '../config/reader.ts';
import { createClient } from '../helpdesks/shared/client.ts';
import { addressSetting } from '../helpdesks/shared/settings.ts';
import { readIncidents } from './incident-file.ts';
import { paths, readStatuspage } from './statuspage.ts';

export interface StatusPageSettings {
  /** Of the page, or of the document. */
  readonly url: string;
  readonly format: 'statuspage' | 'json';
  /** Milliseconds between two calls. */
  readonly everyMs: number;
}

/** Milliseconds for which the last answer stands while the page fails: what it says is better than nothing. */
const staleMs = 30 * 60_000;

/** Services of this customer, where incidents name some. */
export type ServicesOf = (customer: Customer, ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** The member `statusPage` of the configuration. */
export function readStatusPage(reader: Reader | undefined): StatusPageSettings | undefined {
  if (!reader) return undefined;
  const url = addressSetting(
    reader,
    'url',
    'the address of the status page, such as https://status.example.com',
  );
  const format = reader.text('format') ?? 'statuspage';
  if (format !== 'statuspage' && format !== 'json') reader.fail('format', 'statuspage or json');
  const seconds = reader.number('seconds', 10, 3600) ?? 60;
  reader.end();
  return { url, format: format === 'json' ? 'json' : 'statuspage', everyMs: seconds * 1000 };
}

/**
 * @param report gets the reason while the page does not answer; then what it said last stands for half an hour
 * @param servicesOf absent where the company names no services: then incidents of some services concern nobody
 */
export function openStatusPage(
  { url, format, everyMs }: StatusPageSettings,
  report: (error: unknown) => void,
  servicesOf: ServicesOf | undefined,
  now: () => number = () => performance.now(),
): IncidentFeed {
  const http = createClient({
    name: 'The status page',
    url,
    headers: { Accept: 'application/json' },
    keyAdvice: 'The status page has to be public.',
    maxJsonBytes: 2 * 1024 * 1024,
  });
  let known: readonly Incident[] = [];
  let answeredAt = -Infinity;
  let askedAt = -Infinity;
  let isAsking = false;

  async function ask(): Promise<void> {
    isAsking = true;
    askedAt = now();
    try {
      known =
        format === 'json'
          ? readIncidents(await http.get(''))
          : readStatuspage(await Promise.all(paths.map(path => http.get(path))));
      answeredAt = now();
    } catch (error) {
      if (now() - answeredAt > staleMs) known = [];
      report(error);
    } finally {
      isAsking = false;
    }
  }

  void ask();

  return {
    list: async customer => {
      const incidents = known;
      // What it answers is for the next look.
      if (!isAsking && now() - askedAt >= everyMs) void ask();
      const ids = [...new Set(incidents.flatMap(({ serviceIds = [] }) => serviceIds))];
      const own = ids.length ? await servicesOf?.(customer, ids) : undefined;
      return incidents.filter(({ serviceIds }) => !serviceIds || serviceIds.some(id => own?.has(id)));
    },
  };
}
