import type { Tx } from '../../platform/db.ts'
import type { LocalSetting, SetSetting, SettingName } from './model.ts'

/** As many as are read: an authority with more has set each of its own many times. */
const MOST = 300

/** What this authority has set, past and to come, latest first. Stands on local_setting_of. */
export async function localSettings(tx: Tx): Promise<readonly LocalSetting[]> {
  const rows = await tx
    .selectFrom('localSetting')
    .select(['name', 'value', 'fromOn', 'reason', 'setByName'])
    .where('authority', '=', tx.authority)
    .orderBy('fromOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ name, ...row }) => ({ ...row, name: name as SettingName }))
}

/** Writes down what was set; sent twice it is set once. */
export async function addSetting(
  tx: Tx,
  setting: SetSetting,
  by: { readonly userId: string | null; readonly name: string },
): Promise<void> {
  await tx
    .insertInto('localSetting')
    .values({ authority: tx.authority, ...setting, setBy: by.userId, setByName: by.name })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .execute()
}
