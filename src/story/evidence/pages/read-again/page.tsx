import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, type Fields, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { marksOf } from '../../../../entries/evidence/rules.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { isId } from '../../../../platform/ids.ts'
import { type EvidenceOf, lookAtEvidenceOf, type ReadAgain, readAgain } from '../../commands-citing.ts'
import { CITING_REFUSALS, CITING_WORDS, CONTENT } from '../content.ts'
import { CitedWhole } from '../evidence-of/view-cited.tsx'

const FINDINGS = ['stands', 'changed'] as const

/** GET and POST /evidence/:id/read-again – what rests on a corrected entry is read again: it stands, or it was changed. */
export function readAgainPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/evidence/:id/read-again',
    keep: ({ id }) => `read-again:${id}`,
    asks: { finding: 'this finding', note: 'this note' },
    async load(tx, actor, { id = '' }, now) {
      const found = await lookAtEvidenceOf(tx, actor, id, now)
      return found?.mayWrite ? found : undefined
    },
    read: readFinding,
    async act(tx, actor, read, { loaded, now }) {
      const done = await readAgain(tx, actor, loaded.thing.id, read, now)
      return done.ok ? accepted(`/children/${loaded.thing.childIds[0]}/evidence`) : done
    },
    refusals: CITING_REFUSALS,
    view,
  })
}

function readFinding(fields: Fields): Read<ReadAgain> {
  const finding = choiceOf(fields, 'finding', FINDINGS)
  if (!finding) return { problems: [{ field: 'finding', text: CONTENT.needsFinding }] }
  return { act: { finding, note: textOf(fields, 'note'), seen: (fields['seen'] ?? '').split('\n').filter(isId) } }
}

function view(showing: Showing<EvidenceOf>): string {
  const { fields, problems, loaded, now } = showing
  const { thing, citations, children } = loaded
  const marks = marksOf(citations)
  const seen = marks.flatMap(({ corrections }) => corrections.map(({ id }) => id))
  return formFrame(showing, {
    title: CONTENT.readTitle,
    remark: CITING_WORDS[thing.kind],
    about: <ChildrenLine of={children} today={now.day} />,
    before: (
      <>
        <p>
          <strong>{thing.words}</strong>
        </p>
        {marks.length === 0 ? (
          <p>{CONTENT.nothingToRead}</p>
        ) : (
          <Panel heading={CONTENT.corrected} id="corrected">
            <Rows items={marks.map(({ citation }) => <CitedWhole citation={citation} mayRemove={false} />)} />
          </Panel>
        )}
      </>
    ),
    children:
      marks.length === 0 ? null : (
        <>
          <input type="hidden" name="seen" value={[...new Set(seen)].join('\n')} />
          <Radios
            name="finding"
            legend={CONTENT.finding}
            inline
            error={problemOf(problems, 'finding')}
            items={FINDINGS.map((value) => ({ value, text: CONTENT[value] }))}
            value={fields['finding']}
          />
          <Textarea name="note" label={CONTENT.note} rows={2} value={fields['note']} />
          <Button preventDoubleClick>{CONTENT.readButton}</Button>
        </>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.readHelp}</p>
        <Change of={loaded} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

/** Where the words themselves are changed, if they can be. */
function Change({ of: { thing } }: { of: EvidenceOf }) {
  const paths = {
    judgement: `/judgements/${thing.id}`,
    worry: `/worries/${thing.id}/close`,
    'plan-need': `/children/${thing.childIds[0]}/plan/edit`,
    assessment: `/assessments/${thing.id}`,
  }
  const words = { ...{ judgement: CONTENT.changeFirst, 'plan-need': CONTENT.changeFirst }, ...OPEN_FIRST }
  return (
    <p>
      <Link href={paths[thing.kind]}>{words[thing.kind]}</Link>
    </p>
  )
}

const OPEN_FIRST = { worry: 'Close it', assessment: 'Open the assessment' }
