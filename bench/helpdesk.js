/**
 * The figures of the server with a helpdesk behind it, beside direct calls in the same run: `npm run bench:helpdesk`, or
 * `npm run bench:helpdesk -- lists kill` for some of them. `HELPDESK=jira` or `HELPDESK=request-tracker` measures one. Everything stays on
 * loopback and is bounded.
 */
import { openJira } from './helpdesk/jira.js';
import {
  measureApart,
  measureKill,
  measureLists,
  measureMemory,
  measureScreen,
} from './helpdesk/measures.js';
import { missing, openRequestTracker } from './helpdesk/request-tracker.js';

/** @type {Record<string, () => Promise<import('./helpdesk/measures.js').Measured>>} */
const helpdesks = { jira: openJira, ...(missing ? {} : { 'request-tracker': openRequestTracker }) };
if (missing) console.log(`Without Request Tracker: ${missing}`);

/** @type {Record<string, (measured: import('./helpdesk/measures.js').Measured) => Promise<void>>} */
const parts = {
  lists: measureLists,
  screen: measureScreen,
  memory: measureMemory,
  apart: measureApart,
  kill: measureKill,
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const only = process.env['HELPDESK'];
for (const [name, open] of Object.entries(helpdesks)) {
  if (only !== undefined && only !== name) continue;
  const measured = await open();
  console.log(`\n${measured.name}`);
  try {
    for (const part of wanted) {
      const measure = parts[part];
      if (!measure) throw new Error(`There is no "${part}": ${Object.keys(parts).join(', ')}`);
      await measure(measured);
    }
  } finally {
    await measured.stop();
  }
}
