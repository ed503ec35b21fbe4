import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { writeEntry } from '../../../../entries/commands.ts'
import {
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { NewEntry } from '../../../../entries/model.ts'
import { paragraphs, titleOf } from '../../../../entries/rules.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { entryToCorrect, type ToCorrect } from '../../commands.ts'
import { WhatWasWritten } from '../written.tsx'
import { CONTENT, REFUSALS } from './content.ts'

type Correcting = Pick<NewEntry, 'id' | 'title' | 'body'> & { readonly why: string }

/** GET and POST /entries/:id/correct – a correction beside an entry, about the same people. The entry itself never changes. */
export function correctEntryPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/entries/:id/correct',
    keep: ({ id }) => `correct:${id}`,
    asks: { right: 'this correction', why: 'this reason' },
    load: (tx, actor, { id = '' }, now) => entryToCorrect(tx, actor, id, now),
    read: readCorrection,
    async act(tx, actor, correcting, { loaded, now }) {
      const written = await writeEntry(tx, actor, correctionOf(loaded, correcting, actor), now)
      const [child] = loaded.children
      return written.ok ? accepted(`/children/${child?.id}#entry-${loaded.entry.id}`) : written
    },
    refusals: REFUSALS,
    view: correctEntryView,
  })
}

function readCorrection(fields: Fields): Read<Correcting> {
  const [right, why] = [textOf(fields, 'right'), textOf(fields, 'why')]
  const problems: Problem[] = []
  if (!right) problems.push({ field: 'right', text: CONTENT.needsRight })
  if (!why) problems.push({ field: 'why', text: CONTENT.needsWhy })
  if (!right || !why) return { problems }
  return { act: { id: idIn(fields), title: titleOf(right), body: paragraphs(right), why } }
}

function correctionOf({ entry }: ToCorrect, { why, ...correcting }: Correcting, actor: Actor): NewEntry {
  const { kind, happenedOn, bearing, id } = entry
  const said = { saidBy: actor.name, saidByRole: actor.jobTitle }
  return { ...correcting, kind, happenedOn, bearing, ...said, corrects: id, correction: why, about: [] }
}

function correctEntryView(showing: Showing<ToCorrect>): string {
  const { loaded, fields, problems } = showing
  const { entry, children } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.title,
    about: children.map((child) => <Link href={`/children/${child.id}`}>{displayName(child)} </Link>),
    before: <p>{CONTENT.stays}</p>,
    children: (
      <>
        <Textarea {...ask('right')} label={CONTENT.right} rows={5} />
        <Textarea {...ask('why')} label={CONTENT.why} rows={3} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: (
      <>
        <WhatWasWritten entry={entry} heading={CONTENT.help} />
        <p>
          <Link href={`/entries/${entry.id}/copies`}>{CONTENT.copies}</Link>
        </p>
        {children.length > 1 ? (
          <Panel heading={CONTENT.notPart} id="not-part">
            <Rows
              items={children.map((child) => (
                <Link href={`/entries/${entry.id}/not-part/${child.id}`}>
                  {displayName(child)} {CONTENT.wasNotPart}
                </Link>
              ))}
            />
          </Panel>
        ) : null}
      </>
    ),
    helpLabel: CONTENT.help,
  })
}
