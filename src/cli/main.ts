#!/usr/bin/env node
import { argv, exit } from 'node:process';
import { processIo } from './process-io.ts';
import { run } from './program.ts';

run(argv.slice(2), processIo()).then(exit);
