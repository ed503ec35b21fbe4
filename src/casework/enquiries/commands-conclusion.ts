import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { stillOpen } from '../episodes/queries.ts'
import {
  type ConcludeEnquiry,
  type ConcludeRefusal,
  ENQUIRY_OUTCOMES,
  type Enquiry,
  type EnquiryOutcome,
} from './model.ts'
import { callInitialConference, enquiryById, lockEnquiry, saveConclusion } from './queries-enquiry.ts'
import { concludeEnquiry as mayBeConcluded } from './rules.ts'

/** What each outcome is called in the story. */
const FOUND: Record<EnquiryOutcome, string> = {
  conference: 'Concerns substantiated: a child protection conference is called',
  'substantiated-no-continuing-risk':
    'Concerns substantiated, and the child is not at continuing risk of significant harm',
  'not-substantiated': 'Concerns not substantiated',
}

/**
 * Concludes an enquiry under section 47: for each child what was found, in the story and in the columns returns read.
 * The children who need a conference have one called, with its chair, in the same act.
 */
export async function concludeEnquiry(
  tx: Tx,
  actor: Actor,
  id: string,
  act: ConcludeEnquiry,
  now: Moment,
): Promise<Outcome<{ readonly conferenceId: string | null }, ConcludeRefusal>> {
  const childIds = (await enquiryById(tx, id))?.children.map(({ childId }) => childId) ?? []
  await lockChildren(tx, childIds)
  const enquiry = await lockEnquiry(tx, id)
  if (!enquiry) return refused('not-found')
  const open = await stillOpen(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'enquiry.write', open, now.day))) return refused('not-found')
  const decided = mayBeConcluded(enquiry, act, now.day)
  if (!decided.ok) return decided

  await saveConclusion(tx, id, act, actor.userId)
  const conferenceId = await callConference(tx, enquiry, act, now)
  await tellTheStory(tx, actor, enquiry, act, now)
  await audit(tx, actor, 'enquiry.write', { kind: 'section-47-enquiry', id }, {}, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ conferenceId })
}

async function callConference(
  tx: Tx,
  enquiry: Enquiry,
  { children, chairId }: ConcludeEnquiry,
  now: Moment,
): Promise<string | null> {
  const childIds = children.filter(({ outcome }) => outcome === 'conference').map(({ childId }) => childId)
  if (childIds.length === 0) return null
  const id = newId()
  await callInitialConference(tx, enquiry, { id, calledOn: now.day, childIds })
  for (const childId of childIds) {
    await allocate(tx, { childId, userId: chairId, teamId: null, role: 'conference-chair', fromOn: now.day })
  }
  return id
}

async function tellTheStory(
  tx: Tx,
  actor: Actor,
  { id }: Enquiry,
  { children, summary, concludedOn }: ConcludeEnquiry,
  now: Moment,
): Promise<void> {
  const step = { kind: 'section-47-enquiry', id } as const
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'opinion',
      title: 'Section 47 enquiry concluded',
      body: paragraphs(summary),
      happenedOn: concludedOn,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      significant: true,
      step,
      about: children.map(({ childId, outcome }) => ({ personId: childId, part: FOUND[outcome] })),
    },
  ])
  await addDecisions(
    tx,
    actor,
    [...new Set(children.map(({ outcome }) => outcome))].map((choice) => ({
      ...{ id: newId(), step, options: ENQUIRY_OUTCOMES, choice },
      reason: summary,
      decidedAt: now.at,
    })),
  )
}
