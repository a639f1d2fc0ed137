/** The row of a table by a name that comes from a text: what every object inherits (`constructor`) is no row. */
export function rowIn<Row>(table: Readonly<Record<string, Row>>, name: string): Row | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
