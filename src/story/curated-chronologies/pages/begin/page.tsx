import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  choiceOf,
  type Fields,
  idIn,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { beginCurated, type CuratedList, lookAtCuratedList } from '../../commands.ts'
import { PURPOSES, type Purpose } from '../../model.ts'
import { CONTENT, PURPOSE_WORDS, REFUSALS } from '../content.ts'

type Begin = { readonly id: string; readonly title: string; readonly purpose: Purpose }

/** GET and POST /children/:id/chronologies/new – begins a chronology, and goes on to choosing entries for it. */
export function beginCuratedPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/chronologies/new',
    keep: ({ id }) => `chronology-begun:${id}`,
    asks: { title: 'this title', purpose: 'this purpose' },
    load: (tx, actor, { id = '' }, now) => lookAtCuratedList(tx, actor, id, now, 'chronology.write'),
    read: readBegin,
    async act(tx, actor, act, { loaded, now }) {
      const childId = loaded.child.id
      const begun = await beginCurated(tx, actor, { ...act, childId }, now)
      return begun.ok ? accepted(`/children/${childId}/chronology?for=${act.id}`) : begun
    },
    refusals: REFUSALS,
    view: beginView,
  })
}

function readBegin(fields: Fields): Read<Begin> {
  const [title, purpose] = [textOf(fields, 'title'), choiceOf(fields, 'purpose', PURPOSES)]
  if (title && purpose) return { act: { id: idIn(fields), title, purpose } }
  return {
    problems: [
      ...(title ? [] : [{ field: 'title', text: 'Write what it is called' }]),
      ...(purpose ? [] : [{ field: 'purpose', text: 'Choose what it is for' }]),
    ],
  }
}

function beginView(showing: Showing<CuratedList>): string {
  const { loaded, fields, problems, now } = showing
  const { child } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: `${CONTENT.begin}: ${displayName(child)}`,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    children: (
      <>
        <Input {...ask('title')} label={CONTENT.titleAsked} hint={CONTENT.titleHint} />
        <Radios
          {...ask('purpose')}
          legend={CONTENT.purposeAsked}
          items={PURPOSES.map((value) => ({ value, text: PURPOSE_WORDS[value] }))}
        />
        <Button preventDoubleClick>{CONTENT.beginIt}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.beginHelp} id="steps">
        <Rows items={CONTENT.beginSteps} ordered />
      </Panel>
    ),
    helpLabel: CONTENT.beginHelp,
  })
}
