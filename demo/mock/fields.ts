import type { WireField } from '../../server/src/app/wire.ts';

/** Custom fields of a hosting company, one of each type. */
export const sampleFields: WireField[] = [
  {
    id: 'server',
    label: 'Server',
    type: 'select',
    options: ['db-primary', 'web-07', 'mail-02'].map(name => ({ value: name, label: name })),
  },
  { id: 'phone', label: 'Phone for questions', type: 'text', help: 'With the country code.' },
  { id: 'restart', label: 'You may restart it', type: 'checkbox' },
];
