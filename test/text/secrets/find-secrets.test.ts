import { expect } from '@open-wc/testing';
import { findSecrets } from '../../../src/text/secrets/find-secrets.lazy.ts';
import { cleanA } from './corpus/clean-a.ts';
import { cleanB } from './corpus/clean-b.ts';
import { cleanC } from './corpus/clean-c.ts';
import { cleanTexts } from './corpus/clean-texts.ts';
import { type MarkedText } from './corpus/marked.ts';
import { secretsA } from './corpus/secrets-a.ts';
import { secretsB } from './corpus/secrets-b.ts';
import { secretsC } from './corpus/secrets-c.ts';

/** Whether most of the secret is in one of the ranges, and little else. */
const isFound = ({ text, start, end }: MarkedText): boolean =>
  findSecrets(text).some(
    found => found.start <= start + 1 && found.end >= end - 1 && found.end - found.start < end - start + 40,
  );

const missed = (corpus: readonly MarkedText[]): string[] =>
  corpus.filter(item => !isFound(item)).map(({ text }) => text);

const falseAlarms = (corpus: readonly string[]): string[] =>
  corpus.flatMap(text => findSecrets(text).map(({ start, end }) => `${text.slice(start, end)} | ${text}`));

describe('secrets in a text', () => {
  for (const [name, corpus] of [
    ['the texts that the rules were written with', secretsA],
    ['other texts', secretsB],
    ['texts of people in a hurry', secretsC],
  ] as const) {
    it(`finds at least 95 of 100 in ${name}`, () => {
      const lost = missed(corpus);
      expect(1 - lost.length / corpus.length, lost.join('\n%%\n')).to.be.at.least(0.95);
    });
  }

  it('has a corpus of at least 100 secrets and 300 texts without', () => {
    expect(secretsA.length + secretsB.length).to.be.at.least(100);
    expect(cleanA.length + cleanB.length + cleanC.length + cleanTexts.length).to.be.at.least(300);
  });

  for (const [name, corpus] of [
    ['the lines that the rules were written with', cleanA],
    ['other lines', cleanB],
    ['lines of further programs', cleanC],
    ['whole texts', cleanTexts],
  ] as const) {
    it(`gives no false alarm in ${name}`, () => {
      expect(falseAlarms(corpus)).to.deep.equal([]);
    });
  }

  it('finds a secret at both ends of a log of megabytes, in its place', () => {
    const line =
      'Nov 29 03:10:02 web-07 sshd[812]: Failed password for root from 203.0.113.5 port 53422 ssh2\n';
    const log = line.repeat(30_000);
    const text = `password: Tr0ub4dor&3\n${log}password: c0rrect-Horse`;
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).to.deep.equal([
      'Tr0ub4dor&3',
      'c0rrect-Horse',
    ]);
  });

  it('gives ranges in order that do not overlap', () => {
    const text = 'DATABASE_PASSWORD=gl¦pat-x7Yz9Kq2mN4pR6sT8vWb and password: Tr0ub4dor&3'.replace('¦', '');
    const found = findSecrets(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).to.deep.equal([
      'glpat-x7Yz9Kq2mN4pR6sT8vWb',
      'Tr0ub4dor&3',
    ]);
  });
});
