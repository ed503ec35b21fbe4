import * as Y from 'yjs'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { RichText } from '../model.ts'
import { MOST_BYTES, MOST_BYTES_AT_ONCE } from './contract.ts'
import { intoFragment, typedIntoFragment } from './fragment.ts'
import type { KeepRefusal, Opened, Typed } from './model.ts'
import {
  addChange,
  addState,
  beginWriting,
  changesOf,
  joinedBefore,
  lockWriting,
  sizeOf,
  writingOf,
} from './queries.ts'
import { changeOf, docOf, isChange, putBack } from './words.ts'

// Whether the actor may write here is asked by whoever calls: it is what they may do in the step the writing is for.

/** After this many changes the writing is kept whole once more, so that it opens quickly. */
const STATE_EVERY = 200

/** The open writing of this form as it stands. There is one from the moment somebody first opens it, with what is known already. */
export async function openWriting(
  tx: Tx,
  actor: Actor,
  { form, known }: { readonly form: string; readonly known: Readonly<Record<string, RichText>> },
  at: Instant,
): Promise<Opened> {
  if ((await writingOf(tx, form)) === undefined) await beginWriting(tx, actor, { form, first: firstOf(known), at })
  const id = await writingOf(tx, form)
  if (id === undefined) throw new Error('a writing that was opened is not there')
  return changesOf(tx, id)
}

/**
 * Keeps what a browser says was changed in the writing `id`, and gives its place. What is too large is refused whole: the
 * browser has it still. What was written for a record that is made is not taken for the next one.
 */
export async function keepChange(
  tx: Tx,
  actor: Actor,
  { form, id }: { readonly form: string; readonly id: string },
  words: Uint8Array,
  at: Instant,
): Promise<Outcome<{ readonly seq: number }, KeepRefusal>> {
  if (words.length > MOST_BYTES_AT_ONCE) return refused('too-large')
  if (!isChange(words)) return refused('not-understood')
  if ((await lockWriting(tx, form)) !== id) return refused('not-yours')
  if ((await sizeOf(tx, id)) + words.length > MOST_BYTES) return refused('too-large')
  return accepted({ seq: await add(tx, actor, id, { words, at }) })
}

/**
 * Joins what was typed in a form, without a script or before the line was there, to what others have written since: only
 * what the typing changed is changed. The same form again, or gone on with from the same page, adds only what is new in it.
 * Gives the writing as it stands then.
 */
export async function joinTyped(tx: Tx, actor: Actor, form: string, typed: Typed, at: Instant): Promise<Opened> {
  const id = await lockWriting(tx, form)
  if (id === undefined) throw new Error('typed for a writing that is not open')
  const begun = await changesOf(tx, id, Math.max(1, typed.from))
  const joined = { form: typed.form, from: begun.seq }
  const seen = docOf([...begun.changes, ...(await joinedBefore(tx, actor, id, joined))])
  const words = changeOf(seen, () => {
    for (const [field, text] of Object.entries(typed.texts)) put(seen.getXmlFragment(field), text)
  })
  if (words) await add(tx, actor, id, { words, at, joined })
  return changesOf(tx, id)
}

/** Makes these fields what they were after `seq`, as one more change: nothing that was written since is gone, it is earlier. */
export async function bringBack(
  tx: Tx,
  actor: Actor,
  form: string,
  { seq, fields }: { readonly seq: number; readonly fields: readonly string[] },
  at: Instant,
): Promise<string | undefined> {
  const id = await lockWriting(tx, form)
  if (id === undefined) return undefined
  const earlier = docOf((await changesOf(tx, id, seq)).changes)
  const now = docOf((await changesOf(tx, id)).changes)
  const words = changeOf(now, () => {
    for (const field of fields) putBack(now.getXmlFragment(field), earlier.getXmlFragment(field))
  })
  if (words) await add(tx, actor, id, { words, at })
  return id
}

/** Keeps the writing whole as it stands, beside its changes. */
export async function keepState(tx: Tx, id: string): Promise<void> {
  const { seq, changes } = await changesOf(tx, id)
  if (changes.length > 1) await addState(tx, id, seq, Y.encodeStateAsUpdate(docOf(changes)))
}

/** A text with its marks; or only its words, as they were typed in a plain box: marks stay where their words stay. */
function put(fragment: Y.XmlFragment, text: string | RichText): void {
  if (typeof text === 'string') typedIntoFragment(fragment, text)
  else intoFragment(fragment, text)
}

function firstOf(known: Readonly<Record<string, RichText>>): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const [field, text] of Object.entries(known)) intoFragment(doc.getXmlFragment(field), text)
  })
  return Y.encodeStateAsUpdate(doc)
}

type Added = { readonly words: Uint8Array; readonly at: Instant; readonly joined?: Pick<Typed, 'form' | 'from'> }

async function add(tx: Tx, actor: Actor, id: string, change: Added): Promise<number> {
  const seq = await addChange(tx, actor, id, change)
  if (seq % STATE_EVERY === 0) await enqueue(tx, 'keep-writing-state', { writing: id })
  return seq
}
