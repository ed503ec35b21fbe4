import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signedInOf } from '../../access/sessions/signed-in.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Shell } from '../../platform/govuk/layout.tsx'
import { exerciseUnderWay, type UnderWay } from './commands.ts'
import { CONTENT, GOALS, LESSONS } from './content.ts'
import type { LearningFacts, Step } from './model.ts'

const LESSONS_OF = new WeakMap<FastifyRequest, Shell['lesson']>()

/** Before each page of somebody who is doing an exercise: which step they are at, for the bar above the page. */
export function showLessons(http: FastifyInstance, db: Database, now: () => Moment): void {
  http.addHook('preHandler', async (request) => {
    const actor = signedInOf(request)?.actor
    if (!actor?.userId || (request.method !== 'GET' && request.method !== 'POST')) return
    const underWay = await inSeat(db, actor, (tx) => exerciseUnderWay(tx, actor, now()))
    if (underWay) LESSONS_OF.set(request, lessonIn(underWay, new URL(request.url, 'http://here').pathname))
  })
}

/** The step at which whoever asked is; undefined where they are doing no exercise. */
export function lessonOf(request: FastifyRequest): Shell['lesson'] {
  return LESSONS_OF.get(request)
}

/** The path of the page on which a step is done, as far as there is one. */
export function pathOfStep(step: Step, facts: LearningFacts, childId: string): string {
  const at = (part: string, one: { readonly id: string } | null) =>
    one ? `/${part}/${one.id}` : `/children/${childId}`
  const paths: Readonly<Record<Step, string>> = {
    ...{ raise: '/concerns/find', arrive: '/concerns' },
    ...{ decide: at('contacts', facts.contact), respond: at('referrals', facts.referral) },
    ...{ listen: at('assessments', facts.assessment), analyse: at('assessments', facts.assessment) },
    ...{ submit: at('assessments', facts.assessment), hold: at('conferences', facts.conference) },
    ...{ hear: `/children/${childId}`, read: `/children/${childId}` },
    ...{ review: `/children/${childId}/plan/reviews/new`, changed: `/children/${childId}/plan/reviews/new` },
    ...{ move: `/children/${childId}/allocation`, explain: `/children/${childId}/allocation` },
  }
  return paths[step]
}

function lessonIn({ learning, facts, standing }: UnderWay, path: string): Shell['lesson'] {
  const { exercise, child, childId } = learning
  const about = CONTENT.child(child, inWords(child.birthDate))
  const title = `${CONTENT.exercise}: ${GOALS[exercise].title}`
  const step = standing.at === null ? undefined : standing.steps[standing.at]
  if (!step || standing.at === null)
    return { title, about, what: CONTENT.allDone, href: '/learning', link: CONTENT.toList }
  const { what, why, link, here } = LESSONS[step]
  const hint = Object.entries(here).find(([begins]) => path.startsWith(begins))?.[1]
  return {
    ...{ title, about, place: CONTENT.step(standing.at + 1, standing.steps.length), what: hint ?? what, why },
    ...{ href: pathOfStep(step, facts, childId), link },
  }
}
