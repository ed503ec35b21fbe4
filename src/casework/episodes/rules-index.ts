import type { InvolvementInput } from '../../child-index/contract-involvements.ts'
import type { CaseInIndex } from './model-index.ts'

/** Letters that the index keeps of a text. */
const LONGEST = 200

/** What the index is told of an open case: who holds it, how to reach them, and who leads. */
export function asInvolvement(childId: string, known: CaseInIndex): InvolvementInput {
  const { worker, team, lead, workerPhone, dutyLine } = known
  const holds = worker ? `${worker}, social worker` : (team ?? 'Not yet allocated')
  const leads = lead ? `led by ${lead}` : 'leads the work'
  return {
    ...{ reference: referenceOf(childId), number: known.indexNumber, organisation: known.organisation },
    ...{ kind: 'childrens-services', role: `${holds}; ${leads}`.slice(0, LONGEST) },
    ...{ contact: workerPhone ?? dutyLine ?? known.organisation, sinceOn: known.openedOn },
    ...{ lastSeenOn: null, sensitive: false, shown: 'named' },
  }
}

/** The name under which a child's case is told of. */
export function referenceOf(childId: string): string {
  return `case:${childId}`
}
