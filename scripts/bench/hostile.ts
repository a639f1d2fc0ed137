// Measures what hostile files of 10 MB cost: CPU seconds of reading and judging one, each format with each shape.
//
//   node scripts/bench/hostile.ts                    all formats, as the command line reads them; prints what takes 0.5 s or more
//   node scripts/bench/hostile.ts --only yaml        one format, or several: --only yaml,json
//   node scripts/bench/hostile.ts --editor           as an editor reads them
//   node scripts/bench/hostile.ts --megabytes 2      of another size: what takes four times as long at twice the size grows too fast
//   node scripts/bench/hostile.ts --least 0          prints everything
import { parseArgs } from 'node:util';
import { hostileCosts } from './hostile-costs.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    shape: { type: 'string' },
    editor: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '10' },
    least: { type: 'string', default: '0.5' },
  },
});

const asked = {
  ...(values.only !== undefined && { formats: values.only.split(',') }),
  ...(values.shape !== undefined && { shape: values.shape }),
  isEditor: values.editor,
  length: Number(values.megabytes) * 1024 * 1024,
};
for await (const { format, shape, seconds, found, isPartial } of hostileCosts(asked)) {
  if (seconds < Number(values.least)) continue;
  const cells = [format.padEnd(12), shape.padEnd(34), `${seconds.toFixed(2)} s`.padStart(8)];
  process.stdout.write(`${cells.join(' ')}  ${found} findings${isPartial ? ', in part' : ''}\n`);
}
