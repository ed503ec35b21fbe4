import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import type { Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PEOPLE_ASKS } from '../../../../entries/drafts/pages/form-page/people.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { duesOfStep, openDues } from '../../../dues/queries.ts'
import { beforeRecording } from '../../../meetings/queries-expected.ts'
import { plannedMeeting } from '../../../meetings/queries-held.ts'
import { planOf, planStatusesOf } from '../../../plans/queries.ts'
import { openWorries } from '../../../worries/queries.ts'
import { inOrderOfDanger, onceEach } from '../../../worries/rules.ts'
import { recordConference } from '../../commands.ts'
import type { ConferenceKind, RecordConference } from '../../model.ts'
import { conferenceById, mayRecord } from '../../queries.ts'
import { CONTENT, REFUSALS, WRITING } from './content.ts'
import { conferenceFields, readConference } from './form.ts'
import { type ConferenceShown, recordConferenceView } from './view.tsx'

/** Where the chair still may be, if no review follows for any child. */
const AFTERWARDS = '/worktray'

/** GET and POST /conferences/:id – a child protection conference, initial or review, recorded by its chair. */
export function recordConferencePage(http: FastifyInstance, acting: Acting): void {
  formPage<ConferenceShown, RecordConference, keyof typeof REFUSALS>(http, acting, {
    path: '/conferences/:id',
    keep: ({ id }) => `conference:${id}`,
    asks: ASKS,
    async load(tx, actor, { id = '' }, now) {
      const conference = await conferenceById(tx, id)
      if (!conference || conference.reported) return undefined
      const ids = conference.children.map(({ childId }) => childId)
      if (!(await mayRecord(tx, actor, conference, now.day))) return undefined
      await auditLooks(tx, actor, ids, { part: 'conference', stepId: id })
      const people = await peopleById(tx, ids)
      const called = await openDues(tx, ids, 50)
      const clocks = conference.heldOn === null ? called : await duesOfStep(tx, id)
      return {
        ...{ conference, before: await beforeRecording(tx, ids, `${conference.kind}-conference`, now.day) },
        groupPlanned: (await plannedMeeting(tx, ids, 'core-group')) !== undefined,
        plan: await planSaid(tx, ids),
        children: ids.flatMap((childId) => people.get(childId) ?? []),
        clock: clocks.find(({ rule }) => CLOCKS[conference.kind].includes(rule)) ?? null,
        worries: onceEach(inOrderOfDanger(await openWorries(tx, ids))),
      }
    },
    first: ({ before, plan }, _, { name, jobTitle, agencyName }) => ({
      ...conferenceFields(before.heldOn, { name, role: jobTitle, agency: agencyName }, before.people),
      ...plan,
    }),
    writing: {
      title: WRITING,
      fields: ({ conference }) => (conference.heldOn === null ? WORDS : undefined),
      async may(tx, actor, { id = '' }, now) {
        const conference = await conferenceById(tx, id)
        if (!conference || conference.reported || conference.heldOn !== null) return false
        return mayRecord(tx, actor, conference, now.day)
      },
    },
    read: (fields, { conference }) => readConference(fields, conference),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await recordConference(tx, actor, loaded.conference.id, act, now)
      if (!outcome.ok) return outcome
      const [chaired] = outcome.value.toReview
      return accepted(chaired ? `/children/${chaired}` : AFTERWARDS)
    },
    refusals: REFUSALS,
    view: recordConferenceView,
  })
}

const WORDS = { reason: CONTENT.reason, contingency: CONTENT.contingency } as const

const ASKS: Asks = {
  held: 'this day',
  ...PEOPLE_ASKS,
  ...{ 'core-group-on': 'this day of the core group', 'review-on': 'this day of the review' },
  'outcome-#': 'this outcome',
  'category-#': 'category of the plan',
  'steps-down-#': 'this step down',
  reason: 'this reason',
  contingency: 'contingency of the plan',
}

/** What the plan says already: the category of each child’s, and what happens if it does not work. */
async function planSaid(tx: Tx, ids: readonly string[]): Promise<Fields> {
  const categories = (await planStatusesOf(tx, ids))
    .filter(({ kind, toOn }) => kind === 'child-protection' && toOn === null)
    .map(({ childId, category }) => [`category-${childId}`, category ?? ''])
  const contingency = ids[0] && (await planOf(tx, ids[0]))?.contingency
  return Object.fromEntries([...categories, ['contingency', contingency ?? '']])
}

const CLOCKS: Readonly<Record<ConferenceKind, readonly string[]>> = {
  initial: ['initial-conference'],
  review: ['review-first', 'review-next'],
}
