import type { Offer } from '../app/limits.ts';

/**
 * What a hosting company might ask beside summary and description: one field of each kind. A demo offers them only where it is
 * told to: one of them has to be filled in.
 */
export const demoFields: NonNullable<Offer['fields']> = [
  {
    id: 'priority',
    label: 'Priority',
    type: 'select',
    required: true,
    options: [
      { value: 'low', label: 'Can wait' },
      { value: 'normal', label: 'Normal' },
      { value: 'high', label: 'Customers of mine are affected' },
    ],
  },
  { id: 'domain', label: 'Domain', type: 'text', help: 'Where it is about one.' },
  { id: 'mayRestart', label: 'Support may restart the server', type: 'checkbox' },
];
