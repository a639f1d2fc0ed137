import { runMocha } from './host/mocha.ts';

/** Entry point of the tests inside VS Code. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./diagnostics.test.ts');
    await import('./commands.test.ts');
    await import('./quick-fixes.test.ts');
    await import('./hover.test.ts');
    await import('./decode-jwt.test.ts');
    await import('./token-request.test.ts');
    await import('./token-canary.test.ts');
    await import('./send-as-written.test.ts');
    await import('./test-all-apps.test.ts');
    await import('./local-endpoint.test.ts');
    await import('./token-safety.test.ts');
    await import('./certificates.test.ts');
    await import('./awkward-files.test.ts');
    await import('./other-files.test.ts');
    await import('./config-files.test.ts');
    await import('./scan-workspace.test.ts');
    await import('./agent-tools.test.ts');
    await import('./walkthrough.test.ts');
    await import('./trust.test.ts');
  });
}
