import type { Inspection } from '../tokens/inspection.ts';
import { element, section, shape } from './elements.ts';
import { localTime } from './render-claims.ts';
import { type Moment, stateOf, type Timeline, timelineOf } from './timeline.ts';

/** The times of the token as a picture, and in words. */
export function renderWindow({ window }: Inspection): HTMLElement | undefined {
  const timeline = window && timelineOf(window);
  if (window === undefined || timeline === undefined) return undefined;
  const moments = timeline.moments.map(
    ({ name, label, seconds }) => `${label}${name === 'now' ? '' : ` (${name})`} ${written(seconds)}.`,
  );
  const words = [stateOf(window), ...moments].join(' ');
  return section(
    'window',
    'Validity',
    element('figure', {}, picture(timeline), element('figcaption', {}, words)),
  );
}

const LINE = { top: 10, height: 12 };
const ROW_HEIGHT = 20;

/** Lengths in pixels, places in percent: the letters keep their size however wide the panel is. */
function picture({ moments, valid }: Timeline): SVGElement {
  const bottom = LINE.top + LINE.height;
  const bar = { y: `${LINE.top}`, height: `${LINE.height}`, rx: '2' };
  return shape(
    'svg',
    {
      class: 'timeline',
      role: 'img',
      'aria-label': 'When the token holds; told in words below.',
      height: `${bottom + ROW_HEIGHT * moments.length + 6}`,
      width: '100%',
    },
    shape('rect', { class: 'line', x: percent(0), width: share(1), ...bar }),
    valid &&
      shape('rect', { class: 'valid', x: percent(valid.from), width: share(valid.to - valid.from), ...bar }),
    ...moments.flatMap((moment, index) => mark(moment, bottom + ROW_HEIGHT * (index + 1))),
  );
}

/** A line down to the row of its label, which stands on the side where there is room. */
function mark({ name, label, at }: Moment, y: number): readonly SVGElement[] {
  const isLeft = at > 0.5;
  const place = { x1: percent(at), x2: percent(at), y1: `${LINE.top - 6}`, y2: `${y}` };
  const words = {
    x: percent(at),
    y: `${y}`,
    dx: isLeft ? '-6' : '6',
    'text-anchor': isLeft ? 'end' : 'start',
  };
  return [
    shape('line', { class: `mark ${name}`, ...place }),
    shape('text', words, name === 'now' ? label : `${label} (${name})`),
  ];
}

const MARGIN = 2;

function percent(at: number): string {
  return `${(MARGIN + at * (100 - 2 * MARGIN)).toFixed(2)}%`;
}

function share(length: number): string {
  return `${(length * (100 - 2 * MARGIN)).toFixed(2)}%`;
}

function written(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} seconds after 1970` : localTime(date);
}
