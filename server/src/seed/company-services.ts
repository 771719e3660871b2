import type { WireService } from '../app/wire.ts';

const virtual = 'Virtual server';
const dedicated = 'Dedicated server';

/** What the demo's customers have; the addresses are of the ranges for documentation (RFC 5737). */
export const services: readonly WireService[] = [
  { id: 'web-01', label: 'web-01', kind: virtual, detail: '192.0.2.18', state: 'ok' },
  { id: 'web-07', label: 'web-07', kind: virtual, detail: '192.0.2.7', state: 'ok' },
  { id: 'web-08', label: 'web-08', kind: virtual, detail: '192.0.2.8', state: 'ok' },
  { id: 'staging', label: 'staging', kind: virtual, detail: '192.0.2.112', state: 'down' },
  { id: 'db-primary', label: 'db-primary', kind: dedicated, detail: '198.51.100.7', state: 'ok' },
  { id: 'db-02', label: 'db-02', kind: dedicated, detail: '198.51.100.12', state: 'degraded' },
  { id: 'backup-01', label: 'backup-01', kind: 'Backup storage', detail: '198.51.100.40', state: 'ok' },
  { id: 'mail-01', label: 'mail-01', kind: 'Mail server', detail: '198.51.100.25', state: 'ok' },
  { id: 'mail-eu', label: 'mail-eu', kind: 'Mail server', detail: '198.51.100.45', state: 'maintenance' },
  { id: 'lb-ams', label: 'lb-ams', kind: 'Load balancer', detail: '192.0.2.80', state: 'ok' },
  { id: 'media', label: 'media', kind: 'Object storage', detail: 'AMS1, 840 GB', state: 'ok' },
  { id: 'example.org', label: 'example.org', kind: 'Domain', detail: 'DNS with us', state: 'ok' },
];
