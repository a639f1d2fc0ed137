import type { FederatedCredential } from '../../facts/types.ts';
import type { Located, Workspace } from '../../facts/workspace.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { entityInWords, partsOf, withoutIds } from './subject-parts.ts';

type Trusted = Located<FederatedCredential>;

/** The subject that was presented, beside the federated credentials and workflows of the workspace. */
export const federatedSubject: Proof = {
  codes: [700213, 7002138, 7002203, 70021],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  prove({ values }, workspace) {
    const { subject, issuer, audience } = values;
    if (subject === undefined || subject.includes('*')) return [];
    const trusted = workspace.federatedCredentials.filter(({ fact }) => fact.subject.value !== '');
    const same = trusted.filter(({ fact }) => fact.subject.value === subject);
    // A message that shows all three may be about the other two.
    const isWhole = ({ fact }: Trusted) =>
      (issuer ?? fact.issuer.value) === fact.issuer.value &&
      (audience === undefined || fact.audiences.some(({ value }) => value === audience));
    if (same.length > 0) return alreadyTrusted(same.filter(isWhole));
    const proven =
      letterCase(subject, trusted, workspace) ??
      immutable(subject, trusted) ??
      otherEntity(subject, trusted, workspace) ??
      environmentOfJob(subject, trusted, workspace);
    return proven ? [proven] : [];
  },
};

function alreadyTrusted(same: readonly Trusted[]): readonly Proven[] {
  if (same.length === 0) return [];
  return [
    {
      id: 'subject-as-written',
      message:
        'The workspace describes a federated credential with exactly this subject: it was not deployed yet, belongs to another app, or is only minutes old.',
      places: same.map(placeOf),
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

/** The same repository, project or workspace, but another branch, tag, environment or phase. */
function otherEntity(subject: string, trusted: readonly Trusted[], workspace: Workspace): Proven | undefined {
  const presented = partsOf(subject);
  if (!presented) return undefined;
  const others = trusted.flatMap((each) => {
    const parts = partsOf(each.fact.subject.value);
    return parts?.owner === presented.owner ? [{ each, entity: parts.entity }] : [];
  });
  if (others.length === 0) return undefined;
  const described = [...new Set(others.map(({ entity }) => entityInWords(entity)))];
  return {
    id: 'subject-other-entity',
    message: `The token is for ${entityInWords(presented.entity)}. For this ${presented.kind} the workspace describes ${described.join(' and ')}: add a federated credential for ${subject}, or let the job run as ${described.length === 1 ? 'that' : 'one of those'}.`,
    places: distinct([...others.map(({ each }) => placeOf(each)), ...environmentsIn(subject, workspace)]),
  };
}

/** Nothing is described of this repository, but one of its jobs says why the subject ends in an environment. */
function environmentOfJob(
  subject: string,
  trusted: readonly Trusted[],
  workspace: Workspace,
): Proven | undefined {
  const places = distinct(environmentsIn(subject, workspace));
  if (places.length === 0 || trusted.length > 0 || !subject.startsWith('repo:')) return undefined;
  return {
    id: 'subject-environment',
    message: `The job runs in an environment, which takes the place of the branch in the subject: the app needs a federated credential for ${subject}, in this letter case.`,
    places,
  };
}

function placeOf({ uri, fact }: Trusted): Spot {
  return spotOf(uri, fact.subject);
}
