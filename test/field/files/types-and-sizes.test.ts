/** What is refused before it is sent, and in which words. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { acceptsType } from '../../../src/attachments/rules.ts';
import { sizeAbove, sizeLimit } from '../../../src/i18n/format-uploads.ts';
import { Translator } from '../../../src/i18n/translator.ts';
import {
  choose,
  deskApi,
  openChooser,
  openForm,
  rowOf,
  serve,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';
import { problem } from '../../support/mock-api.ts';
import { textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const LIST = ['image/*', 'text/plain', 'text/csv', '.pdf'];

describe('the type of a file is judged by name and type together', () => {
  for (const [name, type, accepted, expected] of [
    ['error.log', '', LIST, true],
    ['report.csv', 'application/vnd.ms-excel', LIST, true],
    ['trace.log', 'text/x-log', LIST, true],
    ['core', 'application/octet-stream', LIST, true],
    ['photo.heic', '', LIST, true],
    ['Report.PDF', 'application/x-pdf', LIST, true],
    ['setup.exe', 'application/x-msdownload', LIST, false],
    ['figures.xls', 'application/vnd.ms-excel', LIST, false],
    ['film.mp4', 'video/mp4', LIST, false],
    ['logs.zip', 'application/x-zip-compressed', ['application/zip'], true],
    ['logs.tar.gz', 'application/x-gzip', ['application/gzip'], true],
    ['photo.jpg', 'image/jpeg', ['image/jpg'], true],
    ['report', 'application/pdf', LIST, true],
    ['photo.jpeg', 'image/jpeg', ['.jpg', '.png'], true],
    ['server.log', 'application/x-log', LIST, true],
    ['notes.txt', 'application/vnd.ms-word', LIST, true],
    ['core', 'application/force-download', LIST, true],
    ['song.mp3', 'audio/mp3', ['audio/mpeg'], true],
    [
      'plan.docx',
      'application/wps-office.docx',
      ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      true,
    ],
    ['dump.json', 'application/json', LIST, false],
    ['photo.png', 'image/png', ['.jpg'], false],
    // Only endings are listed, so the ending decides.
    ['error', '', ['.log', '.txt'], false],
    ['error.log.exe', '', ['.log', '.txt'], false],
    ['error.log', 'application/octet-stream', ['.log', '.txt'], true],
  ] as const) {
    it(`${expected ? 'takes' : 'refuses'} ${name} (${type || 'no type'}) where ${accepted.join()} is taken`, () => {
      expect(acceptsType({ name, type }, accepted)).to.equal(expected);
    });
  }
});

/** Waits until the server has said which types it takes. */
const knowsTypes = (element: Element, types: readonly string[]) =>
  waitFor(() => openChooser(element).accept === types.join(), 'the accepted types');

describe('a file that is refused', () => {
  const api = deskApi();

  it('for its type is told so in words for people', async () => {
    serve(api, { limits: { acceptedTypes: LIST } });
    const element = await openForm(api);
    await knowsTypes(element, LIST);
    choose(element, fileOf('film.mp4', 9, 'video/mp4'));
    await shows(
      element,
      'film.mp4 is of a type that is not taken here. Taken are: pictures, text files, CSV, or PDF.',
    );
  });

  it('for its type names office files, archives and films as people do, each once', async () => {
    const acceptedTypes = [
      '.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/x-zip-compressed',
      'image/svg+xml',
      'audio/*',
      'video/*',
      'text/*',
    ];
    serve(api, { limits: { acceptedTypes } });
    const element = await openForm(api);
    await knowsTypes(element, acceptedTypes);
    choose(element, fileOf('setup.exe', 9, 'application/x-msdownload'));
    await shows(element, /Taken are: DOCX, XLS, ZIP, SVG, sound, videos, or text files\./);
    expect(textOf(element)).not.to.match(/\w\/[\w*]/);
  });

  it('for its type names the files of other offices and mail programs as people do', async () => {
    const acceptedTypes = [
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.presentation',
      'application/vnd.ms-outlook',
      'message/rfc822',
      'audio/mpeg',
      'image/jpeg',
      '.jpeg',
    ];
    serve(api, { limits: { acceptedTypes } });
    const element = await openForm(api);
    await knowsTypes(element, acceptedTypes);
    choose(element, fileOf('setup.exe', 9, 'application/x-msdownload'));
    await shows(element, /Taken are: ODT, ODP, MSG, EML, MP3, or JPG\./);
  });

  it('by the server, which was in no doubt, says so where it stands', async () => {
    serve(api, {
      limits: { acceptedTypes: LIST },
      first: call => (call === 'POST /attachments' ? problem(415, { detail: 'This is no log.' }) : undefined),
    });
    const element = await openForm(api);
    choose(element, fileOf('error.log', 9, ''));
    await shows(element, /does not take this type of file/);
    expect(rowOf(element, 'error.log').textContent).to.contain('This is no log.');
  });

  it('for its size never contradicts itself', async () => {
    serve(api, { limits: { maxAttachmentBytes: 5_000_000 } });
    const element = await openForm(api, { settings: { maxAttachmentBytes: 10_000_000 } });
    await shows(element, /Up to 10 files, 4\.7 MB each/);
    choose(element, fileOf('just.log', 5_000_001), fileOf('more.log', 5_100_000));
    await shows(element, /just\.log is 4\.8 MB; a file may be up to 4\.7 MB\./);
    await shows(element, /more\.log is 4\.9 MB; a file may be up to 4\.7 MB\./);
    choose(element, fileOf('fits.log', 5_000_000));
    await uploaded(element, 1);
  });
});

describe('the sizes in one message', () => {
  const english = new Translator('en-GB');
  const UNITS = ['byte', 'kB', 'MB', 'GB'];
  /** Bytes of a text such as "4.7 MB". */
  const bytesOf = (text: string): number => {
    const [, digits = '', unit = ''] = /^([\d.,]+)\s(\w+?)s?$/.exec(text) ?? [];
    return Number(digits.replaceAll(',', '')) * 1024 ** UNITS.indexOf(unit);
  };

  it('are a size above a limit, whatever they are, and the limit is never more than it is', () => {
    const limits = fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 5000, max: 200_000_000 }),
      fc.constantFrom(1e6, 3e6, 5e6, 1e7, 2.5e7, 1e8, 1024 ** 2, 5 * 1024 ** 2, 1023 * 1024, 2e9),
    );
    const more = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 100_000_000 }));
    fc.assert(
      fc.property(limits, more, (limit, over) => {
        const size = sizeAbove(english, limit + over, limit);
        const max = sizeLimit(english, limit);
        expect(bytesOf(size), `${size} over ${max}`).to.be.above(bytesOf(max));
        expect(bytesOf(max), max).to.be.at.most(limit);
      }),
    );
  });

  for (const [limit, text] of [
    [3 * 1024 ** 2, '3 MB'],
    [10 * 1024 ** 2, '10 MB'],
    [500 * 1024, '500 kB'],
    [25_000_000, '23 MB'],
    [1_000_000, '976 kB'],
    [999, '999 bytes'],
    [1000, '1,000 bytes'],
    [1023 * 1024, '1,023 kB'],
  ] as const) {
    it(`are as plain as can be: ${text} for a limit of ${limit} bytes`, () => {
      expect(sizeLimit(english, limit).replace(/[\u202f\u00a0]/g, ' ')).to.equal(text);
    });
  }
});
