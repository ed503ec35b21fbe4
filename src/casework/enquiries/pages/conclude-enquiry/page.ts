import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  textOf,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { recordsOfStep } from '../../../../entries/records/queries.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Worker } from '../../../allocations/model.ts'
import { workersWithRole } from '../../../allocations/queries.ts'
import { duesOfStep } from '../../../dues/queries.ts'
import { stillOpen } from '../../../episodes/queries.ts'
import type { SignOff } from '../../../sign-off/model.ts'
import { signOffsOf } from '../../../sign-off/queries.ts'
import { concludeEnquiry } from '../../commands-conclusion.ts'
import { type ConcludeEnquiry, ENQUIRY_OUTCOMES, type Enquiry } from '../../model.ts'
import { enquiryById } from '../../queries-enquiry.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { concludeView, type EnquiryShown } from './view.tsx'

/** GET and POST /enquiries/:id – what an enquiry under section 47 found, for each child. */
export function concludeEnquiryPage(http: FastifyInstance, acting: Acting): void {
  formPage<EnquiryShown, ConcludeEnquiry, keyof typeof REFUSALS>(http, acting, {
    path: '/enquiries/:id',
    keep: ({ id }) => `enquiry:${id}`,
    asks: {
      concluded: 'this day',
      summary: 'this summary',
      chair: 'this chair',
      'outcome-#': 'this outcome',
      'seen-#': 'this seeing of the child',
      'alone-#': 'this seeing of the child',
    },
    async load(tx, actor, { id = '' }, now) {
      const enquiry = await enquiryById(tx, id)
      if (!enquiry) return undefined
      const ids = enquiry.children.map(({ childId }) => childId)
      if (!(await mayForEvery(tx, actor, 'enquiry.write', await stillOpen(tx, ids), now.day))) return undefined
      await auditLooks(tx, actor, ids, { part: 'section-47-enquiry', stepId: id })
      const people = await peopleById(tx, ids)
      const chairs = await workersWithRole(tx, 'conference-chair', now.day, 50)
      const children = ids.flatMap((childId) => people.get(childId) ?? [])
      const rounds = await signOffsOf(tx, id)
      const records = enquiry.concludedOn ? await recordsOfStep(tx, id) : []
      return { enquiry, children, dues: await duesOfStep(tx, id), chairs, rounds, records }
    },
    first: ({ rounds }, now) => conclusionFields(rounds, now.day),
    writing: {
      title: CONTENT.title,
      fields: ({ enquiry, rounds }) => (isConcluding(enquiry, rounds) ? { summary: CONTENT.summary } : undefined),
      async may(tx, actor, { id = '' }, now) {
        const enquiry = await enquiryById(tx, id)
        if (!enquiry || !isConcluding(enquiry, await signOffsOf(tx, id))) return false
        const ids = enquiry.children.map(({ childId }) => childId)
        return mayForEvery(tx, actor, 'enquiry.write', await stillOpen(tx, ids), now.day)
      },
    },
    read: (fields, { enquiry, chairs }) => readConclusion(fields, enquiry, chairs),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await concludeEnquiry(tx, actor, loaded.enquiry.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0]?.id}`) : outcome
    },
    refusals: REFUSALS,
    view: concludeView,
  })
}

/** Whether it is being concluded: nothing was found yet, and nothing waits for a signature. */
function isConcluding(enquiry: Enquiry, [last]: readonly SignOff[]): boolean {
  return enquiry.concludedOn === null && (last === undefined || last.decidedAt !== null)
}

/** As nobody has typed yet; handed back, as it was put before the manager: no word is typed again. */
function conclusionFields([last]: readonly SignOff[], today: CalendarDay): Fields {
  if (last?.decision !== 'handed-back') return dayFields('concluded', today)
  const { concludedOn, summary, chairId, children } = last.content as ConcludeEnquiry
  const perChild = children.flatMap(({ childId, outcome, seenOn, seenAlone }) => [
    [`outcome-${childId}`, outcome],
    [`alone-${childId}`, seenAlone === null ? '' : seenAlone ? 'yes' : 'no'],
    ...(seenOn ? Object.entries(dayFields(`seen-${childId}`, seenOn)) : []),
  ])
  return { summary, chair: chairId ?? '', ...dayFields('concluded', concludedOn), ...Object.fromEntries(perChild) }
}

function readConclusion(fields: Fields, enquiry: Enquiry, chairs: readonly Worker[]): Read<ConcludeEnquiry> {
  const problems: Problem[] = []
  const concludedOn = dayOf(fields, 'concluded')
  if (!concludedOn) problems.push({ field: 'concluded-day', text: CONTENT.concludedInvalid })
  const children = enquiry.children.flatMap(({ childId }) => {
    const outcome = choiceOf(fields, `outcome-${childId}`, ENQUIRY_OUTCOMES)
    const seenOn = dayOf(fields, `seen-${childId}`) ?? null
    if (!seenOn && dayWasGiven(fields, `seen-${childId}`)) {
      problems.push({ field: `seen-${childId}-day`, text: CONTENT.seenInvalid })
    }
    if (!outcome) problems.push({ field: `outcome-${childId}`, text: CONTENT.outcomeMissing })
    return outcome ? [{ childId, outcome, seenOn, seenAlone: yesOrNo(fields, `alone-${childId}`) ?? null }] : []
  })
  if (!concludedOn || problems.length > 0) return { problems }
  const chairId = chairs.find(({ userId }) => userId === textOf(fields, 'chair'))?.userId ?? null
  return { act: { concludedOn, summary: fields['summary'] ?? '', children, chairId } }
}
