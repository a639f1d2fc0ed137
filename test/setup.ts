import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';

// Most of a run is reading TypeScript: the second run has it ready.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'node'));

/** Enough to catch a slip in seconds; `PROPERTY_RUNS=10000 npm run test:unit` looks harder. */
fc.configureGlobal({ numRuns: Number(process.env.PROPERTY_RUNS ?? 20) });

/** mocha keeps whole stacks, which parsers that make an error object for each fault pay for dearly. */
Error.stackTraceLimit = 20;
