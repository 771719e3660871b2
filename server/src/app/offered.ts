/** What the catalogue has for the signed-in customer, as far as the desk and the store can keep what comes of it. */
import type { Catalogue, Description } from './catalogue.ts';
import type { Customer } from './customer.ts';
import type { DeskCapabilities } from './desk.ts';
import type { FullConfig } from './limits.ts';
import type { ServerStore } from './store.ts';

export interface Offered {
  /** With the organisation that the directory says. */
  readonly customer: Customer;
  readonly config: FullConfig;
  /** Milliseconds within which a comment can be taken back; 0: never. */
  readonly retractMs: number;
}

interface Parts {
  readonly catalogue: Catalogue;
  readonly capabilities: DeskCapabilities;
  readonly store: ServerStore;
  readonly config: FullConfig;
}

/** What is absent stays absent. */
const present = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** @param unavailable gets what the catalogue fails with, and may throw it: else the call goes on without that part */
export async function offeredTo(
  found: Customer,
  { catalogue, capabilities, store, config }: Parts,
  now: number,
  unavailable: (error: unknown) => void,
): Promise<Offered> {
  /** What a catalogue cannot say just now is not offered. */
  const ask = async <T>(question: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      unavailable(error);
      return undefined;
    }
  };

  const { team = false } = capabilities;
  // A desk of the store's records shares by the store, a helpdesk by itself.
  const { people = team && store.sharing !== undefined } = capabilities;
  const { types: hasTypes = team, severities: hasSeverities = team, services = team } = capabilities;
  const description: Description = (await ask(() => catalogue.describe?.(found, now))) ?? {};
  const directory = people ? catalogue.people : undefined;
  // Of nobody's own say: an organisation from elsewhere would open the requests of others.
  const organisation = await ask(() => directory?.organisationOf(found));
  const { types, severities, hours, phone, retractWithinMinutes = 0 } = description;
  const { notes } = store;
  const features = {
    ...config.features,
    services: services && catalogue.services !== undefined,
    people: organisation !== undefined,
    incidents: notes !== undefined && catalogue.incidents !== undefined,
    articles: notes !== undefined && catalogue.articles !== undefined,
  };
  return {
    customer: { ...found, organisation },
    config: {
      ...config,
      ...present({ hours, phone, ...(hasTypes ? { types } : {}), ...(hasSeverities ? { severities } : {}) }),
      features,
    },
    retractMs: team ? retractWithinMinutes * 60_000 : 0,
  };
}
