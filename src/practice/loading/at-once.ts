import { paragraphs } from '../../entries/rules.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { ageThen } from '../cast.ts'
import type { StrategyDiscussionStep, VisitStep } from '../steps/model.ts'
import { add, momentOf, personOf, recordedAtOf, referralOf, type Sheet, stepsOf, who, write } from './sheet.ts'

/** From this age on, a child who was not there when the social worker came may have been missing. */
const OLD_ENOUGH = 12

/** Children whom the police protected until the next day, and young people who were missing when they were visited. */
export function layAtOnce(sheet: Sheet): void {
  for (const step of stepsOf(sheet, 'strategy-discussion')) if (isDrawn(step.id, 4)) layPoliceProtection(sheet, step)
  const missed = new Set<string>()
  for (const step of stepsOf(sheet, 'visit')) {
    if (step.planned || step.happened === 'nobody-in' || !isDrawn(step.id, 2)) continue
    for (const { child, seen } of step.perChild) {
      if (seen || missed.has(child) || ageThen(personOf(sheet, child), step.on) < OLD_ENOUGH) continue
      missed.add(child)
      layMissing(sheet, step, child)
    }
  }
}

/** Every so many of the steps, the same ones each time: by the number at the end of their id. */
function isDrawn(id: string, every: number): boolean {
  return Number(id.slice(-2)) % every === 0
}

function layPoliceProtection(sheet: Sheet, step: StrategyDiscussionStep): void {
  const { id } = sheet
  const referral = referralOf(sheet, step)
  if (step.planned || !step.decision.startsWith('section-47')) return
  const recorder = who(sheet, step.recordedBy)
  const recordedAt = recordedAtOf(sheet, step)
  const immediateProtectionId = id(step.id, 'police-protection')
  const end = momentOf(sheet, addDays(step.on, 1), '16:30')
  add(sheet, 'immediateProtection', {
    ...{ id: immediateProtectionId, kind: 'police-protection', referralId: referral ? id(referral.id) : null },
    ...{ beganAt: momentOf(sheet, step.on, '08:15'), madeBy: 'The duty inspector', reason: step.reason },
    ...{ place: 'With a relative', extendedOn: null, endedAt: end, endReason: 'It was safe to go home with a plan.' },
    ...{ whatNext: step.whoSeesTheChild, recordedBy: recorder.userId, recordedAt },
  })
  for (const child of step.children) {
    const part = { id: id(step.id, 'police-protection', child), immediateProtectionId, childId: id(child) }
    add(sheet, 'immediateProtectionChild', { ...part, recordedAt })
  }
}

function layMissing(sheet: Sheet, step: VisitStep, child: string): void {
  const { id, now } = sheet
  const worker = who(sheet, step.by)
  const recordedAt = recordedAtOf(sheet, step)
  const interviewedOn = addDays(step.on, isDrawn(step.id, 4) ? 2 : 5)
  const isInterviewed = interviewedOn <= now.day
  const interview = isInterviewed ? { interviewedOn, interviewer: 'The return interview service' } : {}
  add(sheet, 'missingEpisode', {
    ...{ id: id(step.id, 'missing', child), childId: id(child), kind: 'missing', policeReference: null },
    ...{ missingFrom: momentOf(sheet, addDays(step.on, -1), '21:40'), lastSeen: 'Near home', reportedBy: 'Home' },
    ...{ worry: 'Out overnight with older friends.', actions: 'Police told; friends rung.' },
    ...{ returnedAt: momentOf(sheet, step.on, '18:05'), foundWhere: 'Came home alone', recordedAt },
    ...{ interviewOfferedOn: step.on, interviewedOn: null, interviewer: null, ...interview },
    ...{ interviewerIndependent: isInterviewed ? true : null, recordedBy: worker.userId },
  })
  write(sheet, worker, recordedAt, {
    ...{ id: id(step.id, 'missing', child, 'entry'), kind: 'fact', title: 'Missing overnight, came home alone' },
    ...{ body: paragraphs('Last seen near home the evening before. Police told; friends rung.'), significant: true },
    ...{ happenedOn: step.on, saidBy: worker.name, saidByRole: worker.title, about: [{ personId: id(child) }] },
  })
}
