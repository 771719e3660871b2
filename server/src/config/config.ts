/** The configuration of the server: `server.json`, or what a module exports. docs/operate.md describes it. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Helpdesk } from '../app/desk.ts';
import { defaultLimits, type Limits, type Offer } from '../app/limits.ts';
import { defaultBasePath, type Identify } from '../create-server.ts';
import { defaultConnections } from '../http-server.ts';
import { logLevels, type LogLevel } from '../operation/log.ts';
import { readStatusPage, type StatusPageSettings } from '../incidents/status-page.ts';
import { readCatalogue, type OpenCatalogue } from './catalogue.ts';
import type { ConfiguredHelpdesk } from '../helpdesks/shared/kind.ts';
import { readHelpdesk } from './helpdesk.ts';
import { readIdentify } from './identify.ts';
import type { S3Settings } from '../stores/files/s3-files.ts';
import { readOperation, type OperationConfig } from './operation.ts';
import { ConfigError, Reader } from './reader.ts';
import { readS3, s3Value } from './s3.ts';

export interface Config extends OperationConfig {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Open connections of customers at once. */
  readonly maxConnections: number;
  /** The origin that browsers use, behind a proxy. */
  readonly publicOrigin: string | undefined;
  readonly basePath: string;
  readonly corsOrigins: readonly string[];
  /** Folder of the embedded database, and of the address for the agent's command. */
  readonly dataFolder: string;
  /** `postgres://…`; absent for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Folder for the bytes of files; absent to store them in the database. */
  readonly attachmentsFolder: string | undefined;
  /** The object store for the bytes of files, in place of the folder. */
  readonly s3: S3Settings | undefined;
  readonly identify: Identify;
  /** Of a module. Absent for the built-in desk, and for a helpdesk by its name. */
  readonly desk: Helpdesk | undefined;
  /** By its name. */
  readonly helpdesk: ConfiguredHelpdesk | undefined;
  readonly limits: Partial<Limits>;
  /** Absent: there are only requests. */
  readonly catalogue: OpenCatalogue | undefined;
  readonly statusPage: StatusPageSettings | undefined;
  readonly offer: Offer;
  readonly logLevel: LogLevel;
  /** Where Prometheus reads the metrics: a port of its own, since customers must not. Absent for none. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function readLimits(reader: Reader | undefined): Partial<Limits> {
  const limits: Record<string, unknown> = {};
  for (const name of Object.keys(defaultLimits)) {
    const value =
      name === 'acceptedTypes'
        ? reader?.texts(name, 'a list such as ["image/*", ".pdf"]')
        : reader?.number(name, 1, 2 ** 40);
    if (value !== undefined) limits[name] = value;
  }
  reader?.end();
  return limits;
}

function readOffer(reader: Reader | undefined): Offer {
  const features = reader?.section('features');
  const offered: Record<string, boolean> = {};
  for (const name of ['search', 'close', 'reopen', 'rating', 'read']) {
    const value = features?.boolean(name);
    if (value !== undefined) offered[name] = value;
  }
  features?.end();
  const afterSend = reader?.text('afterSend');
  const closedReply = reader?.text('closedReply');
  if (closedReply !== undefined && !['reopens', 'refused'].includes(closedReply))
    reader?.fail('closedReply', 'reopens or refused');
  const fields = reader?.take('fields');
  if (fields !== undefined && !Array.isArray(fields))
    reader?.fail('fields', 'a list, as in Config of openapi.yaml');
  reader?.end();
  return {
    features: offered,
    ...(fields === undefined ? {} : { fields: fields as NonNullable<Offer['fields']> }),
    ...(afterSend === undefined ? {} : { afterSend }),
    ...(closedReply === undefined ? {} : { closedReply: closedReply as 'reopens' | 'refused' }),
  };
}

function readLogLevel(reader: Reader): LogLevel {
  const level = reader.text('logLevel') ?? 'info';
  if (!logLevels.includes(level)) reader.fail('logLevel', `one of ${logLevels.join(', ')}`);
  return level as LogLevel;
}

function readMetrics(reader: Reader | undefined): Config['metrics'] {
  if (!reader) return undefined;
  const metrics = {
    host: reader.text('host', 'an address to listen on') ?? '127.0.0.1',
    port: reader.number('port', 0, 65_535) ?? 9464,
  };
  reader.end();
  return metrics;
}

function readDesk(reader: Reader): Helpdesk | undefined {
  const desk = reader.take('desk');
  if (desk === undefined || desk === 'built-in') return undefined;
  const fits = typeof desk === 'object' && desk !== null && 'deskFor' in desk && 'capabilities' in desk;
  if (!fits) return reader.fail('desk', '"built-in", or in a module an object with deskFor and capabilities');
  return desk as Helpdesk;
}

/**
 * Variables of the environment win, so that one file serves several machines and secrets stay out of it: HOST, PORT, DATABASE_URL,
 * DATA_DIR, ATTACHMENTS_DIR, PUBLIC_URL, S3_URL, SMTP_URL.
 */
