import { join } from 'node:path';
import { checkout, temporaryFolder } from '../test/vscode/host/folders.ts';
import { endWithStarter, startProcessGroup, waitForOutput } from '../test/vscode/host/processes.ts';

/** A local token endpoint that answers as Entra does. */
export type TokenEndpoint = {
  /** Such as `https://localhost:<port>`. */
  readonly origin: string;
  /** The certificate (PEM) a client has to trust to talk to it. */
  readonly certificateFile: string;
  /** Settles when it has ended, wanted or not, with the reason. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

const ready = {
  pattern: /(https:\/\/(?:localhost|127\.0\.0\.1):\d+)[/\s]/,
  seconds: 30,
  name: 'The token endpoint',
};

/**
 * Starts the emulator of the built command line on a free port of this machine; the settings of an app that works
 * are written to `settingsFile`. Throws with its own words when it does not come up.
 */
export async function startTokenEndpoint(settingsFile: string): Promise<TokenEndpoint> {
  const folder = temporaryFolder('certificate');
  const certificateFile = join(folder.path, 'certificate.pem');
  const group = startProcessGroup(process.execPath, emulatorArguments(certificateFile, settingsFile), {
    folder: checkout,
  });
  const stop = async () => {
    await group.stop();
    folder.remove();
  };
  // What it prints is for whoever tries it: the apps of its invented tenant and how to ask for a token.
  group.child.stdout?.pipe(process.stdout);
  group.child.stderr?.pipe(process.stderr);
  try {
    const origin = await waitForOutput(group, ready);
    return { origin, certificateFile, ended: group.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function emulatorArguments(certificateFile: string, settingsFile: string): readonly string[] {
  return [
    ...endWithStarter,
    join(checkout, 'dist', 'cli.cjs'),
    'emulator',
    '--port',
    '0',
    '--certificate',
    certificateFile,
    '--settings',
    settingsFile,
  ];
}
