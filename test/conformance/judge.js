import { run } from '../../conformance/run.js';
import { origin, tokens } from './reference.js';
import { serve } from './server.js';

/** Runs the checks against an app, as two customers and a colleague of the first, from another origin. @param {import('./server.js').App} app @param {readonly string[]} [only] @param {number} [timeoutMs] */
export async function judge(app, only = [], timeoutMs = 15_000) {
  const { base, close } = await serve(app);
  try {
    return await run({
      base: new URL(`${base}/`),
      signIn: { Authorization: `Bearer ${tokens.ada}` },
      otherSignIn: { Authorization: `Bearer ${tokens.bob}` },
      colleagueSignIn: { Authorization: `Bearer ${tokens.grace}` },
      origin,
      only,
      timeoutMs,
      maxWaitMs: 5000,
    });
  } finally {
    await close();
  }
}

/** The checks with this outcome. @param {import('../../conformance/run.js').Report} report @param {string} outcome */
export const names = ({ results }, outcome) =>
  results.filter(result => result.outcome === outcome).map(({ name }) => name);
