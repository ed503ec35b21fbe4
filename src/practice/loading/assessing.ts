import { ASSESSMENT_OUTCOMES, NOTHING_WRITTEN } from '../../casework/assessments/model.ts'
import { entriesOfAssessment } from '../../casework/assessments/rules.ts'
import { ENQUIRY_OUTCOMES, STRATEGY_DECISIONS } from '../../casework/enquiries/model.ts'
import { hashOf } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { AssessmentStep, Section47Step, Step, StrategyDiscussionStep } from '../steps/model.ts'
import { layMeeting } from './meetings.ts'
import {
  aboutOf,
  add,
  agencyOf,
  causeOf,
  momentOf,
  recordedAtOf,
  referralOf,
  type Sheet,
  stepsOf,
  who,
  write,
} from './sheet.ts'

/** Assessments, strategy discussions and enquiries under section 47. */
export function layAssessing(sheet: Sheet): void {
  for (const step of stepsOf(sheet, 'assessment')) layAssessment(sheet, step)
  for (const step of stepsOf(sheet, 'strategy-discussion')) layStrategyDiscussion(sheet, step)
  for (const step of stepsOf(sheet, 'section-47')) layEnquiry(sheet, step)
}

/** The id of the referral a step belongs to. @throws RangeError for a step that follows from none */
export function referralIdOf(sheet: Sheet, step: Step): string {
  const referral = referralOf(sheet, step)
  if (!referral) throw new RangeError(`a ${step.kind} without a referral: ${step.id}`)
  return sheet.id(referral.id)
}

const OUTCOMES = {
  'child-in-need-plan': 'child-in-need-plan',
  'strategy-discussion': 'strategy-discussion',
  'early-help': 'early-help',
  'no-further-action': 'close',
} as const

function layAssessment(sheet: Sheet, step: AssessmentStep): void {
  const { id } = sheet
  const assessmentId = id(step.id)
  const writer = who(sheet, step.writtenBy)
  const outcome = step.outcome && OUTCOMES[step.outcome]
  const content = { ...NOTHING_WRITTEN, analysis: step.analysis ?? '', notKnown: step.notKnown.join('\n') }
  const recordedAt = recordedAtOf(sheet, step)
  const isSigned = step.authorisedOn !== null
  add(sheet, 'assessment', {
    ...{ id: assessmentId, referralId: referralIdOf(sheet, step), startedOn: step.on, content, revision: 1, outcome },
    ...{ state: isSigned ? 'authorised' : 'open', submittedOn: step.authorisedOn },
    ...{ submittedBy: isSigned ? writer.userId : null, authorisedOn: step.authorisedOn },
    authorisedBy: step.authorisedBy === null ? null : who(sheet, step.authorisedBy).userId,
    ...{ reported: false, recordedAt },
  })
  const children = step.perChild.map(({ child, seenOn }) => ({
    ...{ childId: id(child), factors: [...step.factors], seenOn, seenAlone: null },
  }))
  const rows = children.map((child) => ({ ...child, id: id(step.id, child.childId), assessmentId, recordedAt }))
  add(sheet, 'assessmentChild', ...rows)
  if (step.authorisedOn === null || step.authorisedBy === null) return
  sign(sheet, step, { content: { ...content, outcome, children }, signedOn: step.authorisedOn, by: step.authorisedBy })
}

type Signing = { readonly content: object; readonly signedOn: AssessmentStep['on']; readonly by: string }

/** Signed: frozen as a record, decided, and its words in the story, with what life is like for each child. */
function sign(sheet: Sheet, step: AssessmentStep, { content, signedOn, by }: Signing): void {
  const { id } = sheet
  const [writer, manager] = [who(sheet, step.writtenBy), who(sheet, by)]
  const recordedAt = momentOf(sheet, signedOn, '16:00')
  const of = { stepKind: 'assessment', stepId: id(step.id) } as const
  add(sheet, 'record', {
    ...{ ...of, id: id(step.id, 'record'), kind: 'child-and-family-assessment', content, sha256: hashOf(content) },
    ...{ writtenBy: writer.userId, writtenByName: writer.name, signedBy: manager.userId },
    ...{ signedByName: manager.name, corrects: null, recordedAt },
  })
  add(sheet, 'decision', {
    ...{ ...of, id: id(step.id, 'decision'), options: [...ASSESSMENT_OUTCOMES] },
    ...{ choice: step.outcome === null ? '' : OUTCOMES[step.outcome], reason: step.analysis ?? '', evidence: [] },
    ...{ dissent: null, decidedBy: manager.userId, decidedByName: manager.name, decidedAt: recordedAt, recordedAt },
  })
  const about = step.perChild.map(({ child, lifeIsLike }) => ({ personId: id(child), part: lifeIsLike }))
  let count = 0
  const written = entriesOfAssessment(
    {
      ...{
        id: of.stepId,
        referralId: '',
        referredOn: step.on,
        startedOn: step.on,
        state: 'authorised',
        revision: 1,
        writtenAt: null,
      },
      ...{ content: { ...NOTHING_WRITTEN, analysis: step.analysis ?? '' }, submittedOn: signedOn, reported: false },
      ...{
        submittedBy: writer.userId,
        writtenBy: writer.userId,
        returnedComment: null,
        authorisedOn: signedOn,
        outcome: null,
        children: [],
      },
    },
    { on: signedOn, writer: writer.name, newId: () => id(step.id, 'entry', ++count) },
  )
  write(sheet, manager, recordedAt, ...written.map((entry) => ({ ...entry, about })))
}

