/** The lines that the service account writes around customers' texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { commentLine, markedDescription, readDescription, withoutFiles } =
  await import('../../../../server/src/helpdesks/jira-service-management/line.ts');
const { defaultLine } = await import('../../../../server/src/helpdesks/jira-service-management/settings.ts');

const key = '0b1f6b0e-4a6c-4a52-9e43-6a2a64f3c001';

test('a customer’s text comes back as it was', () => {
  for (const template of [defaultLine, '*{name}* ({ref}) écrit :', '[{ref}] {name}'])
    for (const name of ['Ada', 'Анна – 安娜', '', 'a\nb {code} *x*', '(ref x):', '$& $1'])
      for (const body of [
        'Hello',
        '',
        'Two\n\nparts',
        '\n\nlate',
        'x (ref y):\nz',
        `${template}\n\nnested`,
      ]) {
        const line = commentLine(template);
        const read = line.read(line.write(name, key, body));
        assert.deepEqual([read?.key, read?.body], [key, body], JSON.stringify([template, name, body]));
        assert.doesNotMatch(read?.name ?? '', /[\n{}*]/);
      }
});

test('what does not begin with the whole line is no customer’s', () => {
  const line = commentLine(defaultLine);
  const whole = line.write('Ada', key, 'Hello');
  for (const text of [`\n${whole}`, whole.replace(key, 'x'), whole.replace('wrote', 'writes'), 'Hello', ''])
    assert.equal(line.read(text), undefined, text);
  assert.equal(line.read(line.write('Ada', key, ''))?.body, '');
});

test('the mark of a description is taken off', () => {
  for (const text of ['It stopped.', '', 'a\n\n', 'Sent from the customer panel (ref x)'])
    assert.deepEqual(readDescription(markedDescription(text, key)), { body: text, key });
  assert.deepEqual(readDescription('Made elsewhere'), { body: 'Made elsewhere', key: undefined });
});

test('the names of files, which Jira adds, are taken off', () => {
  const files = [{ name: 'a (1).png' }, { name: 'log.txt' }];
  assert.equal(withoutFiles('See.\n\n!a (1).png|thumbnail!\n\n[^log.txt] _(32 kB)_', files), 'See.');
  assert.equal(withoutFiles('!a (1).png!\n\n[^log.txt]', files), '');
  assert.equal(withoutFiles('About [^other.txt]', files), 'About [^other.txt]');
  assert.equal(withoutFiles('[^log.txt] is mine', files), '[^log.txt] is mine');
});

// Where white space is matched at each of its characters, this takes ten seconds.
test('a text with many spaces in it stays as it is, and only the name at its end is taken off', () => {
  const body = `a${' \n'.repeat(15_000)}b`;
  const files = Array.from({ length: 10 }, (_, index) => ({ name: `${index}.txt` }));
  assert.equal(withoutFiles(body, files), body);
  assert.equal(withoutFiles(`${body}\n\n[^9.txt] _(1 kB)_ \n`, files), body);
});
