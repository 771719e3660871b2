import type { SupportElement } from '../elements/support-element.ts';
import { Finder } from './find/finder.ts';

/** Gives a list its search field, its way to a request by number, and its order. */
export function addFinder(host: SupportElement): void {
  new Finder(host);
}
