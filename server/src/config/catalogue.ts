/** The member `catalogue` of the configuration: what the company has beside requests. docs/operate.md describes it. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catalogue } from '../app/catalogue.ts';
import { dayNames } from '../app/hours.ts';
import { memoryCatalogue, type CatalogueData } from '../app/memory-catalogue.ts';
import { readFormFields } from './form-fields.ts';
import { ConfigError, Reader } from './reader.ts';

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

/** A list of objects that have these texts; `more` looks at the rest of each. */
function readItems(
  reader: Reader,
  name: string,
  needed: readonly string[],
  more: (item: Reader) => void = () => undefined,
): Reader[] {
  const value = reader.take(name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    reader.fail(name, 'a list');
    return [];
  }
  const at = reader.path ? `${reader.path}.${name}` : name;
  return value.map((item: unknown, index) => {
    const values = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
    const inner = new Reader(`${at}[${index}]`, values, reader.errors);
    for (const member of needed) inner.needed(member, 'a text');
    more(inner);
    return inner;
  });
}

/** Each id once: a second one would never be found. */
function requireUnique(items: readonly Reader[], member: string): void {
  const seen = new Set<unknown>();
  for (const item of items) {
    const id = item.values[member];
    if (seen.has(id)) item.fail(member, 'another one: it is there twice');
    seen.add(id);
  }
}

function readTypes(reader: Reader, severities: readonly unknown[]): void {
  const types = readItems(reader, 'types', ['id', 'label'], type => {
    const service = type.text('service');
    if (service !== undefined && !['required', 'optional', 'none'].includes(service))
      type.fail('service', 'required, optional or none');
    for (const value of type.texts('severities') ?? [])
      if (!severities.includes(value)) type.fail('severities', 'a list of values that `severities` has');
    readFormFields(type, 'fields');
  });
  requireUnique(types, 'id');
}

function readHours(reader: Reader | undefined): void {
  reader?.needed('text', 'when support is there, for people');
  const zone = reader?.text('timeZone');
  if (zone !== undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      reader?.fail('timeZone', 'a time zone such as Europe/Amsterdam');
    }
  }
  const week = reader?.section('week');
  for (const day of dayNames) {
    const times = week?.texts(day, 'like ["08:00", "20:00"]');
    const fits = times?.length === 2 && times.every(text => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text));
    if (times && !(fits && times.join() === [...times].sort().join() && times[0] !== times[1]))
      week?.fail(day, 'like ["08:00", "20:00"]');
  }
  week?.end();
  reader?.end();
}

function readOrganisations(reader: Reader): void {
  const people: Reader[] = [];
  const organisations = readItems(reader, 'organisations', ['id'], organisation => {
    people.push(...readItems(organisation, 'people', ['id', 'name']));
    requireUnique(readItems(organisation, 'services', ['id', 'label']), 'id');
    organisation.end();
  });
  requireUnique(organisations, 'id');
  // In two organisations, a customer would share the requests of one with the other.
  requireUnique(people, 'id');
}

function readIncidents(reader: Reader): void {
  const incidents = readItems(reader, 'incidents', ['id', 'title', 'kind', 'state'], incident => {
    for (const name of ['startedAt', 'updatedAt', 'endsAt', 'nextUpdateAt']) {
      const value = incident.take(name);
      const isNeeded = name === 'startedAt' || name === 'updatedAt';
      if (value === undefined ? isNeeded : !isTime(value))
        incident.fail(name, 'a time such as 2026-03-02T01:40:00Z');
    }
  });
  requireUnique(incidents, 'id');
}

/** Collects what is wrong with the data of a catalogue. */
function readCatalogueData(reader: Reader): CatalogueData {
  const severities = readItems(reader, 'severities', ['value', 'label'], severity => {
    severity.number('replyWithinMinutes', 1, 525_600);
  });
  requireUnique(severities, 'value');
  readTypes(
    reader,
    severities.map(({ values }) => values['value']),
  );
  readHours(reader.section('hours'));
  reader.section('phone')?.needed('number', 'a telephone number');
  reader.number('retractWithinMinutes', 1, 1440);
  readOrganisations(reader);
  const services = reader.section('services');
  for (const customer of Object.keys(services?.values ?? {}))
    if (services) requireUnique(readItems(services, customer, ['id', 'label']), 'id');
  readIncidents(reader);
  requireUnique(readItems(reader, 'articles', ['id', 'title']), 'id');
  reader.end();
  return reader.values;
}

/** @throws ConfigError */
function loadFile(file: string): CatalogueData {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`${file}: this has to be an object.`);
  const errors: string[] = [];
  const data = readCatalogueData(new Reader('', value as Record<string, unknown>, errors));
  if (errors.length) throw new ConfigError(errors.map(error => `${file}: ${error}`).join('\n'));
  return data;
}

/** Milliseconds between two looks at the file. */
const lookEveryMs = 1000;

/**
 * A file that may change while the server runs, such as for a new incident. One that is wrong is reported, and what was there before stays.
 *
 * @throws ConfigError
 */
export function fileCatalogue(
  file: string,
  report: (error: unknown) => void,
  now: () => number = Date.now,
): Catalogue {
  const versionOf = (): string => {
    const { mtimeMs, size, ino } = statSync(file);
    return [mtimeMs, size, ino].join();
  };
  let data = loadFile(file);
  let version = versionOf();
  let looked = now();
  return memoryCatalogue(() => {
    if (now() - looked < lookEveryMs) return data;
    looked = now();
    try {
      const current = versionOf();
      if (current === version) return data;
      // Not tried again before the next change.
      version = current;
      data = loadFile(file);
    } catch (error) {
      report(error);
    }
    return data;
  });
}

const ports = ['services', 'people', 'incidents', 'articles'] as const;

/** Whether a module gives an implementation of the port. */
function isCatalogue(value: object): value is Catalogue {
  if ('describe' in value && typeof value.describe === 'function') return true;
  return ports.some(name => {
    const port = (value as Record<string, unknown>)[name];
    return (
      typeof port === 'object' && port !== null && Object.values(port).some(v => typeof v === 'function')
    );
  });
}

/** Makes the catalogue once it is known where to report what is wrong with its file. */
export type OpenCatalogue = (report: (error: unknown) => void) => Catalogue;

export function readCatalogue(reader: Reader): OpenCatalogue | undefined {
  const value = reader.take('catalogue');
  if (value === undefined) return undefined;
  if (typeof value === 'string') {
    const file = resolve(value);
    try {
      loadFile(file);
    } catch (error) {
      reader.errors.push(`catalogue: ${(error as Error).message}`);
    }
    return report => fileCatalogue(file, report);
  }
  if (typeof value === 'object' && value !== null && isCatalogue(value)) return () => value;
  const section = reader.section('catalogue');
  if (!section) return undefined;
  const data = readCatalogueData(section);
  return () => memoryCatalogue(() => data);
}
