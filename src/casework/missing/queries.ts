import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { MissingEpisode, RecordInterview, RecordReturn, ReportMissing } from './model.ts'

const COLUMNS = [
  ...['id', 'childId', 'kind', 'missingFrom', 'lastSeen', 'reportedBy', 'policeReference', 'worry', 'actions'],
  ...['returnedAt', 'foundWhere', 'interviewOfferedOn', 'interviewedOn', 'interviewer', 'interviewerIndependent'],
  ...['interviewRefusedWhy', 'childWords', 'learned', 'withdrawnOn', 'withdrawnWhy'],
] as (keyof MissingEpisode)[]

/** How many episodes of one child are shown. */
const EPISODES = 50

/** One episode; undefined if this authority has none such. */
export async function missingEpisodeById(tx: Tx, id: string): Promise<MissingEpisode | undefined> {
  return select(tx).where('id', '=', id).executeTakeFirst()
}

/** The episodes of this child, latest first, the withdrawn among them. Stands on missing_episode_of_child. */
export async function missingEpisodesOf(tx: Tx, childId: string): Promise<readonly MissingEpisode[]> {
  return select(tx).where('childId', '=', childId).orderBy('missingFrom', 'desc').limit(EPISODES).execute()
}

/** Writes down that a child is missing. False if it is written down already. */
export async function addMissingEpisode(tx: Tx, act: ReportMissing, recordedBy: string | null): Promise<boolean> {
  const added = await tx
    .insertInto('missingEpisode')
    .values({ authority: tx.authority, ...act, recordedBy })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function saveReturn(tx: Tx, id: string, { returnedAt, foundWhere }: RecordReturn): Promise<void> {
  await update(tx, id).set({ returnedAt, foundWhere }).execute()
}

/** Keeps what came of the interview; what an earlier answer said of a refusal gives way to an interview that was held. */
export async function saveInterview(tx: Tx, episode: MissingEpisode, act: RecordInterview): Promise<void> {
  if (act.does === 'interview') {
    const { does, independent, ...held } = act
    const interviewOfferedOn = episode.interviewOfferedOn ?? act.interviewedOn
    await update(tx, episode.id)
      .set({ ...held, interviewerIndependent: independent, interviewOfferedOn, interviewRefusedWhy: null })
      .execute()
    return
  }
  const interviewRefusedWhy = act.does === 'refusal' ? act.why : null
  await update(tx, episode.id).set({ interviewOfferedOn: act.offeredOn, interviewRefusedWhy }).execute()
}

export async function saveMissingWithdrawn(tx: Tx, id: string, withdrawnOn: CalendarDay, withdrawnWhy: string) {
  await update(tx, id).set({ withdrawnOn, withdrawnWhy }).execute()
}

function select(tx: Tx) {
  return tx.selectFrom('missingEpisode').select(COLUMNS).where('authority', '=', tx.authority)
}

function update(tx: Tx, id: string) {
  return tx.updateTable('missingEpisode').where('authority', '=', tx.authority).where('id', '=', id)
}
