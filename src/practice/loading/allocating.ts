import type { Person } from '../model.ts'
import type { ConferenceStep } from '../steps/model.ts'
import { isLookedAfter } from './plans.ts'
import { add, conferencesOf, momentOf, type Sheet, who } from './sheet.ts'

const ROLES = { 'lead-social-worker': 'social-worker', 'reviewing-officer': 'reviewing-officer' } as const

/**
 * Who holds each child. An open case that no worker holds waits with a team; whoever chairs a conference that is
 * awaited stands to the child already. A partner who leads early help holds no child of the council's.
 */
export function layAllocations(sheet: Sheet): void {
  for (const [at, { children, subject, role, from, to }] of sheet.family.allocations.entries()) {
    if (role === 'early-help-lead') continue
    const user = who(sheet, subject)
    const teamId = role === 'lead-social-worker' ? user.teamId : null
    for (const child of children) {
      add(sheet, 'allocation', {
        ...{ id: sheet.id(`${sheet.family.id}-allocation`, at, child), childId: sheet.id(child), userId: user.userId },
        ...{ teamId, role: ROLES[role], fromOn: from, toOn: to, recordedAt: momentOf(sheet, from, '17:30') },
      })
    }
  }
  for (const child of sheet.family.people) if (child.kind !== 'adult') waitWithTeam(sheet, child)
  for (const step of conferencesOf(sheet)) if (step.planned) layChair(sheet, step)
}

function waitWithTeam(sheet: Sheet, child: Person): void {
  const { id, rows } = sheet
  const childId = id(child.id)
  const episode = rows.episode.find((one) => one.childId === childId && !one.closedOn)
  const isHeld = rows.allocation.some(
    (one) => one.childId === childId && one.role === 'social-worker' && one.toOn === null,
  )
  if (!episode || isHeld) return
  const kind = isLookedAfter(sheet, child.id) ? 'looked-after' : 'assessment'
  const team = sheet.authority.teams.find((one) => one.kind === kind)
  add(sheet, 'allocation', {
    ...{ id: id(child.id, 'waits'), childId, userId: null, teamId: team ? id(team.id) : null, role: 'social-worker' },
    ...{ fromOn: episode.openedOn, toOn: null, recordedAt: momentOf(sheet, episode.openedOn, '17:30') },
  })
}

function layChair(sheet: Sheet, step: ConferenceStep): void {
  const before = step.because ? sheet.stepsById.get(step.because) : undefined
  const fromOn = before?.on ?? sheet.now.day
  for (const child of step.children) {
    add(sheet, 'allocation', {
      ...{ id: sheet.id(step.id, 'chair', child), childId: sheet.id(child), userId: who(sheet, step.chair).userId },
      ...{ teamId: null, role: 'conference-chair', fromOn, toOn: null, recordedAt: momentOf(sheet, fromOn, '17:30') },
    })
  }
}
