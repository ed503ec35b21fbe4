import { z } from 'zod'
import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { fileToRead, keepText, pieceOf } from './queries.ts'
import { readWords } from './reading.ts'

const Payload = z.object({ authority: z.string(), documentId: z.uuid() })

/** What follows when a document came: its words are read, so that it is found by them. Done twice, it is once. */
export function documentTasks(db: Database): Tasks {
  return {
    'read-document': async (payload) => {
      const { authority, documentId } = Payload.parse(payload)
      const actor = systemActor(authority, 'read-document')
      const file = await inSeat(db, actor, (tx) => fileToRead(tx, documentId))
      if (!file) return
      const content = await wholeOf(file.size, (position) =>
        inSeat(db, actor, (tx) => pieceOf(tx, documentId, position)),
      )
      const read = await readWords(file.mediaType, content)
      await inSeat(db, actor, (tx) => keepText(tx, documentId, read))
    },
  }
}

async function wholeOf(size: number, piece: (position: number) => Promise<Buffer | undefined>): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let filled = 0
  for (let position = 0; ; position++) {
    const next = await piece(position)
    if (!next) return whole.subarray(0, filled)
    whole.set(next, filled)
    filled += next.length
  }
}
