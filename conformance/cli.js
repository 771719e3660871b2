#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { readArguments, usage, UsageError } from './arguments.js';
import { checks, pick } from './checks.js';
import { jsonOfReport } from './report/json.js';
import { junitOfReport } from './report/junit.js';
import { createRedaction } from './report/redact.js';
import { countResults } from './report/summary.js';
import { textOfResult, textOfSummary } from './report/text.js';
import { CannotRun, run } from './run.js';

process.exitCode = await main();

async function main() {
  try {
    const { help, list, json, junit, options } = readArguments(process.argv.slice(2), process.env);
    if (help) return print(usage);
    if (list) return print(checks.map(({ name, title }) => `${name.padEnd(31)} ${title}`).join('\n'));
    if (!options) return 0;
    for (const name of options.only) {
      if (!pick([name]).length) throw new UsageError(`There is no check or group ${name}: see --list.`);
    }
    const redaction = createRedaction(options);
    const report = await run(options, result => {
      if (!json) print(textOfResult(result, redaction));
    });
    print(json ? jsonOfReport(report, redaction) : textOfSummary(report));
    if (junit) writeFileSync(junit, junitOfReport(report, redaction));
    return countResults(report).failed ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
    else if (error instanceof CannotRun) console.error(error.message);
    else console.error(error);
    return 2;
  }
}

/** @param {string} text @returns the exit code for success */
function print(text) {
  console.log(text);
  return 0;
}
