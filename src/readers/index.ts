// Derived from the files of this folder by `npm run update`.
import type { Reader } from '../core/types.ts';
import { dotenv } from './dotenv.ts';
import { json } from './json.ts';
import { python } from './python.ts';
import { yaml } from './yaml.ts';

/** Every format that can be read, by name. */
export const readers: readonly Reader[] = [dotenv, json, python, yaml];
