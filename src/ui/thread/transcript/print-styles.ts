import { css } from 'lit';

/** Black on white, for paper and PDF. The frame's document is in quirks mode: tables don't inherit by themselves. */
export const printStyles = css`
  @page {
    margin: 18mm 16mm 20mm;
  }
  :root {
    color-scheme: light;
    background: #fff;
    color: #000;
    font: 10.5pt / 1.5 system-ui, sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h1,
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 18pt;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  :is(h1, h2, h3, h4, h5, h6) {
    break-after: avoid;
  }
  .brand {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12pt;
    margin-block-end: 14pt;
    font-weight: 700;
  }
  .brand img {
    inline-size: auto;
    block-size: auto;
    max-inline-size: 60%;
    max-block-size: 30pt;
  }
  .brand img + * {
    font-weight: 400;
    text-align: end;
  }
  .head {
    padding-block-end: 10pt;
    border-block-end: 1.5pt solid #000;
  }
  .key {
    margin-block-end: 2pt;
    color: #333;
  }
  .facts {
    margin-block-start: 6pt;
    list-style: none;
  }
  .facts li::first-letter {
    text-transform: uppercase;
  }
  .entry {
    padding-block: 11pt;
    padding-inline-start: 11pt;
    border-inline-start: 2pt solid transparent;
  }
  .entry + .entry {
    border-block-start: 0.5pt solid #bbb;
  }
  .entry-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6pt;
    margin-block-end: 4pt;
    break-after: avoid;
    break-inside: avoid;
  }
  .brand img + *,
  .facts,
  .role,
  time,
  footer {
    color: #444;
    font-size: 9pt;
  }
  .entry.agent {
    border-inline-start-color: #000;
  }
  .agent .role {
    color: #000;
    font-weight: 600;
  }
  time {
    flex: 1;
    min-inline-size: max-content;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  bdi,
  time {
    unicode-bidi: plaintext;
  }
  .text {
    white-space: pre-wrap;
  }
  .files {
    margin-block-start: 7pt;
    font-size: 9pt;
    break-inside: avoid;
  }
  h2,
  h3,
  .rich :is(h3, h4, h5, h6) {
    font-size: 1em;
    font-weight: 700;
  }
  .files h3 {
    font-weight: 600;
  }
  .files img {
    display: block;
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100%;
    max-block-size: 180mm;
    margin-block: 3pt 7pt;
    border: 0.5pt solid #999;
    break-inside: avoid;
  }
  .files ul {
    padding-inline-start: 1.4em;
  }
  .size {
    color: #444;
  }
  footer {
    margin-block-start: 4pt;
    padding-block-start: 6pt;
    border-block-start: 1.5pt solid #000;
    break-inside: avoid;
  }
  .rich > * {
    margin-block: 0;
  }
  .rich > * + * {
    margin-block-start: 0.7em;
  }
  .rich :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  .rich :is(pre, code) {
    font: 9pt / 1.45 ui-monospace, monospace;
  }
  .rich pre {
    padding: 5pt 7pt;
    border: 0.5pt solid #999;
    white-space: pre-wrap;
  }
  .rich blockquote {
    margin-inline: 0;
    padding-inline-start: 8pt;
    border-inline-start: 1.5pt solid #999;
  }
  .rich table {
    border-collapse: collapse;
    font: inherit;
  }
  .rich tr {
    break-inside: avoid;
  }
  .rich :is(th, td) {
    padding: 2pt 6pt;
    border: 0.5pt solid #999;
    text-align: start;
    vertical-align: top;
  }
  a {
    color: inherit;
  }
`;

/**
 * The footer of every page, where the browser supports it: the request's key and the page number. Each character of the key
 * is escaped, so that none can end the string.
 */
export function footerRule(key: string, dir: string): string {
  const escaped = [...key].map(character => `\\${character.codePointAt(0)?.toString(16) ?? ''} `).join('');
  const font = 'font: 8pt system-ui, sans-serif; color: #444;';
  // Margin boxes have left and right only.
  const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  // No spaces: so the two numbers have the same order in right-to-left text.
  return (
    `@page { @bottom-${start} { content: "${escaped}"; ${font} }` +
    ` @bottom-${end} { content: counter(page) "/" counter(pages); ${font} } }`
  );
}
