import type { App } from './app-types.ts';
import type { Assertion } from './assertion-types.ts';
import type { StatedCertificate } from './certificate-types.ts';
import type { AccessControlClient, Address, CloudUse, Cmdlet, Dependency } from './mention-types.ts';
import type { FederatedCredential, Registration, WorkflowJob } from './registration-types.ts';
import type { TokenRequest } from './token-request-types.ts';

/** The vocabulary of facts: what files say about Entra. Each subject has a file of its own. */
export type * from './app-types.ts';
export type * from './certificate-types.ts';
export type * from './mention-types.ts';
export type * from './registration-types.ts';
export type * from './secret-types.ts';
export type * from './token-request-types.ts';
export type * from './value-types.ts';

/** Everything a rule can judge. */
export type EntraFact =
  | App
  | TokenRequest
  | Assertion
  | Cmdlet
  | Registration
  | Address
  | Dependency
  | AccessControlClient
  | CloudUse
  | StatedCertificate
  | FederatedCredential
  | WorkflowJob;
