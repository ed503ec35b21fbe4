import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { standingFor } from '../../../../access/queries.ts'
import { putDocument } from '../../../../entries/documents/commands.ts'
import type { CameAs, MediaType, NewDocument } from '../../../../entries/documents/model.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { FileInput } from '../../../../platform/govuk/file-field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import type { Upload } from '../../../../platform/uploads.ts'
import { shortName } from '../../../child-page/rules.ts'
import { childToWriteAbout, type WrittenAbout } from '../../../writing/commands.ts'
import { type AddDocument, cameAs } from '../add-document/form.ts'
import { REFUSALS } from '../content.ts'
import { CONTENT } from './content.ts'

const PICTURES: readonly MediaType[] = ['image/jpeg', 'image/png']
const MOST_BYTES = 5_000_000

type Taken = Pick<AddDocument, 'pieces'> & { readonly id: string; readonly came: CameAs; readonly takenOn: CalendarDay }

/** GET and POST /children/:id/photo – a photo of the child, which shows on their page. It is a document like any other. */
export function photoPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/photo',
    keep: ({ id }) => `photo:${id}`,
    asks: { file: 'this file', takenOn: 'this day' },
    takesFile: true,
    async load(tx, actor, { id = '' }, now) {
      const standing = await standingFor(tx, actor, 'child.edit', id, now.day)
      return standing && childToWriteAbout(tx, actor, id, now)
    },
    first: (_, now) => dayFields('takenOn', now.day),
    read: (fields, _, __, upload) => readPhoto(fields, upload),
    async act(tx, actor, taken, { loaded, now }) {
      const put = await putDocument(tx, actor, documentOf(loaded, taken, actor), taken.pieces(), now)
      return put.ok ? accepted(`/children/${loaded.child.id}`) : put
    },
    refusals: { ...REFUSALS, 'dated-in-the-future': { field: 'takenOn-day', text: CONTENT.needsDay } },
    view: photoView,
  })
}

function readPhoto(fields: Fields, upload?: Upload): Read<Taken> {
  const problems: Problem[] = []
  const takenOn = dayOf(fields, 'takenOn')
  const came = upload ? cameAs(upload, problems) : undefined
  if (!upload) problems.push({ field: 'file', text: CONTENT.needsFile })
  if (came && !PICTURES.includes(came.mediaType)) problems.push({ field: 'file', text: CONTENT.notPicture })
  if (came && came.size > MOST_BYTES) problems.push({ field: 'file', text: CONTENT.tooLarge })
  if (!takenOn) problems.push({ field: 'takenOn-day', text: CONTENT.needsDay })
  if (!upload || !came || !takenOn || problems.length > 0) return { problems }
  return { act: { id: idIn(fields), came, takenOn, pieces: upload.pieces } }
}

function documentOf({ child }: WrittenAbout, { id, came, takenOn }: Taken, { name }: Actor): NewDocument {
  const described = {
    title: CONTENT.name(shortName(child)),
    kind: 'portrait',
    datedOn: takenOn,
    fromWhom: name,
  } as const
  return { id, ...described, ...came, childIds: [child.id] }
}

function photoView(showing: Showing<WrittenAbout>): string {
  const { loaded, fields, problems, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    takesFile: true,
    about: <ChildrenLine of={[loaded.child]} today={now.day} />,
    children: (
      <>
        <FileInput
          name="file"
          label={CONTENT.file}
          hint={CONTENT.fileHint}
          error={problemOf(problems, 'file')}
          accept={PICTURES.join(',')}
        />
        <DateInput name="takenOn" legend={CONTENT.takenOn} values={fields} error={problemOf(problems, 'takenOn-day')} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpItems} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
