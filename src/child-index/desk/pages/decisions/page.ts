import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { DeskOperations, Proposal } from '../../../contract-desk.ts'
import { numbersOf } from '../content-acts.ts'
import type { ByNumber } from '../model.ts'
import { answerOf, deskPage, namingOf, type Visit } from '../page.ts'
import { decisionsView } from './view.tsx'

export const DECISIONS = '/index/decisions'

/** Proposals on a page: as many as numbers may be asked about at once, two to each. */
const MOST = 25
const QUERY = z.object({ after: z.uuid().optional().catch(undefined) })

/** GET /index/decisions and /index/decisions/settled: what waits for a second person, and what was settled. */
export function decisionsPages(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  const show = (state: 'waiting' | 'settled') => async (visit: Visit) => {
    const { asked, actor, request, shell } = visit
    const { after } = QUERY.parse(request.query)
    const found = answerOf(await desk.proposals({ asked, state, after: after ?? null, count: MOST }))
    if (!found) return undefined
    const people = await peopleOf(desk, visit, found.proposals)
    const proposers = found.proposals.flatMap(({ proposedBy, settledBy }) => [proposedBy, settledBy])
    const naming = await acting.inTransaction(actor, (tx) => namingOf(tx, actor, proposers))
    const place = { isFirst: after === undefined, isFull: found.proposals.length === MOST }
    return decisionsView({ ...found, ...place, state, people, naming, shell })
  }
  deskPage(http, acting, { path: DECISIONS }, show('waiting'))
  deskPage(http, acting, { path: `${DECISIONS}/settled`, current: DECISIONS }, show('settled'))
}

/** Whom proposals are about, by number. */
export async function peopleOf(
  desk: DeskOperations,
  { asked }: Pick<Visit, 'asked'>,
  proposals: readonly Pick<Proposal, 'act'>[],
): Promise<ByNumber> {
  const numbers = [...new Set(proposals.flatMap(({ act }) => numbersOf(act)))]
  const people = numbers.length > 0 ? answerOf(await desk.peopleByNumbers({ asked, numbers })) : undefined
  return new Map((people ?? []).map((person) => [person.asked, person]))
}
