import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, type Fields, idIn, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inShortWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { type CopyList, lookAtCopies, type PrepareCopy, prepareCopy } from '../../commands.ts'
import { WORDS_OF } from '../../content.ts'
import { type CopyListed, LANGUAGES } from '../../model.ts'
import { CONTENT, REFUSALS } from '../content.ts'

const CHILD = 'child'

/** GET and POST /children/:id/copies – the copies of a child's record for the child and the parents, and preparing one. */
export function copiesPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/copies',
    keep: ({ id }) => `copy-begun:${id}`,
    asks: { whose: 'this reader of a copy', language: 'this language', large: 'this size of print' },
    load: (tx, actor, { id = '' }, now) => lookAtCopies(tx, actor, id, now),
    first: () => ({ language: LANGUAGES[0] }),
    read: readPrepare,
    async act(tx, actor, act, { now }) {
      const prepared = await prepareCopy(tx, actor, act, now)
      return prepared.ok ? accepted(`/children/${act.childId}/copies/${act.id}`) : prepared
    },
    refusals: REFUSALS,
    view: copiesView,
  })
}

function readPrepare(fields: Fields, { child, parents }: CopyList): Read<PrepareCopy> {
  const whose = choiceOf(fields, 'whose', [CHILD, ...parents.map(({ person }) => person.id)])
  if (!whose) return { problems: [{ field: 'whose', text: CONTENT.needsWhose }] }
  const language = choiceOf(fields, 'language', LANGUAGES) ?? LANGUAGES[0]
  const parentId = whose === CHILD ? null : whose
  return { act: { id: idIn(fields), childId: child.id, parentId, language, largePrint: fields['large'] === 'yes' } }
}

function copiesView(showing: Showing<CopyList>): string {
  const { child, mayPrepare } = showing.loaded
  return formFrame(showing, {
    title: `${CONTENT.list}: ${displayName(child)}`,
    about: CONTENT.listHint,
    before: (
      <>
        <ChildTabs id={child.id} name={shortName(child)} current="reports" />
        <Made list={showing.loaded} />
      </>
    ),
    children: mayPrepare ? <Questions showing={showing} /> : undefined,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpSteps} ordered />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Made({ list }: { list: CopyList }) {
  if (list.copies.length === 0) return <p>{CONTENT.none}</p>
  const { columns } = CONTENT
  return (
    <Table
      caption={CONTENT.made}
      columns={[{ head: columns.whose }, { head: columns.state }, { head: columns.prepared }, { head: columns.given }]}
      rows={list.copies.map((copy) => [
        <Link href={`/children/${copy.childId}/copies/${copy.id}`}>{whoseIs(list, copy)}</Link>,
        CONTENT.states[copy.state],
        `${copy.preparedByName}, ${inWordsAt(copy.preparedAt)}`,
        givenInWords(copy),
      ])}
    />
  )
}

function whoseIs({ child, parents }: CopyList, { parentId }: CopyListed): string {
  const parent = parents.find(({ person }) => person.id === parentId)
  return parentId === null ? shortName(child) : parent ? displayName(parent.person) : CONTENT.copyOf
}

function givenInWords({ given }: CopyListed): string {
  const words = given.map(({ toWhom, givenOn, byName }) => `${toWhom}, ${inShortWords(givenOn)} (${byName})`)
  return words.length > 0 ? words.join('; ') : CONTENT.notGiven
}

function Questions({ showing: { loaded, fields, problems } }: { showing: Showing<CopyList> }) {
  const parents = loaded.parents.map(({ person, parentalResponsibility }) => ({
    value: person.id,
    text: displayName(person),
    hint: parentalResponsibility === false ? CONTENT.noResponsibility : CONTENT.parentHint,
  }))
  return (
    <>
      <Radios
        name="whose"
        legend={CONTENT.whose}
        value={fields['whose']}
        error={problemOf(problems, 'whose')}
        items={[{ value: CHILD, text: CONTENT.child, hint: CONTENT.childHint }, ...parents]}
      />
      <Radios
        name="language"
        legend={CONTENT.language}
        value={fields['language']}
        items={LANGUAGES.map((value) => ({ value, text: WORDS_OF[value].name }))}
      />
      <Checkboxes name="large" items={[{ value: 'yes', text: CONTENT.large }]} values={[fields['large'] ?? '']} />
      <Button preventDoubleClick>{CONTENT.prepare}</Button>
    </>
  )
}
