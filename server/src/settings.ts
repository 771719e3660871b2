/** Reads the settings from environment variables; README.md lists them. */
import { join, resolve } from 'node:path';

export interface Settings {
  /** The address to listen on: `0.0.0.0` inside a container. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Folder of the embedded database, and of the address for the agent's command. */
  readonly dataFolder: string;
  /** `postgres://…`; absent for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Folder for the bytes of attachments; absent to store them in the database. The embedded one always has a folder beside it. */
  readonly attachmentsFolder: string | undefined;
  /** Whether to seed an empty database. */
  readonly demo: boolean;
  /** Whether to accept the bearer tokens that everybody knows: in a demo without a public address. */
  readonly demoTokens: boolean;
  /** Number of demo customers; all but the first two begin without requests. */
  readonly customers: number;
  /** Whether Config has the demo's custom fields. */
  readonly fields: boolean;
  /** Whether the demo has types, services, colleagues, incidents and articles. */
  readonly team: boolean;
  /** Whether the scripted agent comments; else only the agent's command does. */
  readonly scriptedAgent: boolean;
  /** Per customer. */
  readonly writesPerMinute: number;
  /** The origin that browsers use, behind a proxy. */
  readonly publicOrigin: string | undefined;
  /** Origins whose pages may call with a bearer token. */
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

/** @throws Error that names the variable with a wrong value */
export function readSettings(environment: Environment): Settings {
  const publicUrl = environment['PUBLIC_URL'];
  const attachments = environment['ATTACHMENTS_DIR'];
  const dataFolder = readDataFolder(environment);
  const databaseUrl = environment['DATABASE_URL'] || undefined;
  // The embedded database blocks the process for as long as it takes to store a file.
  const besideEmbedded = databaseUrl ? undefined : join(dataFolder, 'files');
  const demo = environment['SUPPORT_DEMO'] === '1';
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: readNumber(environment, 'PORT', 8787, 65_535),
    dataFolder,
    databaseUrl,
    attachmentsFolder: attachments ? resolve(attachments) : besideEmbedded,
    demo,
    demoTokens: demo && !publicUrl,
    customers: Math.max(2, readNumber(environment, 'DEMO_CUSTOMERS', 2, 1000)),
    fields: environment['DEMO_FIELDS'] === '1',
    team: environment['DEMO_TEAM'] === '1',
    scriptedAgent: environment['SUPPORT_AGENT'] === 'scripted',
    writesPerMinute: readNumber(environment, 'WRITES_PER_MINUTE', 600, 1_000_000),
    publicOrigin: publicUrl ? readOrigin('PUBLIC_URL', publicUrl) : undefined,
    corsOrigins: (environment['CORS_ORIGINS'] ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(origin => readOrigin('CORS_ORIGINS', origin)),
  };
}
