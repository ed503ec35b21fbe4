import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { newId } from '../../../../platform/ids.ts'
import { type CopyShown, type GiveCopy, giveCopy, lookAtCopy } from '../../commands.ts'
import { WORDS_OF } from '../../content.ts'
import { CONTENT, REFUSALS } from '../content.ts'

type Give = Pick<GiveCopy, 'givenId' | 'toWhom' | 'givenOn' | 'how'>

/** GET and POST /children/:id/copies/:copy/give – to whom a released copy was given. */
export function giveCopyPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/copies/:copy/give',
    keep: ({ id, copy }) => `give-copy:${id}:${copy}`,
    asks: { toWhom: 'this reader of a copy', givenOn: 'this day', how: 'this way of giving' },
    async load(tx, actor, { id = '', copy = '' }, now) {
      const shown = await lookAtCopy(tx, actor, { childId: id, id: copy }, WORDS_OF, now, 'copy.prepare')
      return shown?.head.state === 'released' ? shown : undefined
    },
    first: ({ parent, child }, now) => ({
      ...dayFields('givenOn', now.day),
      toWhom: displayName(parent ?? child),
    }),
    read: readGive,
    async act(tx, actor, act, { loaded: { head }, now }) {
      const asked = { childId: head.childId, id: head.id }
      const given = await giveCopy(tx, actor, { ...act, ...asked, entryId: newId() }, now)
      return given.ok ? accepted(`/children/${head.childId}/copies/${head.id}`) : given
    },
    refusals: REFUSALS,
    view: giveView,
  })
}

function readGive(fields: Fields): Read<Give> {
  const [toWhom, givenOn] = [textOf(fields, 'toWhom'), dayOf(fields, 'givenOn')]
  const problems: Problem[] = []
  if (!toWhom) problems.push({ field: 'toWhom', text: CONTENT.needsWhom })
  if (!givenOn) problems.push({ field: 'givenOn-day', text: CONTENT.needsDay })
  if (!toWhom || !givenOn) return { problems }
  return { act: { givenId: idIn(fields), toWhom, givenOn, how: textOf(fields, 'how') ?? '' } }
}

function giveView(showing: Showing<CopyShown>): string {
  const { loaded, fields, problems } = showing
  const { head, document } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.giveTitle,
    about: <Link href={`/children/${head.childId}/copies/${head.id}`}>{document.title}</Link>,
    children: (
      <>
        <Input {...ask('toWhom')} label={CONTENT.toWhom} hint={CONTENT.toWhomHint} />
        <DateInput name="givenOn" legend={CONTENT.givenOn} values={fields} error={problemOf(problems, 'givenOn-day')} />
        <Input {...ask('how')} label={CONTENT.how} hint={CONTENT.howHint} />
        <Button preventDoubleClick>{CONTENT.giveSend}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.giveHelp} id="help">
        <Rows items={CONTENT.giveHelpItems} />
      </Panel>
    ),
    helpLabel: CONTENT.giveHelp,
  })
}
