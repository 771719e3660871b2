import { idbKeyval } from './idb-keyval.js';
import { litElement } from './lit-element.js';
import { litHtml } from './lit-html.js';
import { reactiveElement } from './reactive-element.js';
import { task } from './task.js';
import { valibot } from './valibot.js';

/**
 * What the standalone file leaves out of one library file. `replace`: texts (or patterns) that each have to fit exactly
 * once, in this order, and what stands there instead. `unused`: how a source of ours would look that needs it after all.
 *
 * @typedef {{ why: string, unused?: RegExp, replace: [string | RegExp, string][] }} Cut
 * @typedef {{ file: RegExp, cuts: Cut[] }} Cuts
 */

/** @type {Cuts[]} */
export const libraryCuts = [litHtml, reactiveElement, litElement, task, valibot, idbKeyval];

/**
 * Leaves out what nobody uses, and throws where the library no longer looks as expected.
 *
 * @param {string} code
 * @param {Cut[]} cuts
 */
export function cut(code, cuts) {
  return cuts.reduce(
    (all, { why, replace }) =>
      replace.reduce((text, [from, to]) => {
        const count =
          typeof from === 'string' ? text.split(from).length - 1 : (text.match(from)?.length ?? 0);
        if (count !== 1) throw new Error(`"${why}" fits ${count} times: ${String(from).slice(0, 120)}`);
        // A function, since a `$` in a text means itself.
        return typeof from === 'string' ? text.replace(from, () => to) : text.replace(from, to);
      }, all),
    code,
  );
}

/**
 * Which cut a source of ours does not allow.
 *
 * @param {string} source
 * @returns {string | undefined} why it was thought to be unused
 */
export function findUse(source) {
  const cuts = libraryCuts.flatMap(library => library.cuts);
  return cuts.find(({ unused }) => unused?.test(source))?.why;
}
