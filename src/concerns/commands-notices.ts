import { type Actor, isSeatedPartner, type SeatedPartner } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import type { PartnerNotice, PartnerSetting } from './model-notices.ts'
import { noticesFor, saveRead, saveSetting, settingOf } from './queries-notices.ts'

/** Notices that the list goes back to. */
const MOST_NOTICES = 100

export type OwnNotices = { readonly notices: readonly PartnerNotice[]; readonly setting: PartnerSetting }

/** What somebody in a partner agency was told of, newest first; undefined for anybody else. */
export async function openNotices(tx: Tx, actor: Actor): Promise<OwnNotices | undefined> {
  const who = partnerOf(actor)
  if (!who) return undefined
  const notices = await noticesFor(tx, who.userId, MOST_NOTICES)
  await audit(tx, actor, 'concern.look', { kind: 'notices', id: null }, { notices: notices.length })
  return { notices, setting: await settingOf(tx, who.agencyId, who.userId) }
}

/** Marks everything one was told of as read. */
export async function readAll(tx: Tx, actor: Actor, now: Moment): Promise<Outcome<'kept', 'not-permitted'>> {
  const who = partnerOf(actor)
  if (!who) return refused('not-permitted')
  await saveRead(tx, who, 'all', now.at)
  await audit(tx, actor, 'concern.look', { kind: 'notices', id: null }, { read: true })
  return accepted('kept')
}

/** Says how one wants to be told. */
export async function wishForMail(
  tx: Tx,
  actor: Actor,
  setting: PartnerSetting,
): Promise<Outcome<'kept', 'not-permitted'>> {
  const who = partnerOf(actor)
  if (!who) return refused('not-permitted')
  await saveSetting(tx, who, setting)
  await audit(tx, actor, 'concern.look', { kind: 'notices', id: null }, { ...setting })
  return accepted('kept')
}

function partnerOf(actor: Actor): SeatedPartner | undefined {
  const mayRead = may(actor, 'concern.raise') || may(actor, 'agency.manage')
  return mayRead && isSeatedPartner(actor) ? actor : undefined
}
