import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Laid, LaidRow, WrittenRows } from './model.ts'

/** What was begun or recorded here of these children, with no return. */
export type StandingHere = {
  readonly statuses: readonly {
    readonly id: string
    readonly childId: string
    readonly kind: string
    readonly fromOn: CalendarDay
    readonly toOn: CalendarDay | null
  }[]
  readonly conferences: readonly {
    readonly id: string
    readonly childId: string
    readonly kind: string
    readonly heldOn: CalendarDay | null
  }[]
}

/**
 * What of a return is to be laid down beside what stands here: a plan or conference that was recorded here already is
 * not laid down a second time, nor a review awaited that is awaited already.
 *
 * @returns what is left, and what stands here already, in words
 */
export function besideWhatStands(
  laid: Laid,
  written: WrittenRows,
  here: StandingHere,
): { readonly laid: Laid; readonly kept: readonly string[] } {
  const statuses = laid.planStatus.filter((row) => !written.planStatus?.[row.id] && isStatusHere(row, here))
  const conferences = laid.conferenceChild.filter(({ conferenceId, childId }) => {
    const row = laid.conference.find(({ id }) => id === conferenceId)
    return row && !written.conference?.[row.id] && isConferenceHere(row, childId, here)
  })
  if (statuses.length === 0 && conferences.length === 0) return { laid, kept: [] }
  const left = new Set([...statuses.map(({ id }) => id), ...conferences.map(({ conferenceId }) => conferenceId)])
  return {
    laid: {
      ...laid,
      planStatus: laid.planStatus.filter(({ id }) => !left.has(id)),
      conference: laid.conference.filter(({ id }) => !left.has(id)),
      conferenceChild: laid.conferenceChild.filter(({ conferenceId }) => !left.has(conferenceId)),
      entries: laid.entries.filter(({ step }) => !step || !left.has(step.id)),
    },
    kept: statuses.map(({ fromOn }) => `the plan of ${inWords(fromOn)}, which was begun here`),
  }
}

function isStatusHere(row: LaidRow<'planStatus'>, { statuses }: StandingHere): boolean {
  const same = statuses.filter(({ id, childId, kind }) => id !== row.id && childId === row.childId && kind === row.kind)
  return same.some(({ fromOn, toOn }) => fromOn === row.fromOn || (toOn === null && row.toOn === null))
}

/** A review that an ended plan awaits no more was never awaited here, if no import laid it down. */
function isConferenceHere(row: LaidRow<'conference'>, childId: string, { conferences }: StandingHere): boolean {
  if (row.reported && row.heldOn === null) return true
  const same = conferences.filter((one) => one.id !== row.id && one.childId === childId && one.kind === row.kind)
  return same.some(({ heldOn }) => heldOn === row.heldOn)
}
