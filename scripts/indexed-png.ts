import { crc32, deflateSync } from 'node:zlib';

/** Pixels as red, green, blue, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const LARGEST_PALETTE = 256;

/** A PNG with 256 colours at most, of those that are seen most often; every other pixel takes the nearest of them. */
export function indexedPng({ width, height, rgb }: Pixels): Buffer {
  const { palette, indexOf } = paletteOf(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row is its filter: none.
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colourAt(rgb, y * width + x));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, which are an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flatMap(parts)))];
  return Buffer.concat([
    signature,
    ...chunks,
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(rgb: Uint8Array, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = rgb.subarray(pixel * 3, pixel * 3 + 3);
  return red * 65_536 + green * 256 + blue;
}

function parts(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function paletteOf(rgb: Uint8Array) {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < rgb.length / 3; pixel += 1) {
    const colour = colourAt(rgb, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([one, many], [other, more]) => more - many || one - other);
  const palette = distinct(sorted.map(([colour]) => colour));
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (colour: number): number => {
    const known = indexes.get(colour) ?? nearest(palette, colour);
    indexes.set(colour, known);
    return known;
  };
  return { palette, indexOf };
}

/** As many colours as a palette holds, the first of those that are alike: so that a rare one stays what it is. */
function distinct(colours: readonly number[]): readonly number[] {
  for (let alike = 0; ; alike = alike * 2 + 1) {
    const kept: number[] = [];
    for (const colour of colours) {
      if (kept.length > LARGEST_PALETTE) break;
      if (kept.every((each) => distance(each, colour) > alike)) kept.push(colour);
    }
    if (kept.length <= LARGEST_PALETTE) return kept;
  }
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((each) => distance(each, colour));
  return distances.indexOf(Math.min(...distances));
}

/** The square of how far two colours are from each other. */
function distance(one: number, other: number): number {
  const [red, green, blue] = parts(other);
  const [more, greener, bluer] = parts(one);
  return (red - more) ** 2 + (green - greener) ** 2 + (blue - bluer) ** 2;
}

/** Length, name, content, and the checksum of name and content (PNG, section 5.3). */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
