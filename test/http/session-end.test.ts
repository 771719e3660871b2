import { expect } from '@open-wc/testing';
import { isPage } from '../../src/http/session-end.ts';

describe('A page in place of JSON', () => {
  const json = new Headers({ 'Content-Type': 'application/json' });
  const html = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });

  for (const text of [
    '<!doctype html><title>Sign in</title>',
    '\n<html lang="en">',
    '<?xml version="1.0"?>\n<!-- a --> <!-- b -->\n<!DOCTYPE HTML>',
    `<!-- ${'-'.repeat(500)} --><head>`,
  ]) {
    it(`is known by its first tag, whatever its type: ${text.slice(0, 40)}`, () => {
      expect(isPage(text, json)).to.equal(true);
    });
  }

  it('is known by its type where it has other markup', () => {
    expect(isPage('<div>Sign in</div>', html)).to.equal(true);
    expect(isPage('<div>Sign in</div>', json)).to.equal(false);
  });

  for (const text of ['', '{"items":[]}', '[1]', '"<html>"', '<htmlish>', '<!-- only a comment']) {
    it(`is not: ${JSON.stringify(text)}`, () => {
      expect(isPage(text, json)).to.equal(false);
    });
  }

  it('is looked for without end in no text', () => {
    for (const piece of ['<!---->', '<!--', '<?xml ?>', '<?xml', '<!-- - -- >', ' '])
      expect(isPage(piece.repeat(100_000), json), piece).to.equal(false);
  });
});
