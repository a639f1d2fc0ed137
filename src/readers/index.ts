// Derived from the files of this folder by `npm run update`.
import type { Reader } from '../core/types.ts';
import { withEmbedded } from './embedded.ts';
import { bash } from './bash.ts';
import { batch } from './batch.ts';
import { bicep } from './bicep.ts';
import { cSharp } from './c-sharp.ts';
import { dockerfile } from './dockerfile.ts';
import { dotenv } from './dotenv.ts';
import { go } from './go.ts';
import { hcl } from './hcl.ts';
import { http } from './http.ts';
import { ini } from './ini.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { json } from './json.ts';
import { kotlin } from './kotlin.ts';
import { notebook } from './notebook.ts';
import { pem } from './pem.ts';
import { php } from './php.ts';
import { powershell } from './powershell.ts';
import { properties } from './properties.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scala } from './scala.ts';
import { toml } from './toml.ts';
import { tsx } from './tsx.ts';
import { typescript } from './typescript.ts';
import { xml } from './xml.ts';
import { yaml } from './yaml.ts';

/** Every format that can be read, by name. */
export const readers: readonly Reader[] = [bash, batch, bicep, cSharp, dockerfile, dotenv, go, hcl, http, ini, java, javascript, json, kotlin, notebook, pem, php, powershell, properties, python, ruby, rust, scala, toml, tsx, typescript, xml, yaml].map(withEmbedded);
