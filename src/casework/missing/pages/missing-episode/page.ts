import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentFields } from '../../../../entries/drafts/pages/form-page/moment.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { recordInterview, recordReturn, withdrawMissing } from '../../commands.ts'
import { missingEpisodeById, missingEpisodesOf } from '../../queries.ts'
import { missingState } from '../../rules.ts'
import { REFUSALS } from './content.ts'
import { type GoOn, readGoOn } from './form.ts'
import { type EpisodeShown, missingEpisodeView } from './view.tsx'

/** GET and POST /missing/:id – one time a child was missing: the return, the interview after it, or that it was a mistake. */
export function missingEpisodePage(http: FastifyInstance, acting: Acting): void {
  formPage<EpisodeShown, GoOn, keyof typeof REFUSALS>(http, acting, {
    path: '/missing/:id',
    keep: ({ id }) => `missing-episode:${id}`,
    asks: {
      does: 'this record',
      back: 'this return',
      'back-time': 'this return',
      foundWhere: 'this return',
      offered: 'this offer',
      refused: 'this offer',
      refusedWhy: 'this refusal',
      held: 'this interview',
      interviewer: 'this interview',
      independent: 'this interview',
      words: 'this interview',
      learned: 'this interview',
      withdrawnWhy: 'this mistake',
    },
    async load(tx, actor, { id = '' }, now) {
      const episode = await missingEpisodeById(tx, id)
      if (!episode || !(await standingFor(tx, actor, 'missing.write', episode.childId, now.day))) return undefined
      const child = await personById(tx, episode.childId)
      await auditLooks(tx, actor, [episode.childId], { part: 'missing', stepId: id })
      const all = await missingEpisodesOf(tx, episode.childId)
      return child && { child, episode, others: all.filter((one) => one.id !== id) }
    },
    first: known,
    read: (fields, { episode }) => readGoOn(fields, missingState(episode)),
    async act(tx, actor, act, { now, loaded: { episode, child } }) {
      const outcome = await goOn(tx, actor, episode.id, act, now)
      return outcome.ok ? accepted(`/children/${child.id}`) : outcome
    },
    refusals: REFUSALS,
    view: missingEpisodeView,
  })
}

/** Today, the day the interview was offered, and whoever spoke with the child last time. */
function known({ episode, others }: EpisodeShown, now: Moment): Fields {
  const offeredOn = episode.interviewOfferedOn ?? now.day
  const last = others.find(({ interviewer }) => interviewer !== null)
  return {
    ...(episode.returnedAt === null ? momentFields('back', now.at) : {}),
    ...{ ...dayFields('offered', offeredOn), ...dayFields('refused', offeredOn), ...dayFields('held', now.day) },
    ...(last?.interviewer ? { interviewer: last.interviewer } : {}),
  }
}

function goOn(tx: Tx, actor: Actor, id: string, act: GoOn, now: Moment) {
  if (act.does === 'return') return recordReturn(tx, actor, id, act, now)
  if (act.does === 'withdraw') return withdrawMissing(tx, actor, id, act, now)
  return recordInterview(tx, actor, id, act, now)
}
