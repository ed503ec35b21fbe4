import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, mayForSome, relationshipsWith } from '../../access/queries.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { addEntries } from '../queries.ts'
import { paragraphs } from '../rules.ts'
import type { Described, Document, DocumentRefusal, NewDocument } from './model.ts'
import { addCorrection, addDocument, addWithdrawal, documentById } from './queries.ts'
import { described } from './rules.ts'

/**
 * Puts a document with the children it is about, of each of whom the actor may write: the file, and an entry in their
 * stories that it came. Its words are read by a job. Done twice, it is once.
 */
export async function putDocument(
  tx: Tx,
  actor: Actor,
  document: NewDocument,
  pieces: AsyncIterable<Buffer>,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, DocumentRefusal>> {
  const { id, childIds } = document
  if (childIds.length === 0 || !(await mayForEvery(tx, actor, 'entry.write', childIds, now.day)))
    return refused('not-found')
  if (await documentById(tx, id)) return accepted({ id })
  const given = described(document, now.day, document)
  if (!given.ok) return given
  const entryId = newId()
  const { title, fromWhom, datedOn } = given.value
  await addEntries(tx, actor, [
    {
      ...{ id: entryId, kind: 'fact', title: `A document came: ${title}`, happenedOn: now.day },
      body: paragraphs(`From ${fromWhom}, dated ${inWords(datedOn)}.`),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step: { kind: 'document', id } },
      about: childIds.map((personId) => ({ personId })),
    },
  ])
  await addDocument(tx, actor, { ...document, ...given.value, entryId }, pieces)
  await audit(tx, actor, 'entry.write', { kind: 'document', id }, { size: document.size }, childIds)
  if (!document.mediaType.startsWith('image/')) await enqueue(tx, 'read-document', { documentId: id })
  return accepted({ id })
}

/**
 * A document about a child at whom the actor may look; the look is on record for each such child, and the others it is
 * about are left out. Undefined for a document that is not there, or not theirs.
 *
 * @param part what of it is looked at: `document`, or `document-file` for the file itself
 */
export async function lookAtDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  part: 'document' | 'document-file',
  now: Moment,
): Promise<Document | undefined> {
  const document = await documentById(tx, id)
  if (!document || actor.seat !== 'council') return undefined
  if (part === 'document-file' && document.withdrawn) return undefined
  if (!(await mayForSome(tx, actor, 'child.look', document.childIds, now.day))) return undefined
  const standing = await relationshipsWith(tx, actor, document.childIds, now.day)
  const childIds = [...standing].flatMap(([childId, one]) => (may(actor, 'child.look', one) ? [childId] : []))
  await auditLooks(tx, actor, childIds, { part, stepId: id })
  return { ...document, childIds }
}

/** A document that the actor may put right or withdraw: they write in the story of one at least of the children it is about. */
export async function documentToChange(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<(Document & { readonly entryId: string }) | undefined> {
  const document = await documentById(tx, id)
  if (!document || !(await mayForSome(tx, actor, 'entry.write', document.childIds, now.day))) return undefined
  return document
}

export type CorrectDocument = Described & { readonly id: string; readonly why: string }

/** Says again what a document is. What it was called before stays beside it, and the story says that it was put right. */
export async function correctDocument(
  tx: Tx,
  actor: Actor,
  documentId: string,
  { id, why, ...given }: CorrectDocument,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, DocumentRefusal>> {
  const document = await documentToChange(tx, actor, documentId, now)
  if (!document) return refused('not-found')
  if (document.withdrawn) return refused('withdrawn')
  const said = described(given, now.day, document)
  if (!said.ok) return said
  if (why.trim() === '') return refused('no-reason')
  await addCorrection(tx, actor, { ...said.value, id, documentId, why: why.trim() })
  const words = `It is now called “${said.value.title}”, from ${said.value.fromWhom}, dated ${inWords(said.value.datedOn)}.`
  await sayInStory(tx, actor, document, { title: 'Put right: what this document is', words, why }, now)
  return accepted({ id: documentId })
}

/** Withdraws a document that should not be here. From then on nobody is given the file; nothing is deleted. */
export async function withdrawDocument(
  tx: Tx,
  actor: Actor,
  documentId: string,
  why: string,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, DocumentRefusal>> {
  const document = await documentToChange(tx, actor, documentId, now)
  if (!document) return refused('not-found')
  if (document.withdrawn) return refused('withdrawn')
  if (why.trim() === '') return refused('no-reason')
  await addWithdrawal(tx, actor, documentId, why.trim())
  const words = 'The document was withdrawn: nobody is given it any more.'
  await sayInStory(tx, actor, document, { title: 'This document was withdrawn', words, why }, now)
  return accepted({ id: documentId })
}

type Said = { readonly title: string; readonly words: string; readonly why: string }

/** Beside the entry that the document came, in each story that has it. */
async function sayInStory(
  tx: Tx,
  actor: Actor,
  { id, entryId, childIds }: Document & { readonly entryId: string },
  { title, words, why }: Said,
  now: Moment,
): Promise<void> {
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title, body: paragraphs(words), happenedOn: now.day },
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step: { kind: 'document', id } },
      ...{ corrects: entryId, correction: why.trim() },
      about: childIds.map((personId) => ({ personId })),
    },
  ])
  await audit(tx, actor, 'entry.write', { kind: 'document', id }, {}, childIds)
}
