/**
 * The Idempotency-Key of a write, in the preferences of the article that it has made. Zammad keeps them as they are, also where a customer
 * writes, and shows them to nobody but the API (app/controllers/concerns/creates_ticket_articles.rb, spec/requests/ticket/article_spec.rb).
 */
import { text } from '../shared/values.ts';
import type { Article } from './ticket.ts';

const name = 'support_requests_key';

export const markOf = (key: string): Readonly<Record<string, string>> => ({ [name]: key });

/** Customers could write such a thing by Zammad's API, too: it counts where they are the author. */
export const isMarked = ({ preferences, sender }: Article, key: string): boolean =>
  sender === 'Customer' && text(preferences[name]) === key;
