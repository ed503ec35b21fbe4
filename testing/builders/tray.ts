import type { DueRule } from '../../src/casework/dues/model.ts'
import type { TrayDue, TrayFacts } from '../../src/casework/worktray/model.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'

/** A child on a worktray, called by this name, whom Asha Verma holds and of whom nothing is due, feared or new. */
export function aTrayChild(given: string, facts: Partial<TrayFacts> = {}): TrayFacts {
  return {
    child: {
      ...{ id: given, kind: 'child', birthDate: calendarDay('2018-11-08'), expectedOn: null, birthDateKnown: 'exact' },
      ...{ diedOn: null, motherName: null },
      names: [{ use: 'current', given, family: '', toOn: null }],
    },
    ...{ status: null, openedOn: calendarDay('2026-03-19'), familyId: null, dues: [], worries: [], news: null },
    contact: null,
    ...{ assessment: null, conference: null, missingSince: null, protectedBy: null, seen: true, coveredFor: null },
    ...{ worker: 'Asha Verma', workerId: 'asha', readAgain: 0 },
    ...facts,
  }
}

/** A clock that runs, to this day. */
export function aTrayDue(rule: DueRule, dueBy: string): TrayDue {
  return { rule, step: { kind: 'plan-status', id: 's' }, dueBy: calendarDay(dueBy), dueAt: null }
}
