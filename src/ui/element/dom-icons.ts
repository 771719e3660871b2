const SVG = 'http://www.w3.org/2000/svg';

/** A small line icon, decoration beside words, like those of the main file. */
function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    class: 'icon',
    viewBox: '0 0 16 16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const arrow = (): SVGElement => icon('m4 6 4 4 4-4');
export const cross = (): SVGElement => icon('m4 4 8 8m0-8-8 8');
