/** The document that is printed. */
import { expect } from '@open-wc/testing';
import { zonedTime } from '../../../../src/i18n/format.ts';
import {
  printThread,
  type PrintOptions,
  type WholeThread,
} from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { png } from '../../../support/thread-server.ts';
import { waitFor } from '../../../support/wait.ts';
import { rejection } from '../../../support/rejection.ts';
import {
  commentOf,
  english,
  fileOf,
  now,
  requestOf,
  threadOf,
  wordsOf,
} from '../../../support/transcript-fixture.ts';

describe('a printed thread', () => {
  let root: ShadowRoot;
  let printed: Window[];

  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    printed = [];
  });
  afterEach(() => root.host.remove());

  /** Prints into the frame, up to where the browser's dialog would open. */
  async function print(thread: WholeThread, more: Partial<PrintOptions> = {}): Promise<Document> {
    await printThread(thread, {
      root,
      translator: english,
      now,
      print: frame => printed.push(frame),
      ...more,
    });
    return frames()[0]!.contentDocument!;
  }

  const frames = () => [...root.querySelectorAll('iframe')];
  const texts = (page: Document, selector: string) =>
    [...page.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());

  it('is a document of its own with everything in it', async () => {
    const { createdAt, updatedAt } = requestOf();
    const reply = commentOf('a', {
      body: 'Line\n  two',
      attachments: [fileOf('boot.log'), fileOf('b.bin', 1)],
    });
    const page = await print(threadOf([reply]));
    expect(printed).to.deep.equal([frames()[0]!.contentWindow]);
    expect(page.title).to.equal('CS-1 Server does not boot');
    expect(texts(page, 'h1')).to.deep.equal(['Server does not boot']);
    expect(texts(page, '.key')).to.deep.equal(['CS-1 · Open']);
    expect(texts(page, '.facts li')).to.deep.equal([
      `created ${zonedTime(english, createdAt)}`,
      `last update ${zonedTime(english, updatedAt)}`,
    ]);
    expect(texts(page, 'h2')).to.deep.equal(['Ada Byron', 'Marta']);
    expect(texts(page, '.role')).to.deep.equal(['Customer', 'Support']);
    expect(texts(page, 'article time')).to.deep.equal([
      zonedTime(english, createdAt),
      zonedTime(english, reply.createdAt),
    ]);
    expect(page.querySelector('time')!.dateTime).to.equal('2026-03-02T09:00:00.000Z');
    const [description, body] = page.querySelectorAll<HTMLElement>('.text');
    expect(description!.textContent).to.equal(requestOf().description);
    expect(body!.textContent).to.equal('Line\n  two');
    expect(page.defaultView!.getComputedStyle(body!).whiteSpace).to.match(/pre-wrap/);
    expect(texts(page, '.files li')).to.deep.equal(['boot.log (2 kB)', 'b.bin (1 byte)']);
    expect(texts(page, 'footer')).to.deep.equal([`Printed: ${zonedTime(english, now)}`]);
    expect(page.querySelectorAll('button, input, select, textarea, [tabindex]')).to.have.length(0);
  });

  it('has every comment, and none of the page’s style', async () => {
    const comments = Array.from({ length: 250 }, (_, index) => commentOf(`c${index}`));
    const page = await print(threadOf(comments));
    expect(texts(page, 'article > .text').slice(1)).to.deep.equal(comments.map(({ body }) => body));
    const styles = page.defaultView!.getComputedStyle(page.documentElement);
    expect([styles.color, styles.backgroundColor]).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(page.querySelectorAll('style, link, [style]')).to.have.length(0);
  });

  it('is not seen, moves nothing and is not in the page itself', async () => {
    const before = document.documentElement.outerHTML;
    const size = root.host.getBoundingClientRect().height;
    await print(threadOf());
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(root.host.getBoundingClientRect().height).to.equal(size);
    const { left, right, width } = frames()[0]!.getBoundingClientRect();
    expect(width).to.be.above(0);
    expect(right <= 0 || left >= innerWidth).to.equal(true);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
  });

  it('holds its pictures, and the names alone of those that can’t be had', async () => {
    const asPng = (name: string) => ({ ...fileOf(name), type: 'image/png', url: name });
    const files = [asPng('console.png'), asPng('gone.png'), fileOf('boot.log')];
    const fetched: string[] = [];
    const fetchPicture = (url: string) => {
      fetched.push(url);
      return url === 'gone.png' ? Promise.reject(new Error('gone')) : png(60, 20);
    };
    const page = await print(threadOf([commentOf('a', { attachments: files })]), { fetchPicture });
    expect(fetched).to.deep.equal(['console.png', 'gone.png']);
    const [image, ...others] = page.querySelectorAll('img');
    expect(others).to.have.length(0);
    expect([image!.complete, image!.naturalWidth]).to.deep.equal([true, 60]);
    expect(image!.closest('li')!.textContent).to.contain('console.png');
    expect(texts(page, '.files li')).to.have.length(3);
  });

  describe('of a brand', () => {
    const src =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4ISeHFTEMLQkAkL9BAc9woTwAAAAASUVORK5CYII=';
    const heads = (page: Document) =>
      [...page.querySelectorAll('.brand')].map(({ textContent, children }) => [
        textContent,
        ...[...children].map(({ localName }) => localName),
      ]);

    it('has its logo, loaded, and its name above everything', async () => {
      const logo = { src, alt: 'A red square', width: 160, height: 160 };
      const page = await print(threadOf(), { letterhead: { name: 'Acme', logo } });
      expect(heads(page)).to.deep.equal([['Acme', 'img', 'bdi']]);
      expect(page.body.firstElementChild!.className).to.equal('brand');
      const image = page.querySelector<HTMLImageElement>('.brand img')!;
      expect([image.complete, image.naturalWidth, image.alt]).to.deep.equal([true, 8, 'A red square']);
      // The frame itself is one pixel wide.
      expect(page.defaultView!.getComputedStyle(image).maxBlockSize).to.equal('40px');
      expect(page.querySelectorAll('[style]')).to.have.length(0);
    });

    it('says its name once, be it the logo’s translator, too', async () => {
      const page = await print(threadOf(), { letterhead: { name: 'Acme', logo: { src, alt: 'Acme' } } });
      expect(page.querySelector<HTMLImageElement>('.brand img')!.alt).to.equal('');
      const unnamed = await print(threadOf(), { letterhead: { name: '', logo: { src, alt: 'Acme' } } });
      expect(heads(unnamed)).to.deep.equal([['', 'img']]);
      expect(unnamed.querySelector<HTMLImageElement>('.brand img')!.alt).to.equal('Acme');
    });

    it('has the texts alone where the picture can’t be had, and nothing where there are none', async () => {
      const logo = { src: 'data:image/png;base64,AAAA', alt: 'Acme Hosting' };
      const named = await print(threadOf(), { letterhead: { name: 'Acme', logo } });
      expect(heads(named)).to.deep.equal([['Acme', 'bdi']]);
      const unnamed = await print(threadOf(), { letterhead: { name: '', logo } });
      expect(heads(unnamed)).to.deep.equal([['Acme Hosting', 'bdi']]);
      const none = await print(threadOf(), { letterhead: { name: '' } });
      expect(heads(none)).to.deep.equal([]);
    });
  });

  it('goes when it is printed', async () => {
    await print(threadOf());
    printed[0]!.dispatchEvent(new Event('afterprint'));
    expect(frames()).to.have.length(0);
  });

  it('takes the place of one whose end nobody told', async () => {
    await print(threadOf());
    const page = await print(threadOf([], { key: 'CS-2' }));
    expect(frames()).to.have.length(1);
    expect(page.title).to.match(/^CS-2/);
  });

  it('is not printed once it is called off, and leaves nothing', async () => {
    const { signal } = new AbortController();
    for (const reason of [AbortSignal.abort(), signal]) {
      const controller = new AbortController();
      const used = reason.aborted ? reason : controller.signal;
      const outcome = rejection(print(threadOf([commentOf('a', { format: 'html' })]), { signal: used }));
      controller.abort();
      expect(await outcome).to.equal(used.reason);
      expect(printed).to.deep.equal([]);
      expect(frames()).to.have.length(0);
    }
  });

  it('leaves nothing where the dialog can’t be opened', async () => {
    const refused = new Error('refused');
    const outcome = print(threadOf(), {
      print: () => {
        throw refused;
      },
    });
    expect(await rejection(outcome)).to.equal(refused);
    expect(frames()).to.have.length(0);
  });

  it('speaks Arabic from right to left', async () => {
    const translator = await wordsOf('ar');
    const page = await print(threadOf([commentOf('a', { body: 'English', attachments: [fileOf('x')] })]), {
      translator,
    });
    const { lang, dir } = page.documentElement;
    expect({ lang, dir }).to.deep.equal({ lang: 'ar', dir: 'rtl' });
    expect(texts(page, '.role')).to.deep.equal(['العميل', 'الدعم']);
    expect(texts(page, '.files h3')).to.deep.equal(['الملفات']);
    const body = page.querySelectorAll('.text')[1]!;
    expect(page.defaultView!.getComputedStyle(body).direction).to.equal('ltr');
  });

  it('draws markdown and HTML as on the screen, and says where links lead', async () => {
    const page = await print(
      threadOf([
        commentOf('a', {
          format: 'markdown',
          body: 'A **strong** [word](https://example.org/help) or <https://example.org/x>\n\n```\nx\n```',
        }),
        commentOf('b', {
          format: 'html',
          body: '<h1>Big</h1><p>An <em>HTML</em> <img src="https://example.org/a.png" alt="picture"></p>',
        }),
      ]),
    );
    expect(texts(page, 'strong, em')).to.deep.equal(['CS-1', 'strong', 'HTML']);
    expect(texts(page, '.rich p')).to.deep.equal([
      'A strong word (https://example.org/help) or https://example.org/x',
      'An HTML picture (https://example.org/a.png)',
    ]);
    // Below the entry's own heading, without a gap.
    expect(texts(page, '.rich h4')).to.deep.equal(['Big']);
    expect(page.querySelectorAll('img, [tabindex]')).to.have.length(0);
  });

  it('lets nothing hostile do anything', async () => {
    const hostile = `<img src=x onerror="parent.hostile = true"><script>parent.hostile = true</script><a href="javascript:parent.hostile = true">x</a>`;
    const author = { name: hostile, role: 'agent', me: false } as const;
    const page = await print(
      threadOf(
        [
          commentOf('a', { author, body: hostile, attachments: [fileOf(`in\n${hostile}\u202Egpj.exe`)] }),
          commentOf('b', { format: 'html', body: hostile }),
          commentOf('c', { format: 'markdown', body: hostile }),
        ],
        {
          summary: hostile,
          description: hostile,
          status: hostile,
          key: `CS-1" } } * { display: none } @page { @top-left { content: "`,
        },
      ),
    );
    expect(page.querySelectorAll('img, script, [onerror], [href^=javascript]')).to.have.length(0);
    expect(texts(page, 'h1')).to.deep.equal([hostile]);
    expect(texts(page, '.text')).to.deep.equal([hostile, hostile]);
    expect(texts(page, '.files li')).to.deep.equal([`in ${hostile}gpj.exe (2 kB)`]);
    expect(page.defaultView!.getComputedStyle(page.querySelector('h1')!).display).to.equal('block');
    expect('hostile' in window).to.equal(false);
  });

  it('shows a body as it was written where the page refuses to make rich text', async () => {
    // As a page can that hides `trustedTypes` and requires them, or that has changed the functions of its document.
    document.importNode = () => {
      throw new TypeError('refused');
    };
    try {
      const thread = threadOf([commentOf('a', { format: 'html', body: '<b>x</b>' })]);
      const page = await print(thread);
      expect(texts(page, '.text')).to.deep.equal([requestOf().description, '<b>x</b>']);
    } finally {
      Reflect.deleteProperty(document, 'importNode'); // its own one comes from Document
    }
  });

  it('needs nothing that the strictest policy forbids', async () => {
    const outer = document.body.appendChild(document.createElement('iframe'));
    const page = outer.contentDocument!;
    const meta = page.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "default-src 'none'; style-src 'self'";
    page.head.append(meta);
    root = page.body.appendChild(page.createElement('div')).attachShadow({ mode: 'open' });
    const refused: string[] = [];
    const listen = (on: Document) =>
      on.addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
    listen(page);
    const paper = await print(
      threadOf([commentOf('a', { format: 'html', body: '<p style="color: red">x</p>' })]),
    );
    listen(paper);
    expect(texts(paper, '.rich')).to.deep.equal(['x']);
    expect(paper.defaultView!.getComputedStyle(paper.querySelector('.entry-head')!).display).to.equal('flex');
    // The policy holds in there, and this is the first that it refuses.
    paper.body.setAttribute('style', 'color: red');
    await waitFor(() => refused.length > 0, 'a violation');
    expect(refused).to.deep.equal(['style-src-attr']);
    outer.remove();
  });
});
