import { expect } from '@open-wc/testing';
import { distinctName } from '../../src/attachments/distinct-name.ts';
import { acceptsType, checkFile, isPicture } from '../../src/attachments/rules.ts';

const file = (name: string, size = 3, type = '') => ({ name, size, type });

describe('checkFile', () => {
  const limits = { maxBytes: 100, maxCount: 2, accepted: ['.log'] };

  it('lets a file of just the limit through', () => {
    expect(checkFile(file('a.log', 100), limits, 1)).to.equal(undefined);
    expect(checkFile(file('a.anything', 1), { maxBytes: 1, accepted: [] }, 1000)).to.equal(undefined);
  });

  it('tells what is wrong', () => {
    expect(checkFile(file('a.log', 101), limits, 0)).to.equal('too-large');
    expect(checkFile(file('a.log', 0), limits, 0)).to.equal('empty');
    expect(checkFile(file('a.exe'), limits, 0)).to.equal('type');
    expect(checkFile(file('a.log'), limits, 2)).to.equal('too-many');
  });

  it('tells first what no smaller file would cure', () => {
    expect(checkFile(file('a.exe', 101), limits, 2)).to.equal('too-many');
    expect(checkFile(file('a.exe', 101), limits, 0)).to.equal('type');
  });
});

describe('acceptsType', () => {
  it('takes everything where nothing is listed', () => {
    expect(acceptsType(file('x'), [])).to.equal(true);
    expect(acceptsType(file('x'), ['', ' '])).to.equal(true);
  });

  for (const [entry, name, type, expected] of [
    ['.log', 'boot.log', '', true],
    ['.LOG', 'Boot.Log', '', true],
    ['.log', 'log', '', false],
    ['.log', 'boot.log.exe', '', false],
    ['.tar.gz', 'x.tar.gz', '', true],
    ['image/*', 'x', 'image/png', true],
    ['IMAGE/*', 'x', 'Image/PNG', true],
    ['image/*', 'x.png', '', true],
    ['image/*', 'x', 'imagery/png', false],
    ['text/plain', 'x', 'text/plain', true],
    ['text/plain', 'x', 'text/plain;charset=utf-8', true],
    ['text/plain', 'x', 'text/plainer', false],
    [' text/plain ', 'x', 'text/plain', true],
    ['*/*', 'x', '', true],
    ['png', 'x.png', 'image/png', false],
  ] as const) {
    it(`${expected ? 'takes' : 'refuses'} "${name}" (${type}) where ${entry} is wanted`, () => {
      expect(acceptsType({ name, type }, [entry])).to.equal(expected);
      // Where types are listed, a file without one is left to the server.
      expect(acceptsType({ name, type }, ['application/x-other', entry])).to.equal(expected || type === '');
    });
  }
});

describe('isPicture', () => {
  it('is for raster formats only', () => {
    for (const type of ['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'PNG']) {
      expect(isPicture(`image/${type}`), type).to.equal(true);
    }
    for (const type of [
      '',
      'image/svg+xml',
      'image/tiff',
      'image/',
      'text/html',
      'x-image/png',
      'image/png+xml',
    ]) {
      expect(isPicture(type), type).to.equal(false);
    }
  });
});

describe('distinctName', () => {
  const pasted = { name: 'image.png', type: 'image/png' };

  it('keeps a free name', () => {
    expect(distinctName(pasted, ['boot.log'])).to.equal('image.png');
  });

  it('counts up from 2, without regard to case', () => {
    expect(distinctName(pasted, ['image.png'])).to.equal('image-2.png');
    expect(distinctName({ name: 'Shot.PNG', type: 'image/png' }, ['shot.png'])).to.equal('Shot-2.PNG');
    expect(distinctName(pasted, ['IMAGE.PNG', 'image-2.png', 'image-4.png'])).to.equal('image-3.png');
  });

  it('does without an ending or a name', () => {
    expect(distinctName({ name: 'shot', type: '' }, ['shot'])).to.equal('shot-2');
    expect(distinctName({ name: '.env', type: '' }, ['.env'])).to.equal('.env-2');
    expect(distinctName({ name: '', type: 'image/webp' }, [])).to.equal('image.webp');
    expect(distinctName({ name: '', type: '' }, ['image.png'])).to.equal('image-2.png');
  });
});
