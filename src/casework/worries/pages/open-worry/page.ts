import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { relationshipsWith, standingFor } from '../../../../access/queries.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { familyOf } from '../../../../people/family/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { openWorry } from '../../commands.ts'
import { usualReview } from '../../rules.ts'
import { REFUSALS } from '../content.ts'
import { readWorry, type WorriedAbout } from './form.ts'
import { openWorryView } from './view.tsx'

/** GET and POST /children/:id/worries/new – a worry, on the child's page at once. */
export function openWorryPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/worries/new',
    keep: ({ id }) => `worry:${id}`,
    asks: {
      kind: 'this kind',
      person: 'this person',
      howKnown: 'this way it is known',
      saidBy: 'writer.name',
      since: 'this day',
      review: 'this day of review',
      also: 'this choice of brothers and sisters',
      title: 'this worry',
      statement: 'this worry',
      trend: 'this trend',
      told: 'this telling',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now, actor) => ({
      ...dayFields('since', now.day),
      ...dayFields('review', usualReview(now.day)),
      saidBy: actor.name,
    }),
    read: readWorry,
    async act(tx, actor, worry, { loaded, now }) {
      const opened = await openWorry(tx, actor, worry, now)
      return opened.ok ? accepted(`/children/${loaded.child.id}`) : opened
    },
    refusals: REFUSALS,
    view: openWorryView,
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<WorriedAbout | undefined> {
  if (!(await standingFor(tx, actor, 'worry.write', childId, now.day))) return undefined
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  const around = [
    ...family.relatives.map(({ person }) => person),
    ...family.households.flatMap(({ members }) => members.map(({ person }) => person)),
  ]
  const people = [...new Map(around.map((person) => [person.id, person])).values()]
  const children = people.filter(({ kind, id }) => kind === 'child' && id !== childId)
  const standing = await relationshipsWith(
    tx,
    actor,
    children.map(({ id }) => id),
    now.day,
  )
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'worry' })
  return {
    child: family.child,
    siblings: children.filter(({ id }) => may(actor, 'worry.write', standing.get(id) ?? new Set())),
    adults: people.filter(({ kind }) => kind === 'adult'),
  }
}
