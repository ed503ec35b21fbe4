import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import { anyBeforeBirth } from '../../people/queries-birth.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { stillOpen } from '../episodes/queries.ts'
import type { DecideRefusal } from '../sign-off/model.ts'
import { askForSignature, lockWaiting, signerOf, signOffsOf } from '../sign-off/queries.ts'
import { decideWaiting } from '../sign-off/queries-deciding.ts'
import { writersWith } from '../sign-off/rules.ts'
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
 * The children who need a conference have one called, with its chair, in the same act. Where the authority asks for a
 * manager's signature, all of that waits for it.
 */
export async function concludeEnquiry(
  tx: Tx,
  actor: Actor,
  id: string,
  act: ConcludeEnquiry,
  now: Moment,
): Promise<Outcome<Concluded, ConcludeRefusal>> {
  const childIds = await lockTheirChildren(tx, id)
  const enquiry = await lockEnquiry(tx, id)
  if (!enquiry) return refused('not-found')
  const open = await stillOpen(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'enquiry.write', open, now.day))) return refused('not-found')
  if (await lockWaiting(tx, 'section-47-conclusion', id)) return refused('with-the-manager')
  const decided = mayBeConcluded(enquiry, act, now.day)
  if (!decided.ok) return decided
  if (await anyBeforeBirth(tx, seenIn(act))) return refused('seen-before-birth')

  await audit(tx, actor, 'enquiry.write', { kind: 'section-47-enquiry', id }, {}, childIds)
  const step = { kind: 'section-47-enquiry', id } as const
  const level = await signerOf(tx, 'section-47-conclusion', now.day)
  if (level === 'nobody') {
    await freezeRecord(tx, { kind: 'section-47-conclusion', step, content: act, writtenBy: actor, signedBy: null })
    return accepted({ conferenceId: await carryOut(tx, actor, enquiry, act, { by: actor, now }), waits: false })
  }
  const writtenBy = writersWith(actor.userId, await signOffsOf(tx, id))
  const asking = {
    id: newId(),
    kind: 'section-47-conclusion',
    step,
    signedByRole: level,
    content: act,
    writtenBy,
  } as const
  await askForSignature(tx, { ...asking, childIds }, actor, now.at)
  return accepted({ conferenceId: null, waits: true })
}

function seenIn({ children }: ConcludeEnquiry) {
  return children.map(({ childId, seenOn }) => ({ childId, on: seenOn }))
}

/** What came of concluding: the conference that was called; or it waits for a signature, and nothing has begun. */
export type Concluded = { readonly conferenceId: string | null; readonly waits: boolean }

/** A manager signs the conclusion of an enquiry, and it takes effect; or hands it back with a comment. */
export async function authoriseConclusion(
  tx: Tx,
  actor: Actor,
  id: string,
  act: Deciding,
  now: Moment,
): Promise<Outcome<Concluded, 'not-found' | DecideRefusal>> {
  const childIds = await lockTheirChildren(tx, id)
  const enquiry = await lockEnquiry(tx, id)
  const open = await stillOpen(tx, childIds)
  if (!enquiry || !(await mayForEvery(tx, actor, 'enquiry.authorise', open, now.day))) return refused('not-found')
  const decided = await decideWaiting(tx, actor, { kind: 'section-47-conclusion', stepId: id }, act, now)
  if (!decided.ok) return decided
  await audit(tx, actor, 'enquiry.authorise', { kind: 'section-47-enquiry', id }, { signed: act.sign }, childIds)
  if (!act.sign) return accepted({ conferenceId: null, waits: false })
  const { content, askedBy, askedByName } = decided.value
  const by = { userId: askedBy, name: askedByName, jobTitle: null }
  const conferenceId = await carryOut(tx, actor, enquiry, content as ConcludeEnquiry, { by, now })
  return accepted({ conferenceId, waits: false })
}

async function lockTheirChildren(tx: Tx, id: string): Promise<readonly string[]> {
  const childIds = (await enquiryById(tx, id))?.children.map(({ childId }) => childId) ?? []
  await lockChildren(tx, childIds)
  return childIds
}

/** Whose words these are: who concluded, though a manager may have signed since. */
type Conclusion = {
  readonly by: { readonly userId: string | null; readonly name: string; readonly jobTitle: string | null }
  readonly now: Moment
}

/** What follows once it stands; gives the conference that was called, if any child needs one. */
async function carryOut(
  tx: Tx,
  actor: Actor,
  enquiry: Enquiry,
  act: ConcludeEnquiry,
  { by, now }: Conclusion,
): Promise<string | null> {
  await saveConclusion(tx, enquiry.id, act, by.userId)
  const conferenceId = await callConference(tx, enquiry, act, now)
  await tellTheStory(tx, actor, enquiry, act, { by, now })
  const childIds = enquiry.children.map(({ childId }) => childId)
  await refreshDues(tx, childIds, now.holidays)
  return conferenceId
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
  { by, now }: Conclusion,
): Promise<void> {
  const step = { kind: 'section-47-enquiry', id } as const
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'opinion',
      title: 'Section 47 enquiry concluded',
      body: paragraphs(summary),
      happenedOn: concludedOn,
      saidBy: by.name,
      saidByRole: by.jobTitle,
      significant: true,
      step,
      about: children.map(({ childId, outcome }) => ({ personId: childId, part: FOUND[outcome] })),
    },
  ])
  await addDecisions(
    tx,
    by,
    [...new Set(children.map(({ outcome }) => outcome))].map((choice) => ({
      ...{ id: newId(), step, options: ENQUIRY_OUTCOMES, choice },
      reason: summary,
      decidedAt: now.at,
    })),
  )
}
