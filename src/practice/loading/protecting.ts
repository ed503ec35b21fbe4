import { paragraphs } from '../../entries/rules.ts'
import type { ConferenceStep, CoreGroupStep } from '../steps/model.ts'
import { referralIdOf } from './assessing.ts'
import { layMeeting } from './meetings.ts'
import {
  aboutOf,
  add,
  causeOf,
  conferencesOf,
  recordedAtOf,
  type Sheet,
  stepsOf,
  type Who,
  who,
  write,
} from './sheet.ts'

/** Conferences, those that are awaited too, and core groups. */
export function layProtecting(sheet: Sheet): void {
  for (const step of conferencesOf(sheet)) layConference(sheet, step)
  for (const step of stepsOf(sheet, 'core-group')) {
    if (step.planned) layMeeting(sheet, step, 'core-group', who(sheet, step.recordedBy))
    else layCoreGroup(sheet, step)
  }
}

const OUTCOMES = {
  plan: 'protection-plan',
  'no-plan': 'no-plan',
  'plan-continues': 'continue',
  'plan-ends': 'end',
} as const
const OPTIONS = { initial: ['protection-plan', 'no-plan'], review: ['continue', 'change-category', 'end'] } as const
const WORDS = {
  plan: 'a child protection plan begins',
  'no-plan': 'no child protection plan',
  'plan-continues': 'the child protection plan continues',
  'plan-ends': 'the child protection plan ends',
} as const
const KEPT = new Set(['plan', 'plan-continues'])

function layConference(sheet: Sheet, step: ConferenceStep): void {
  const { id } = sheet
  const kind = step.kind === 'initial-conference' ? 'initial' : 'review'
  const chair = who(sheet, step.chair)
  const enquiry = causeOf(sheet, step, 'section-47')
  const before = step.because ? sheet.stepsById.get(step.because) : undefined
  const heldOn = step.planned ? null : step.on
  const recordedAt = recordedAtOf(sheet, step)
  const conferenceId = id(step.id)
  const meetingId = layMeeting(sheet, step, kind === 'initial' ? 'initial-conference' : 'review-conference', chair)
  const plan = stepsOf(sheet, 'plan').find(({ because }) => because === step.id)
  add(sheet, 'conference', {
    ...{ id: conferenceId, kind, referralId: referralIdOf(sheet, step), meetingId, heldOn },
    section47EnquiryId: kind === 'initial' && enquiry ? id(enquiry.id) : null,
    calledOn: (kind === 'initial' ? enquiry?.completedOn : before?.on) ?? null,
    dueFrom: (kind === 'initial' ? enquiry?.on : before?.on) ?? step.on,
    ...{ plannedFor: step.on, decisionReason: step.reason, contingency: plan?.contingency ?? null },
    ...{ decidedBy: step.planned ? null : chair.userId, reported: false, recordedAt },
  })
  for (const { child, category } of step.perChild) {
    const isKept = step.decision !== null && KEPT.has(step.decision)
    add(sheet, 'conferenceChild', {
      ...{ id: id(step.id, child), conferenceId, childId: id(child), childView: null, recordedAt },
      ...{ outcome: step.decision && OUTCOMES[step.decision], category: isKept ? category : null },
    })
  }
  if (step.decision !== null) tellConference(sheet, step, step.decision, chair)
}

function tellConference(
  sheet: Sheet,
  step: ConferenceStep,
  decision: NonNullable<ConferenceStep['decision']>,
  chair: Who,
): void {
  const { id } = sheet
  const recordedAt = recordedAtOf(sheet, step)
  const isFirst = step.kind === 'initial-conference'
  const of = { kind: 'conference', id: id(step.id) } as const
  const dissent = step.dissent && `${step.dissent.name}: ${step.dissent.words}`
  const reason = step.reason ?? ''
  add(sheet, 'decision', {
    ...{ id: id(step.id, 'decision'), stepKind: of.kind, stepId: of.id, choice: OUTCOMES[decision], reason },
    ...{ options: [...OPTIONS[isFirst ? 'initial' : 'review']], evidence: [], dissent },
    ...{ decidedBy: chair.userId, decidedByName: chair.name, decidedAt: recordedAt, recordedAt },
  })
  const about = aboutOf(sheet, step)
  const always = { happenedOn: step.on, step: of, about }
  write(sheet, chair, recordedAt, {
    ...{ ...always, id: id(step.id, 'entry'), kind: 'opinion', significant: true },
    title: `${isFirst ? 'Initial' : 'Review'} child protection conference: ${WORDS[decision]}`,
    ...{ body: paragraphs(reason), saidBy: chair.name, saidByRole: chair.title },
  })
  if (!step.dissent) return
  write(sheet, chair, recordedAt, {
    ...{ ...always, id: id(step.id, 'dissent'), kind: 'opinion', title: 'Disagreed with the conference' },
    ...{ body: paragraphs(step.dissent.words), saidBy: step.dissent.name, saidByRole: step.dissent.capacity },
  })
}

function layCoreGroup(sheet: Sheet, step: CoreGroupStep): void {
  const { id } = sheet
  const recorder = who(sheet, step.recordedBy)
  const recordedAt = recordedAtOf(sheet, step)
  const coreGroupId = id(step.id)
  const summary = step.agreed ?? ''
  const meetingId = layMeeting(sheet, step, 'core-group', recorder)
  add(sheet, 'coreGroup', { id: coreGroupId, meetingId, heldOn: step.on, summary, recordedAt })
  for (const child of step.children) {
    add(sheet, 'coreGroupChild', { id: id(step.id, child), coreGroupId, childId: id(child), recordedAt })
  }
  const came = step.attendance.filter((one) => one.came === 'came').map(({ name }) => name)
  write(sheet, recorder, recordedAt, {
    ...{ id: id(step.id, 'entry'), kind: 'fact', title: 'Core group', happenedOn: step.on },
    body: paragraphs([summary, came.length > 0 ? `Came: ${came.join(', ')}.` : ''].join('\n\n')),
    ...{ saidBy: recorder.name, saidByRole: recorder.title, step: { kind: 'core-group', id: coreGroupId } },
    about: aboutOf(sheet, step),
  })
}
