import { en, type Text } from './en.ts';

/** English texts of how a service is, and how support can be called. Importing this module adds them to the others. */
export const enService = {
  'service.ok': 'Running',
  'service.degraded': 'Degraded',
  'service.down': 'Down',
  'service.maintenance': 'Maintenance',
  'contact.call': 'Call us as well. That is fastest.',
  'contact.phone': 'Phone',
  'contact.pin': 'Your PIN: {pin}',
  'contact.open': 'Open now',
  'contact.open.until': 'Open until {time}',
  'contact.closed': 'Closed now',
  'contact.closed.until': 'Closed until {time}',
} as const satisfies Record<string, Text>;

Object.assign(en, enService);
