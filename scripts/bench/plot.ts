export interface Point {
  readonly files: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const WIDTH = 640;
const HEIGHT = 320;
const MARGIN = 56;

/** Wall time over the number of files, both with logarithmic axes: a straight line that rises by 45° is linear growth. */
export function growthPlot(series: Readonly<Record<string, readonly Point[]>>): string {
  const all = Object.values(series).flat();
  const x = logScale(
    all.map(({ files }) => files),
    MARGIN,
    WIDTH - MARGIN,
  );
  const y = logScale(
    all.map(({ seconds }) => seconds),
    HEIGHT - MARGIN,
    MARGIN / 2,
  );
  const colors = ['#0067b8', '#c2410c'];
  const lines = Object.entries(series).map(([name, points], index) => {
    const color = colors[index % colors.length];
    const places = points.map(({ files, seconds }) => `${x(files).toFixed(1)},${y(seconds).toFixed(1)}`);
    return [
      `<polyline fill="none" stroke="${color}" stroke-width="2" points="${places.join(' ')}"/>`,
      ...places.map(
        (place) => `<circle r="3" fill="${color}" cx="${place.split(',')[0]}" cy="${place.split(',')[1]}"/>`,
      ),
      `<text x="${MARGIN + 12}" y="${MARGIN / 2 + 16 + 18 * index}" fill="${color}">${name}</text>`,
    ].join('\n');
  });
  const files = [...new Set(all.map((point) => point.files))];
  const seconds = [...new Set(all.map((point) => point.seconds))].toSorted((a, b) => a - b);
  const marks = [seconds[0] ?? 0, seconds.at(-1) ?? 0];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Wall time of aadsts-lens check over the number of files</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<path d="M${MARGIN} ${MARGIN / 2}V${HEIGHT - MARGIN}H${WIDTH - MARGIN / 2}" stroke="#666666" fill="none"/>`,
    ...files.map(
      (count) =>
        `<text x="${x(count).toFixed(1)}" y="${HEIGHT - MARGIN + 20}" text-anchor="middle" fill="#333333">${count.toLocaleString('en')}</text>`,
    ),
    ...marks.map(
      (mark) =>
        `<text x="${MARGIN - 8}" y="${(y(mark) + 4).toFixed(1)}" text-anchor="end" fill="#333333">${mark.toFixed(2)} s</text>`,
    ),
    `<text x="${WIDTH / 2}" y="${HEIGHT - 12}" text-anchor="middle" fill="#333333">files (logarithmic)</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

function logScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const low = Math.log(Math.min(...values));
  const high = Math.log(Math.max(...values));
  return (value) => from + ((Math.log(value) - low) / (high - low || 1)) * (to - from);
}