function layStrategyDiscussion(sheet: Sheet, step: StrategyDiscussionStep): void {
  const { id } = sheet
  const chair = who(sheet, step.chairedBy)
  const recordedAt = recordedAtOf(sheet, step)
  const discussionId = id(step.id)
  const meetingId = layMeeting(sheet, step, 'strategy-discussion', chair)
  const decision = step.decision === 'no-section-47' ? 'no-section-47' : 'section-47'
  add(sheet, 'strategyDiscussion', {
    ...{ id: discussionId, referralId: referralIdOf(sheet, step), meetingId, heldOn: step.on, decision },
    ...{ triggeredAt: momentOf(sheet, step.on, '09:00'), reason: step.reason, whoSees: step.whoSeesTheChild },
    ...{ decidedBy: chair.userId, reported: false, recordedAt },
  })
  for (const child of step.children) {
    const part = { id: id(step.id, child), strategyDiscussionId: discussionId, childId: id(child), recordedAt }
    add(sheet, 'strategyDiscussionChild', part)
  }
  const of = { kind: 'strategy-discussion', id: discussionId } as const
  add(sheet, 'decision', {
    ...{ id: id(step.id, 'decision'), stepKind: of.kind, stepId: of.id, options: [...STRATEGY_DECISIONS] },
    ...{ choice: decision, reason: step.reason, evidence: [], dissent: null, decidedBy: chair.userId },
    ...{ decidedByName: chair.name, decidedAt: recordedAt, recordedAt },
  })
  const names = step.tookPart
    .map((voice) => ({ name: voice.name, agency: agencyOf(sheet, voice) }))
    .map(({ name, agency }) => (agency ? `${name} (${agency})` : name))
    .join(', ')
  const words = [step.reason, `Who sees the child: ${step.whoSeesTheChild}`, `Took part: ${names}.`].join('\n\n')
  const title =
    decision === 'section-47'
      ? 'Strategy discussion: enquiries under section 47 begin'
      : 'Strategy discussion: no enquiry under section 47'
  write(sheet, chair, recordedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'fact', title, body: paragraphs(words), happenedOn: step.on, step: of },
    ...{ saidBy: chair.name, saidByRole: chair.title, significant: true, about: aboutOf(sheet, step) },
  })
}

const FOUND = {
  conference: 'Concerns substantiated: a child protection conference is called',
  'substantiated-no-continuing-risk':
    'Concerns substantiated, and the child is not at continuing risk of significant harm',
  'not-substantiated': 'Concerns not substantiated',
} as const

function layEnquiry(sheet: Sheet, step: Section47Step): void {
  const { id } = sheet
  const discussion = causeOf(sheet, step, 'strategy-discussion')
  const lead = who(sheet, step.lead)
  const { outcome, completedOn, found } = step
  const recordedAt = recordedAtOf(sheet, step)
  const enquiryId = id(step.id)
  add(sheet, 'section47Enquiry', {
    ...{ id: enquiryId, strategyDiscussionId: discussion ? id(discussion.id) : null },
    ...{ referralId: referralIdOf(sheet, step), startedOn: step.on, concludedOn: completedOn, summary: found },
    ...{ decidedBy: completedOn ? lead.userId : null, reported: false, recordedAt },
  })
  const visits = stepsOf(sheet, 'visit').filter(({ because, planned }) => because === step.id && !planned)
  for (const child of step.children) {
    const visit = visits.find(({ perChild }) => perChild.some((part) => part.child === child && part.seen))
    const part = visit?.perChild.find((one) => one.child === child)
    add(sheet, 'section47EnquiryChild', {
      ...{ id: id(step.id, child), section47EnquiryId: enquiryId, childId: id(child), outcome },
      conferenceNotRequired: outcome !== null && outcome !== 'conference',
      ...{ seenOn: visit?.on ?? null, seenAlone: part?.seenAlone ?? null, recordedAt },
    })
  }
  if (completedOn === null || outcome === null) return
  const concludedAt = momentOf(sheet, completedOn, '16:15')
  const of = { kind: 'section-47-enquiry', id: enquiryId } as const
  add(sheet, 'decision', {
    ...{ id: id(step.id, 'decision'), stepKind: of.kind, stepId: of.id, options: [...ENQUIRY_OUTCOMES] },
    ...{ choice: outcome, reason: found ?? '', evidence: [], dissent: null, decidedBy: lead.userId },
    ...{ decidedByName: lead.name, decidedAt: concludedAt, recordedAt: concludedAt },
  })
  write(sheet, lead, concludedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'opinion', title: 'Section 47 enquiry concluded', step: of },
    ...{ body: paragraphs(found ?? FOUND[outcome]), happenedOn: completedOn, significant: true },
    ...{ saidBy: lead.name, saidByRole: lead.title },
    about: step.children.map((child) => ({ personId: id(child), part: FOUND[outcome] })),
  })
}