function withEnvironment(values: Readonly<Record<string, unknown>>, environment: Environment) {
  const names = {
    HOST: 'host',
    PORT: 'port',
    DATABASE_URL: 'databaseUrl',
    DATA_DIR: 'dataDir',
    ATTACHMENTS_DIR: 'attachmentsDir',
    PUBLIC_URL: 'publicUrl',
  };
  const result: Record<string, unknown> = { ...values };
  for (const [variable, name] of Object.entries(names)) {
    const text = environment[variable];
    if (text) result[name] = variable === 'PORT' && /^\d+$/.test(text) ? Number(text) : text;
  }
  const s3 = s3Value(result['s3'], environment);
  return s3 === undefined ? result : { ...result, s3 };
}

/** @throws ConfigError with everything that is wrong, a line each */
export function readConfig(value: unknown, environment: Environment = {}): Config {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError('The configuration has to be an object: { "identify": … }.');
  const errors: string[] = [];
  const reader = new Reader('', withEnvironment(value as Record<string, unknown>, environment), errors);
  const host = reader.text('host', 'an address to listen on, such as 0.0.0.0') ?? '127.0.0.1';
  const publicOrigin = reader.url('publicUrl')?.origin;
  if (!isLoopback(host) && !publicOrigin)
    errors.push(
      `publicUrl is missing: with host ${host} others reach the server, and it has to know by which name. Set it to the URL that browsers use.`,
    );
  const basePath = (reader.text('basePath') ?? defaultBasePath).replace(/\/+$/, '');
  if (!/^(\/[\w.~-]+)+$/.test(basePath)) reader.fail('basePath', 'like /api/support');
  const dataFolder = resolve(reader.text('dataDir', 'a folder') ?? '.data');
  const databaseUrl = reader.text('databaseUrl', 'like postgres://user:password@host:5432/database', true);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    reader.fail('databaseUrl', 'like postgres://user:password@host:5432/database', true);
  const attachments = reader.text('attachmentsDir', 'a folder');
  const corsOrigins = reader.texts('corsOrigins', 'a list such as ["https://panel.example"]') ?? [];
  for (const origin of corsOrigins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      errors.push(`corsOrigins has "${origin}", but has to have origins like https://panel.example.`);
  const config: Config = {
    host,
    port: reader.number('port', 0, 65_535) ?? 8787,
    maxConnections: reader.number('maxConnections', 1, 1_000_000) ?? defaultConnections,
    publicOrigin,
    basePath,
    corsOrigins,
    dataFolder,
    databaseUrl,
    attachmentsFolder: attachments
      ? resolve(attachments)
      : databaseUrl
        ? undefined
        : resolve(dataFolder, 'files'),
    s3: readS3(reader),
    identify: readIdentify(reader, publicOrigin),
    desk: readDesk(reader),
    helpdesk: readHelpdesk(reader, environment),
    catalogue: readCatalogue(reader),
    statusPage: readStatusPage(reader.section('statusPage')),
    limits: readLimits(reader.section('limits')),
    offer: readOffer(reader.section('offer')),
    logLevel: readLogLevel(reader),
    metrics: readMetrics(reader.section('metrics')),
    ...readOperation(reader, environment),
  };
  if (config.desk && config.helpdesk) errors.push('There are a desk and a helpdesk: one of them, please.');
  if (reader.values['mail'] !== undefined && (config.desk || config.helpdesk))
    errors.push('mail is for the built-in desk only: with a helpdesk, that sends the mails. Remove mail.');
  reader.end();
  if (errors.length) throw new ConfigError(errors.join('\n'));
  return config;
}
