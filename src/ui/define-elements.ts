import { define } from './element/define.ts';
import { htmlWith } from './element/prefixed-html.ts';
import { SupportRequestForm } from './form/support-request-form.ts';
import { SupportRequestList } from './list/support-request-list.ts';
import { SupportRequestThread } from './thread/support-request-thread.ts';
import { SupportRequests } from './desk/support-requests.ts';
import { SupportStatusFilter } from './list/support-status-filter.ts';
import { usePrefix } from '../prefix.ts';

/**
 * Defines the five elements under another prefix: `{ prefix: 'acme' }` gives `<acme-requests>`, `<acme-request-list>`,
 * `<acme-status-filter>`, `<acme-request-form>` and `<acme-request-thread>`, beside those with the default names. From then
 * on everything that is stored in the browser has that prefix, too (`acme-requests` in place of `support-requests`): the
 * database, localStorage, channels and locks. So call it before the first element is on the page. The file for a script tag
 * takes `data-prefix="acme"` instead.
 *
 * A second call with the same prefix does nothing. With another prefix there are two sets of elements, and what is stored has
 * the later name. A prefix that is not valid is reported in the console, and nothing is defined.
 *
 * @param options `prefix`: a lower-case letter, then lower-case letters, digits and hyphens; default `support`
 */
export function defineSupportElements({ prefix = 'support' }: { readonly prefix?: string } = {}): void {
  if (!/^[a-z][a-z0-9-]*$/.test(prefix)) {
    // eslint-disable-next-line no-console -- Only the integrator can correct it.
    console.error(`"${prefix}" is no prefix for tags: begin with a letter a-z, then a-z, 0-9 and hyphens.`);
    return;
  }
  usePrefix(prefix);
  // A class can be defined under one name only.
  define(
    'requests',
    class extends SupportRequests {
      static override html = htmlWith(prefix);
    },
  );
  define('request-list', class extends SupportRequestList {});
  define('status-filter', class extends SupportStatusFilter {});
  define('request-form', class extends SupportRequestForm {});
  define('request-thread', class extends SupportRequestThread {});
}
