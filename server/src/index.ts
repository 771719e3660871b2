/** What the package `support-requests-server` exports. */
export type { App, Connection } from './app/app.ts';
export { builtInDesk } from './app/built-in-desk.ts';
export type {
  Article,
  ArticleIndex,
  Catalogue,
  Description,
  Incident,
  IncidentFeed,
  PeopleDirectory,
  ServiceCatalogue,
} from './app/catalogue.ts';
export type { Customer } from './app/customer.ts';
export * from './app/desk.ts';
export { createEventHub } from './app/event-hub.ts';
export { memoryCatalogue, type CatalogueData } from './app/memory-catalogue.ts';
export { HttpProblem } from './app/http/problems.ts';
export type { ReceivedFile, Scan } from './app/files.ts';
export type { Limits, Offer } from './app/limits.ts';
export type { Added, Call, Completion, ServerStore, Store, StoredResponse } from './app/store.ts';
export { createServer, type Identify, type ServerOptions } from './create-server.ts';
export { identifyByHeader, type HeaderOptions } from './identify/header.ts';
export { identifyByJwt, type JwtOptions } from './identify/jwt.ts';
export { identifyBySession, type SessionOptions } from './identify/session.ts';
export { createScan, type Scanner } from './operation/scan.ts';
export { createMemoryStore } from './stores/browser/memory-store.ts';
export { openPglite } from './stores/sql/pglite.ts';
export { openPostgres } from './stores/sql/postgres.ts';
export { sharedRateLimit } from './stores/sql/shared-rate-limit.ts';
export { openHelpdeskStore, openSqlStore } from './stores/sql/sql-store.ts';
