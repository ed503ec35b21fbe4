import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  choiceOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { lookAtPart, notePart, type PartSeen, sendPart } from '../../commands.ts'
import type { NoteRefusal, PartContent, PartNote, SendRefusal } from '../../model.ts'
import { readPart } from '../questions.tsx'
import { CONTENT, REFUSALS } from './content.ts'
import { partView } from './view.tsx'

type Act =
  | { readonly does: 'send'; readonly content: PartContent }
  | { readonly does: 'note'; readonly note: Pick<PartNote, 'id' | 'kind' | 'words'> }

/**
 * GET and POST /asked/:id – a practitioner writes their part of a meeting, once; then reads it again, with the minutes
 * that came to them, and puts a correction or their dissent beside it.
 */
export function partPage(http: FastifyInstance, acting: Acting): void {
  formPage<PartSeen, Act, SendRefusal | NoteRefusal>(http, acting, {
    path: '/asked/:id',
    current: '/asked',
    keep: ({ id }) => `part:${id}`,
    asks: {
      words: 'this report',
      strengths: 'this report',
      worries: 'this report',
      childWords: 'this report',
      recommendation: 'this report',
      note: 'this note',
      kind: 'this note',
    },
    async load(tx, actor, { id = '' }) {
      const seen = await lookAtPart(tx, actor, id)
      return seen.ok ? seen.value : undefined
    },
    read: readAct,
    async act(tx, actor, act, { loaded: { part }, now }) {
      const done =
        act.does === 'send'
          ? await sendPart(tx, actor, part.id, act.content, now)
          : await notePart(tx, actor, { ...act.note, partId: part.id }, now)
      return done.ok ? accepted(`/asked/${done.value}`) : done
    },
    refusals: REFUSALS satisfies Record<string, Problem | 'not-there'>,
    view: partView,
  })
}

function readAct(fields: Fields, { part }: PartSeen): Read<Act> {
  if (part.sentAt === null) return { act: { does: 'send', content: readPart(fields) } }
  const kind = choiceOf(fields, 'kind', ['correction', 'dissent'] as const)
  if (!kind) return { problems: [{ field: 'kind', text: CONTENT.kindMissing }] }
  return { act: { does: 'note', note: { id: idIn(fields), kind, words: fields['note'] ?? '' } } }
}
