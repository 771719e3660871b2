import '../../../i18n/en-late.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { Finder } from './search-bar.ts';

/** Gives a list its search field, its way to a request by number, and its order. */
export function addFinder(host: SupportElement): void {
  new Finder(host);
}
