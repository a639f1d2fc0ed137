/** The environment variable that names the file a test run writes its {@link TestCount} to, as JSON. */
export const testCountVariable = 'AADSTS_LENS_TEST_COUNT';

/** How a run inside VS Code went; tests that were skipped are not counted. */
export type TestCount = { readonly passed: number; readonly failed: number };
