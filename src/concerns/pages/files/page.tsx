import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../access/acting.ts'
import { cleanFileName, mediaTypeOf } from '../../../entries/documents/rules.ts'
import { type Fields, idIn, type Problem, problemOf, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../kernel/outcome.ts'
import { FileInput } from '../../../platform/govuk/file-field.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { headersOfFile, inPieces } from '../../../platform/saved-files.ts'
import type { Upload } from '../../../platform/uploads.ts'
import { keepFile, lookAtFile } from '../../commands-life.ts'
import type { Concern, FileRefusal, NewFile } from '../../model.ts'
import { pieceOfFile } from '../../queries-life.ts'
import { MOST_FILES } from '../../rules-life.ts'
import { loadOwn } from '../own.ts'
import { AboutConcern } from '../view.tsx'

const CONTENT = {
  title: 'Add a file',
  file: 'The file',
  hint: 'A PDF, Word document, picture (JPEG or PNG) or plain text, of 50 MB at most unless your council set another limit',
  needsFile: 'Choose a file',
  tooLarge:
    'This file is too large: it was not taken. What you told us is kept. Choose a smaller one, or send a part of it.',
  notTaken: 'This is no PDF, Word document, picture or plain text: it was not taken. What you told us is kept.',
  harmful: 'The virus scanner found something harmful in this file: it was not taken. What you told us is kept.',
  away: 'The virus scanner does not answer just now, so the file was not taken. What you told us is kept. Try again in some minutes.',
  button: 'Add it',
  help: 'Who reads it',
  helpText: 'Whoever reads your concern. If you keep the concern sealed, nobody outside your agency.',
} as const

const REFUSALS: Readonly<Record<FileRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'too-many-files': { field: 'file', text: `There are ${MOST_FILES} files with this concern already.` },
}

type Add = { readonly file: NewFile; readonly pieces: Upload['pieces'] }

/** GET and POST /concerns/:id/files – a file that comes with a concern; GET /concern-files/:id – the file itself, to be saved. */
export function concernFilesPage(http: FastifyInstance, acting: Acting): void {
  formPage<Concern, Add, FileRefusal>(http, acting, {
    path: '/concerns/:id/files',
    current: '/concerns',
    keep: ({ id }) => `concern-file:${id}`,
    asks: { file: 'this file' },
    takesFile: true,
    load: loadOwn,
    read: (fields, _, __, upload) => readFile(fields, upload),
    async act(tx, actor, { file, pieces }, { loaded }) {
      const kept = await keepFile(tx, actor, loaded.id, file, pieces())
      return kept.ok ? accepted(`/concerns/${kept.value}`) : kept
    },
    refusals: REFUSALS,
    view,
  })
  giveFile(http, acting)
}

function readFile(fields: Fields, upload?: Upload): Read<Add> {
  const refuse = (text: string) => ({ problems: [{ field: 'file', text }] })
  if (!upload) return refuse(CONTENT.needsFile)
  if (upload.isTooLarge) return refuse(CONTENT.tooLarge)
  const mediaType = mediaTypeOf(upload.beginning, upload.end)
  if (!mediaType) return refuse(CONTENT.notTaken)
  if (upload.scan === 'harmful') return refuse(CONTENT.harmful)
  if (upload.scan === 'away') return refuse(CONTENT.away)
  const { size, sha256 } = upload
  const fileName = cleanFileName(upload.fileName, mediaType)
  const file = { id: idIn(fields), fileName, mediaType, size, sha256, scanned: upload.scan === 'clean' }
  return { act: { file, pieces: upload.pieces } }
}

function view(showing: Showing<Concern>): string {
  const { loaded, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <AboutConcern concern={loaded} />,
    takesFile: true,
    children: (
      <>
        <FileInput
          name="file"
          label={CONTENT.file}
          hint={CONTENT.hint}
          accept=".pdf,.docx,.jpg,.jpeg,.png,.txt"
          error={problemOf(problems, 'file')}
        />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

const PARAMS = z.object({ id: z.uuid() })

function giveFile(http: FastifyInstance, acting: Acting): void {
  http.get('/concern-files/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, { id }] = [acting.actorOf(request), params.data]
    const file = await acting.inTransaction(actor, (tx) => lookAtFile(tx, actor, id))
    if (!file) return reply.callNotFound()
    const next = (position: number) => acting.inTransaction(actor, (tx) => pieceOfFile(tx, id, position))
    return reply.headers(headersOfFile(file)).send(Readable.from(inPieces(next)))
  })
}
