import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Worry } from '../../../../casework/worries/model.ts'
import { openWorries } from '../../../../casework/worries/queries.ts'
import { inOrderOfDanger } from '../../../../casework/worries/rules.ts'
import {
  choiceOf,
  choicesOf,
  type Fields,
  idIn,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type NewJudgement, STATEMENT_KINDS } from '../../../../entries/evidence/model.ts'
import { WorriesLine } from '../../../../entries/evidence/pages/margin/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { DIMENSION_CODES } from '../../../../statute/assessment-framework.ts'
import { childToWriteAbout, type WrittenAbout } from '../../../writing/commands.ts'
import { writeJudgement } from '../../commands.ts'
import { CONTENT, JUDGEMENT_REFUSALS, KIND_CHOICES } from '../content.ts'
import { Dimensions } from '../dimensions.tsx'

type Judging = WrittenAbout & { readonly worries: readonly Worry[] }

/** GET and POST /children/:id/judgements/new – what somebody makes of what is known; next, what it rests on. */
export function writeJudgementPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/judgements/new',
    keep: ({ id }) => `judgement:${id}`,
    asks: {
      kind: 'this kind',
      who: 'writer.name',
      statement: 'this judgement',
      harm: 'this judgement',
      dimensions: 'this choice of lenses',
      also: 'this choice of brothers and sisters',
    },
    async load(tx, actor, { id = '' }, now) {
      const about = await childToWriteAbout(tx, actor, id, now)
      return about && { ...about, worries: inOrderOfDanger(await openWorries(tx, [id])) }
    },
    first: (_, __, actor) => ({ who: actor.name }),
    read: readJudgement,
    async act(tx, actor, judgement, { now }) {
      const written = await writeJudgement(tx, actor, judgement, now)
      return written.ok ? accepted(`/evidence/${written.value.id}`) : written
    },
    refusals: JUDGEMENT_REFUSALS,
    view,
  })
}

function readJudgement(fields: Fields, { child, siblings }: Judging): Read<NewJudgement> {
  const kind = choiceOf(fields, 'kind', STATEMENT_KINDS)
  if (!kind) return { problems: [{ field: 'kind', text: CONTENT.needsKind }] }
  const isOfHarm = kind === 'danger-statement' || kind === 'worry-statement'
  const also = choicesOf(
    fields,
    'also',
    siblings.map(({ id }) => id),
  )
  return {
    act: {
      ...{ id: idIn(fields), kind, saidBy: fields['who'] ?? '', statement: fields['statement'] ?? '' },
      couldHappen: isOfHarm ? textOf(fields, 'harm') : null,
      dimensions: choicesOf(fields, 'dimensions', DIMENSION_CODES),
      childIds: [child.id, ...also],
    },
  }
}

function view(showing: Showing<Judging>): string {
  const { child } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.writeTitle,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, showing.now.day)}
      </>
    ),
    before: <WorriesLine worries={showing.loaded.worries} />,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.writeHelp}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Showing<Judging> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Radios
        {...ask('kind')}
        legend={CONTENT.kind}
        items={STATEMENT_KINDS.map((kind) => ({ value: kind, ...KIND_CHOICES[kind] }))}
      />
      <Input {...ask('who')} label={CONTENT.who} hint={CONTENT.whoHint} />
      <Textarea {...ask('statement')} label={CONTENT.statement} hint={CONTENT.statementHint} rows={4} />
      <Textarea {...ask('harm')} label={CONTENT.harm} hint={CONTENT.harmHint} rows={3} />
      <Dimensions chosen={fields['dimensions']} />
      {loaded.siblings.length > 0 ? (
        <Checkboxes
          name="also"
          legend={CONTENT.also}
          items={loaded.siblings.map((child) => ({ value: child.id, text: displayName(child) }))}
          values={(fields['also'] ?? '').split('\n')}
        />
      ) : null}
      <Button preventDoubleClick>{CONTENT.write}</Button>
    </>
  )
}
