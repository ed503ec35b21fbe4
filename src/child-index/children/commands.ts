import type { IndexNumber } from '../../kernel/index-number.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import { nhsNumber } from '../../kernel/nhs-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { upn } from '../../kernel/upn.ts'
import type { Asked } from '../contract-asked.ts'
import type {
  ByIdentifier,
  ByNumber,
  ChildIdentifiers,
  ChildOutcome,
  ChildRefusal,
  IndexChild,
} from '../contract-children.ts'
import type { IdentitySummary } from '../contract-identity.ts'
import type { IndexTx } from '../matching/queries.ts'
import { childrenOfNumbers, type HeldChild, identifiersHeld, numbersByIdentifier, summariesOf } from './queries.ts'

/** Looks up the child of a number; a retired number answers with the survivor. */
export async function findByNumber(tx: IndexTx, { asked, number }: ByNumber): Promise<ChildOutcome> {
  const written = indexNumber(number)
  return written ? shownTo(tx, asked, written) : refused('number-not-valid')
}

/** Looks up the one child known by an identifier. */
export async function findByIdentifier(tx: IndexTx, { asked, system, value }: ByIdentifier): Promise<ChildOutcome> {
  const written = system === 'nhs' ? nhsNumber(value) : upn(value)
  if (!written) return refused(system === 'nhs' ? 'nhs-number-not-valid' : 'upn-not-valid')
  const [number, another] = await numbersByIdentifier(tx, system, written)
  if (number === undefined) return refused('not-found')
  return another === undefined ? shownTo(tx, asked, number) : refused('more-than-one')
}

/** All that a child goes by: told only to whom the child's identity is. */
export async function findIdentifiers(
  tx: IndexTx,
  request: ByNumber,
): Promise<Outcome<ChildIdentifiers, ChildRefusal>> {
  const child = await findByNumber(tx, request)
  if (!child.ok) return child
  const { number, retiredNumbers, summary } = child.value
  if (summary === null) return refused('not-found')
  const { identifiers, localReferences } = await identifiersHeld(tx, number, request.asked.authority)
  return accepted({ number, retiredNumbers, identifiers, localReferences })
}

async function shownTo(tx: IndexTx, asked: Asked, number: string): Promise<ChildOutcome> {
  const child = (await childrenOfNumbers(tx, [number])).get(number)
  if (!child || child.status === 'sealed') return refused('not-found')
  const hidden = child.shielded && child.responsibleAuthority !== asked.authority
  const summary = hidden ? undefined : (await summariesOf(tx, [child.number])).get(child.number)?.summary
  return accepted(asChild(child, child.status, hidden, summary))
}

function asChild(
  { number, state, retiredNumbers, responsibleAuthority, version, knownTo, hasSealedConcern }: HeldChild,
  status: IndexChild['status'],
  hidden: boolean,
  summary: IdentitySummary | undefined,
): IndexChild {
  return {
    number: number as IndexNumber,
    state,
    status,
    retiredNumbers,
    responsibleAuthority,
    version,
    summary: summary ?? null,
    knownTo: hidden ? [] : knownTo,
    hasSealedConcern,
  }
}
