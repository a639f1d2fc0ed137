const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_LENGTH = 46;
const END_LENGTH = 22;

/**
 * The paths in a zip archive, sorted: read from its central directory (PKWARE APPNOTE 4.3.12), which stands before the
 * end record. An archive with a comment has none.
 */
export function pathsIn(archive: Buffer): readonly string[] {
  const paths: string[] = [];
  let at = archive.readUInt32LE(archive.length - END_LENGTH + 16);
  while (archive.readUInt32LE(at) === CENTRAL_HEADER) {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const start = at + CENTRAL_HEADER_LENGTH;
    paths.push(archive.toString('utf8', start, start + name));
    at = start + name + extra + comment;
  }
  return paths.toSorted();
}
