import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { OperatorsDesk } from '../../contract.ts'
import { answerOf, deskPage, type Visit } from '../page.ts'
import { shieldsView } from './view.tsx'

export const SHIELDS = '/index/shields'

const MOST = 25
const QUERY = z.object({ after: z.uuid().optional().catch(undefined) })

/** GET /index/shields and /index/shields/lifted: those for review first, then all that stand; and those lifted. */
export function shieldsPages(http: FastifyInstance, acting: Acting, desk: OperatorsDesk): void {
  const show =
    (state: 'standing' | 'lifted') =>
    async ({ asked, request, shell }: Visit) => {
      const { after } = QUERY.parse(request.query)
      const shields = answerOf(await desk.shields({ asked, state, after: after ?? null, count: MOST }))
      if (!shields) return undefined
      const numbers = [...new Set(shields.map(({ number }) => number))]
      const people = numbers.length > 0 ? answerOf(await desk.peopleByNumbers({ asked, numbers })) : []
      const byNumber = new Map((people ?? []).map((person) => [person.asked as string, person]))
      const place = { isFirst: after === undefined, isFull: shields.length === MOST }
      return shieldsView({ shields, people: byNumber, state, shell, ...place })
    }
  deskPage(http, acting, { path: SHIELDS }, show('standing'))
  deskPage(http, acting, { path: `${SHIELDS}/lifted`, current: SHIELDS }, show('lifted'))
}
