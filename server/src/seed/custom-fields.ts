import type { Offer } from '../app/limits.ts';

/**
 * Custom fields that a hosting company might have, one of each type. Off by default, because a required field changes the form of
 * every new request.
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
