import type { FederatedCredential, Stated } from '../../facts/types.ts';
import type { Located, Workspace } from '../../facts/workspace.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';

type Trusted = Located<FederatedCredential>;

/** The subject that was presented, beside the federated credentials and workflows of the workspace. */
export const federatedSubject: Proof = {
  codes: [700213, 7002138, 7002203, 70021],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  prove({ values }, workspace) {
    const subject = values.subject;
    if (subject === undefined || subject.includes('*')) return [];
    const trusted = workspace.federatedCredentials.filter(({ fact }) => fact.subject.value !== '');
    if (trusted.some(({ fact }) => fact.subject.value === subject)) return alreadyTrusted(subject, trusted);
    const proven =
      letterCase(subject, trusted, workspace) ??
      immutable(subject, trusted) ??
      otherEntity(subject, trusted) ??
      undefined;
    return proven ? [proven] : [];
  },
};

function alreadyTrusted(subject: string, trusted: readonly Trusted[]): readonly Proven[] {
  const places = trusted.filter(({ fact }) => fact.subject.value === subject).map(placeOf);
  return [
    {
      id: 'subject-as-written',
      message:
        'The workspace describes a federated credential with exactly this subject: it was not deployed yet, belongs to another app, or is only minutes old.',
      places,
    },
  ];
}

function letterCase(subject: string, trusted: readonly Trusted[], workspace: Workspace): Proven | undefined {
  const lower = subject.toLowerCase();
  const alike = trusted.filter(({ fact }) => fact.subject.value.toLowerCase() === lower);
  const [first] = alike;
  if (!first) return undefined;
  return {
    id: 'subject-letter-case',
    message: `The federated credential has ${first.fact.subject.value}, the token ${subject}: they differ in letter case only. Entra compares letter by letter: write the credential as the token has it.`,
    places: distinct([...alike.map(placeOf), ...environmentsIn(subject, workspace)]),
  };
}

/** Jobs whose environment, written so or in another letter case, became part of the subject. */
function environmentsIn(subject: string, { workflowJobs }: Workspace): readonly Spot[] {
  const [, name] = /:environment:([^:]+)$/.exec(subject) ?? [];
  return workflowJobs
    .filter(({ fact }) => fact.environment.value.toLowerCase() === name?.toLowerCase())
    .map(({ uri, fact }) => spotOf(uri, fact.environment));
}

/** `repo:octo@1234/shop@5678:…` in place of `repo:octo/shop:…`: names may be taken over by others, ids may not. */
function immutable(subject: string, trusted: readonly Trusted[]): Proven | undefined {
  const plain = withoutIds(subject);
  if (plain === subject) {
    const withIds = trusted.find(({ fact }) => withoutIds(fact.subject.value) === subject);
    return (
      withIds && {
        id: 'subject-without-ids',
        message: `The federated credential has the immutable form ${withIds.fact.subject.value}, the token of this repository has names without ids. Write ${subject}, or turn immutable subjects on for the repository.`,
        places: [placeOf(withIds)],
      }
    );
  }
  const same = trusted.find(({ fact }) => fact.subject.value === plain);
  return (
    same && {
      id: 'subject-immutable',
      message: `GitHub now writes the ids of owner and repository into the subject: ${subject}. The federated credential still has names alone. Write the subject as it was presented.`,
      places: [placeOf(same)],
    }
  );
}

function withoutIds(subject: string): string {
  return subject.replace(/^(repo:[^:/@]+)@\d+\/([^:/@]+)@\d+:/, '$1/$2:');
}

/** The same repository, but another branch, tag or environment. */
function otherEntity(subject: string, trusted: readonly Trusted[]): Proven | undefined {
  const [, repository, entity] = /^(repo:[^:]+):(.+)$/.exec(withoutIds(subject)) ?? [];
  if (repository === undefined || entity === undefined) return undefined;
  const others = trusted.filter(({ fact }) => withoutIds(fact.subject.value).startsWith(`${repository}:`));
  const [first] = others;
  if (!first) return undefined;
  return {
    id: 'subject-other-entity',
    message: `The token is for ${kindOf(entity)}. For this repository the workspace describes ${others.map(({ fact }) => kindOf(entityOf(fact.subject))).join(' and ')}: add a federated credential for ${subject}, or let the job run as that one.`,
    places: others.map(placeOf),
  };
}

function entityOf({ value }: Stated<string>): string {
  return withoutIds(value).replace(/^repo:[^:]+:/, '');
}

function kindOf(entity: string): string {
  const [, name] = /^environment:(.+)$/.exec(entity) ?? [];
  if (name !== undefined) return `the environment ${name}`;
  if (entity === 'pull_request') return 'pull requests';
  const [, kind, ref] = /^ref:refs\/(heads|tags)\/(.+)$/.exec(entity) ?? [];
  if (ref === undefined) return entity;
  return kind === 'tags' ? `the tag ${ref}` : `the branch ${ref}`;
}

function placeOf({ uri, fact }: Trusted): Spot {
  return spotOf(uri, fact.subject);
}
