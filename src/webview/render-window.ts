import { element, section, shape } from './elements.ts';
import type { PanelState } from './messages.ts';
import { localTime } from './render-claims.ts';
import { type Moment, stateOf, type Timeline, timelineOf } from './timeline.ts';
import type { Words } from './words.ts';

/** The times of the token as a picture, and in words. */
export function renderWindow({ inspection, words }: PanelState): HTMLElement | undefined {
  const { window } = inspection;
  const timeline = window && timelineOf(window);
  if (window === undefined || timeline === undefined) return undefined;
  const moments = timeline.moments.flatMap((moment) => told(moment, words));
  return section(
    'window',
    words.validity,
    element(
      'figure',
      {},
      picture(timeline, words),
      element('figcaption', {}, words[stateOf(window)], ...moments),
    ),
  );
}

const WORDS = { iat: 'issued', nbf: 'notBefore', now: 'now', exp: 'expires' } as const;

/** A moment in words: a sentence. No time is read from a token that a date cannot hold. */
function told({ name, seconds }: Moment, words: Words): readonly (Node | string)[] {
  const date = new Date(seconds * 1000);
  const time = element('time', { datetime: date.toISOString() }, localTime(date));
  return [` ${words[WORDS[name]]} `, time, '.'];
}

const LINE = { top: 10, height: 12 };
const ROW_HEIGHT = 20;

/** Lengths in pixels, places in percent: the letters keep their size however wide the panel is. */
function picture({ moments, valid }: Timeline, words: Words): SVGElement {
  const bottom = LINE.top + LINE.height;
  const bar = { y: `${LINE.top}`, height: `${LINE.height}`, rx: '2' };
  return shape(
    'svg',
    {
      class: 'timeline',
      role: 'img',
      'aria-label': words.timeline,
      height: `${bottom + ROW_HEIGHT * moments.length + 6}`,
      width: '100%',
    },
    shape('rect', { class: 'line', x: percent(0), width: share(1), ...bar }),
    valid &&
      shape('rect', { class: 'valid', x: percent(valid.from), width: share(valid.to - valid.from), ...bar }),
    ...moments.flatMap((moment, index) => mark(moment, bottom + ROW_HEIGHT * (index + 1), words)),
  );
}

/** A line down to the row of its label, which stands on the side where there is room. */
function mark({ name, at }: Moment, y: number, words: Words): readonly SVGElement[] {
  const isLeft = at > 0.5;
  const place = { x1: percent(at), x2: percent(at), y1: `${LINE.top - 6}`, y2: `${y}` };
  const text = {
    x: percent(at),
    y: `${y}`,
    dx: isLeft ? '-6' : '6',
    'text-anchor': isLeft ? 'end' : 'start',
  };
  return [shape('line', { class: `mark ${name}`, ...place }), shape('text', text, words[WORDS[name]])];
}

const MARGIN = 2;

function percent(at: number): string {
  return `${(MARGIN + at * (100 - 2 * MARGIN)).toFixed(2)}%`;
}

function share(length: number): string {
  return `${(length * (100 - 2 * MARGIN)).toFixed(2)}%`;
}
