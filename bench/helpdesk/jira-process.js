/** The test server of Jira Service Management, started by `jira.js` with `fork`. */
import { startJsm } from '../../test/server/helpdesk/jsm/server.js';

const jsm = await startJsm();
const { data } = jsm;
const service = data.addUser('panel@example.com', 'Panel', 'admin');
const agent = data.addUser('marta@example.com', 'Marta', 'agent');

/** @type {Record<string, (...given: string[]) => unknown>} */
const jobs = {
  answer: (key = '', text = '') => void data.addComment(key, agent, text),
  summaries: () => data.requests.map(({ values }) => values['summary']),
  violations: () => jsm.violations,
};
process.on('message', (/** @type {{ id: number, job: string, given: string[] }} */ { id, job, given }) => {
  process.send?.({ id, value: jobs[job]?.(...given) });
});
process.on('disconnect', () => process.exit());
process.send?.({ id: 0, value: { url: jsm.url, service } });
