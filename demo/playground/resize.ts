/** The handle at the preview's edge: drawn with a pointer, moved with the arrow keys. */
import { one } from './dom.ts';
import { rules, valueOf, withValue } from './state.ts';
import type { Store } from './store.ts';

const [least, step, leap] = [280, 10, 100];

export function bindHandle(store: Store): void {
  const handle = one('.handle');
  const canvas = one('.canvas');
  const frames = one('.frames');
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(canvas);
  const room = (): number =>
    Math.floor(
      canvas.clientWidth -
        parseFloat(paddingInlineStart) -
        parseFloat(paddingInlineEnd) -
        handle.offsetWidth * 2,
    );
  const widthNow = (): number => Math.round(frames.getBoundingClientRect().width);

  /** As wide as there is room is "full", which follows the window. */
  const set = (width: number): void => {
    const most = room();
    const next =
      width >= most ? 'full' : rules.get('width')!.clean(String(Math.max(least, Math.round(width))))!;
    store.change(withValue(store.state, 'width', next), 'width');
  };

  handle.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const [start, from] = [event.clientX, widthNow()];
    // The preview is centred, so its edge moves half as far as it grows.
    const move = ({ clientX }: PointerEvent): void => set(from + (clientX - start) * 2);
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
        store.endGesture();
      },
      { once: true },
    );
  });

  handle.addEventListener('dblclick', () => set(Infinity));
  handle.addEventListener('keydown', event => {
    const by = event.shiftKey ? leap : step;
    const to: Record<string, number> = {
      ArrowLeft: widthNow() - by,
      ArrowDown: widthNow() - by,
      ArrowRight: widthNow() + by,
      ArrowUp: widthNow() + by,
      PageDown: widthNow() - leap,
      PageUp: widthNow() + leap,
      Home: least,
      End: Infinity,
    };
    const width = to[event.key];
    if (width === undefined) return;
    event.preventDefault();
    set(width);
  });
  handle.addEventListener('keyup', () => store.endGesture());

  const tell = (): void => {
    const width = widthNow();
    handle.setAttribute('aria-valuemax', String(Math.max(width, room())));
    handle.setAttribute('aria-valuenow', String(width));
    const full = valueOf(store.state, 'width') === 'full' ? 'full width, ' : '';
    handle.setAttribute('aria-valuetext', `${full}${width} pixels`);
    handle.dataset['width'] = `${width}`;
  };
  new ResizeObserver(tell).observe(frames);
}
