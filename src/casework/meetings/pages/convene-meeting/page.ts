import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import type { Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { openDues } from '../../../dues/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { conveneMeeting } from '../../commands.ts'
import type { ConveneMeeting } from '../../model.ts'
import { awaitedSteps, knownAround } from '../../queries-awaited.ts'
import { meetingsPlanned } from '../../queries-lists.ts'
import { keyOfInvitee, whoToInvite } from '../../rules-people.ts'
import { REFUSALS } from './content.ts'
import { readMeeting } from './form.ts'
import { type ConveneShown, conveneView } from './view.tsx'

const MOST_PLANNED = 20
const CLOCKS_READ = 100

/** GET and POST /children/:id/meetings/new – a discussion, conference, core group or review is planned, and people asked. */
export function conveneMeetingPage(http: FastifyInstance, acting: Acting): void {
  formPage<ConveneShown, ConveneMeeting, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/meetings/new',
    keep: ({ id }) => `meeting:${id}`,
    asks: {
      ...{ kind: 'this kind of meeting', children: 'children worked with together', chair: 'this chair' },
      ...{ planned: 'this day', time: 'this time', place: 'this place', link: 'this link' },
      invited: 'people who meet about the child',
      // Rows for whoever is not known yet.
      ...{ 'name-#': 'this newcomer', 'role-#': 'this newcomer', 'agency-#': 'this newcomer' },
      'contact-#': 'this newcomer',
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'meeting.keep', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'meeting' })
      const planned = await meetingsPlanned(tx, [id], MOST_PLANNED)
      const awaited = (await awaitedSteps(tx, ids)).filter(({ kind }) => planned.every((one) => one.kind !== kind))
      const [first] = awaited
      const suggested = first ? whoToInvite(first.kind, await knownAround(tx, first.childIds, now.day)) : []
      return { children, planned, awaited, suggested, dues: await openDues(tx, ids, CLOCKS_READ) }
    },
    first: firstFields,
    read: readMeeting,
    async act(tx, actor, act, { now }) {
      const outcome = await conveneMeeting(tx, actor, act, now)
      return outcome.ok ? accepted(`/meetings/${outcome.value.id}`) : outcome
    },
    refusals: REFUSALS,
    view: conveneView,
  })
}

function firstFields({ awaited, suggested }: ConveneShown, _: unknown, actor: Actor): Fields {
  const [first, ...others] = awaited
  const usual = suggested.filter((one) => one.usual)
  return {
    ...(first && others.length === 0 ? { kind: first.kind } : {}),
    children: first ? first.childIds.join('\n') : '',
    chair: actor.name,
    invited: usual.map(keyOfInvitee).join('\n'),
  }
}
