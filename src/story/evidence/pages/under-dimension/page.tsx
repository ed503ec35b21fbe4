import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type EntryToCite, entriesToCite } from '../../../../entries/citing/queries.ts'
import {
  choicesOf,
  type Fields,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { isId } from '../../../../platform/ids.ts'
import { DIMENSION_CODES } from '../../../../statute/assessment-framework.ts'
import { childToWriteAbout, type WrittenAbout } from '../../../writing/commands.ts'
import { type LensRefusal, type PutUnder, putUnderFramework } from '../../commands-lenses.ts'
import { CITING_REFUSALS, CONTENT } from '../content.ts'
import { Dimensions } from '../dimensions.tsx'
import { EntryLine, OFFERED } from '../entry-line.tsx'

type ToPut = WrittenAbout & { readonly offered: readonly EntryToCite[] }

const REFUSALS: Readonly<Record<LensRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-chosen': CITING_REFUSALS['nothing-chosen'],
  'not-in-the-story': CITING_REFUSALS['not-in-the-story'],
}

/** GET and POST /children/:id/framework/entries – entries of the story are read under dimensions of the framework too. */
export function underDimensionPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/framework/entries',
    keep: ({ id }) => `framework:${id}`,
    asks: { entries: 'this choice of entries', dimensions: 'this choice of lenses' },
    async load(tx, actor, { id = '' }, now) {
      const about = await childToWriteAbout(tx, actor, id, now)
      return about && { ...about, offered: await entriesToCite(tx, [id], [], OFFERED) }
    },
    read: readPutting,
    async act(tx, actor, putting, { loaded, now }) {
      const done = await putUnderFramework(tx, actor, putting, now)
      return done.ok ? accepted(`/children/${loaded.child.id}/framework`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readPutting(fields: Fields, { child }: ToPut): Read<PutUnder> {
  const entryIds = (fields['entries'] ?? '').split('\n').filter(isId)
  const dimensions = choicesOf(fields, 'dimensions', DIMENSION_CODES)
  const problems: Problem[] = []
  if (entryIds.length === 0) problems.push({ field: 'entries', text: CONTENT.needsEntry })
  if (dimensions.length === 0) problems.push({ field: 'dimensions-development', text: CONTENT.needsUnder })
  return problems.length > 0 ? { problems } : { act: { childId: child.id, entryIds, dimensions } }
}

function view(showing: Showing<ToPut>): string {
  const { fields, problems, loaded, now } = showing
  const { child, offered } = loaded
  return formFrame(showing, {
    title: CONTENT.underTitle,
    about: (
      <>
        <Link href={`/children/${child.id}/framework`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    children:
      offered.length === 0 ? null : (
        <>
          <Checkboxes
            name="entries"
            legend={CONTENT.entries}
            error={problemOf(problems, 'entries')}
            items={offered.map((entry) => ({ value: entry.id, text: <EntryLine entry={entry} /> }))}
            values={(fields['entries'] ?? '').split('\n')}
          />
          <Dimensions chosen={fields['dimensions']} error={problemOf(problems, 'dimensions-development')} open />
          <Button preventDoubleClick>{CONTENT.put}</Button>
        </>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.underHelp}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
