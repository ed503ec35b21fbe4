import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { hashOf, newToken } from '../../access/sessions/token.ts'
import { dutyLine } from '../../concerns/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { meetingById } from '../meetings/queries.ts'
import { mayKeep } from '../meetings/queries-who.ts'
import type { LinkRefusal, Part, PartContent, SectionLink, SendRefusal } from './model.ts'
import { partById, savePart } from './queries.ts'
import { addLink, openLink, revokeLinks, saveSectionDraft, saveUsed, sectionDraftOf } from './queries-link.ts'
import * as rules from './rules.ts'

/** A token names its authority before the dot, and 256 bits of chance after it. */
const TOKEN = /^(\d{3})\.[\w-]{43}$/

/**
 * Makes a secure link to a part that is asked of someone without a seat. Links made before lead nowhere from then on.
 *
 * @returns the token, which is shown once and kept nowhere
 */
export async function makeLink(
  tx: Tx,
  actor: Actor,
  partId: string,
  now: Moment,
): Promise<Outcome<string, LinkRefusal>> {
  const part = await partToLink(tx, actor, partId, now)
  if (!part.ok) return part
  const token = `${tx.authority}.${newToken()}`
  await revokeLinks(tx, partId, now.at)
  const link = { id: newId(), partId, tokenHash: hashOf(token), expiresAt: rules.linkExpires(now.at) }
  await addLink(tx, actor, link, now.at)
  const subject = { kind: 'meeting', id: part.value.meetingId }
  await audit(tx, actor, 'meeting.keep', subject, { link: link.id })
  return accepted(token)
}

/** Revokes the links to a part. Whoever holds one is out at once; what they typed is kept for them, unread. */
export async function revokeLink(
  tx: Tx,
  actor: Actor,
  partId: string,
  now: Moment,
): Promise<Outcome<string, LinkRefusal>> {
  const part = await partToLink(tx, actor, partId, now)
  if (!part.ok) return part
  await revokeLinks(tx, partId, now.at)
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: part.value.meetingId }, { revoked: partId })
  return accepted(partId)
}

/** The authority that a token names; undefined for what is no token. */
export function authorityOf(token: string): string | undefined {
  return TOKEN.exec(token)?.[1]
}

/** Whoever opens a link: a seat of nobody. The rows open one link to it, and nothing else. */
export function holderOfLink(authority: string): Actor {
  return {
    ...{ authority, userId: null, agencyId: null, seat: 'partner', roles: ['practitioner'], teamId: null },
    ...{ name: 'By a secure link', jobTitle: 'by a secure link', agencyName: '', origin: 'section-link' },
  }
}

/** What a link leads to: a section to write, or nowhere, and then whom to ring. Used, expired, revoked and never there look the same. */
export type Section =
  | {
      readonly leads: true
      readonly part: Part
      readonly link: SectionLink
      readonly draft: Readonly<Record<string, string>>
    }
  | { readonly leads: false; readonly ring: string | null }

/** Opens what a secure link leads to. The look is on record. */
export async function lookAtSection(tx: Tx, holder: Actor, token: string, now: Moment): Promise<Section> {
  const link = await openLink(tx, hashOf(token))
  const part = link && (await partById(tx, link.partId))
  const leads = link && part && part.withdrawnOn === null && rules.stateOfLink(link, now.at) === 'open'
  if (link)
    await audit(tx, holder, 'part.write', { kind: 'section-link', id: link.id }, { look: true, leads: leads === true })
  if (!leads) return { leads: false, ring: await dutyLine(tx) }
  return { leads, part, link, draft: await sectionDraftOf(tx, link.id) }
}

/**
 * Keeps what the holder of a link has typed, whatever has become of the link: nothing typed is lost. What is kept for a
 * link that does not lead on is read by nobody else.
 */
export async function keepSection(
  tx: Tx,
  token: string,
  fields: Readonly<Record<string, string>>,
  now: Moment,
): Promise<void> {
  const link = await openLink(tx, hashOf(token))
  if (link && link.usedAt === null) await saveSectionDraft(tx, link.id, fields, now.at)
}

/** Sends a section, once: the link leads nowhere from then on. */
export async function sendSection(
  tx: Tx,
  holder: Actor,
  token: string,
  content: PartContent,
  now: Moment,
): Promise<Outcome<string, SendRefusal>> {
  const section = await lookAtSection(tx, holder, token, now)
  if (!section.leads) return refused('not-found')
  const { part, link } = section
  const decided = rules.sendPart(part, content)
  if (!decided.ok) return decided
  // The part first: the rows let it be written while its link is not used.
  const by = { name: part.forName, title: holder.jobTitle }
  await savePart(tx, part.id, { content: decided.value, at: now.at, by })
  if (!(await saveUsed(tx, link.id, now.at))) throw new Error('a link was used twice at once')
  await audit(tx, holder, 'part.write', { kind: 'section-link', id: link.id }, { sent: true })
  await enqueue(tx, 'receive-part', { partId: part.id })
  return accepted(part.id)
}

/** A part asked of someone without a seat, which is not sent yet, for whoever keeps its meeting. */
async function partToLink(tx: Tx, actor: Actor, partId: string, now: Moment): Promise<Outcome<Part, LinkRefusal>> {
  const part = await partById(tx, partId)
  const meeting = part && (await meetingById(tx, part.meetingId))
  if (!part || part.forUser !== null || part.withdrawnOn !== null || !meeting) return refused('not-found')
  if (!(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  return part.sentAt === null ? accepted(part) : refused('sent-already')
}
