/** What the environment says. */
import { resolve } from 'node:path';

export interface Settings {
  /** 0: any free one. */
  readonly port: number;
  /** Where the database is, unless it is a server; and what the agent's command needs. */
  readonly dataFolder: string;
  /** `postgres://…`; absent: PostgreSQL inside this process. */
  readonly databaseUrl: string | undefined;
  /** Absent: the bytes of files are in the database. */
  readonly attachmentsFolder: string | undefined;
  /** The two customers may also come with a bearer token that everybody knows, and find a used desk. */
  readonly demo: boolean;
  /** How many there are to try with; all but the first two begin with an empty desk. */
  readonly customers: number;
  /** The form asks for the demo's custom fields. */
  readonly fields: boolean;
  /** A script answers for support; else a person does, by the agent's command. */
  readonly scriptedAgent: boolean;
  readonly writesPerMinute: number;
  /** As browsers see this server, where a proxy is before it. */
  readonly publicOrigin: string | undefined;
  /** Pages of these origins may call with a bearer token. */
  readonly corsOrigins: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

function readNumber(environment: Environment, name: string, initial: number, max: number): number {
  const text = environment[name] ?? '';
  if (text === '') return initial;
  if (!/^\d+$/.test(text) || Number(text) > max) {
    throw new Error(`${name} is "${text}", but has to be a whole number from 0 to ${max}.`);
  }
  return Number(text);
}

function readOrigin(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error(`${name} is "${text}", but has to be like https://panel.example.`);
  }
  return url.origin;
}

export function readDataFolder(environment: Environment): string {
  return resolve(environment['DATA_DIR'] || '.data');
}

export function readSettings(environment: Environment): Settings {
  const publicUrl = environment['PUBLIC_URL'];
  const attachments = environment['ATTACHMENTS_DIR'];
  return {
    port: readNumber(environment, 'PORT', 8787, 65_535),
    dataFolder: readDataFolder(environment),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    attachmentsFolder: attachments ? resolve(attachments) : undefined,
    demo: environment['SUPPORT_DEMO'] === '1',
    customers: Math.max(2, readNumber(environment, 'DEMO_CUSTOMERS', 2, 1000)),
    fields: environment['DEMO_FIELDS'] === '1',
    scriptedAgent: environment['SUPPORT_AGENT'] === 'scripted',
    writesPerMinute: readNumber(environment, 'WRITES_PER_MINUTE', 600, 1_000_000),
    publicOrigin: publicUrl ? readOrigin('PUBLIC_URL', publicUrl) : undefined,
    corsOrigins: (environment['CORS_ORIGINS'] ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(origin => readOrigin('CORS_ORIGINS', origin)),
  };
}
