import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { Answer, NewNotKnown, NotKnown, NotKnownRefusal } from '../../entries/evidence/model.ts'
import { addNotKnown, lockNotKnown, saveNotKnownEnded } from '../../entries/evidence/queries-not-known.ts'
import * as rules from '../../entries/evidence/rules.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'

/** Keeps what is not known of children the actor works with: who finds out, and by when. It shows as missing until it is answered. */
export async function askWhatIsNotKnown(
  tx: Tx,
  actor: Actor,
  act: NewNotKnown,
  now: Moment,
): Promise<Outcome<NewNotKnown, NotKnownRefusal>> {
  const { childIds } = act
  if (childIds.length === 0 || !(await mayForEvery(tx, actor, 'evidence.write', childIds, now.day)))
    return refused('not-found')
  const asked = rules.askWhatIsNotKnown(act)
  if (!asked.ok) return asked
  await addNotKnown(tx, [act], { on: now.day, by: actor })
  await audit(tx, actor, 'evidence.write', { kind: 'not-known', id: null }, {}, childIds)
  return accepted(act)
}

/** Ends a question: the answer stands in the story as an entry, or why nobody asks any more stands with the question. */
export async function answerWhatWasNotKnown(
  tx: Tx,
  actor: Actor,
  { id, entryId, answer }: { readonly id: string; readonly entryId: string; readonly answer: Answer },
  now: Moment,
): Promise<Outcome<NotKnown, NotKnownRefusal>> {
  const asked = await lockNotKnown(tx, id)
  if (!asked || !(await mayForEvery(tx, actor, 'evidence.write', [asked.childId], now.day))) return refused('not-found')
  const answered = rules.answerWhatWasNotKnown(asked, answer, now.day)
  if (!answered.ok) return answered
  if ('letGoWhy' in answer) {
    await saveNotKnownEnded(tx, id, { endedOn: now.day, answerEntryId: null, letGoWhy: answer.letGoWhy })
  } else {
    const { words, kind, saidBy, on } = answer
    await addEntries(tx, actor, [
      {
        ...{ id: entryId, kind, title: titleOf(words), body: paragraphs(words), happenedOn: on, saidBy },
        about: [{ personId: asked.childId }],
      },
    ])
    await saveNotKnownEnded(tx, id, { endedOn: now.day, answerEntryId: entryId, letGoWhy: null })
  }
  await audit(tx, actor, 'evidence.write', { kind: 'not-known', id }, { answered: true }, [asked.childId])
  return accepted(asked)
}
