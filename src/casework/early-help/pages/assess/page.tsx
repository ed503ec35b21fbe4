import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type Fields, idIn, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { completeAssessment } from '../../commands.ts'
import { type HelpSeen, lookAtHelp } from '../../commands-look.ts'
import { type Assessed, type AssessRefusal, DOMAIN_WORDS, DOMAINS, type Domain } from '../../model.ts'
import { nameOfChild } from '../../rules.ts'

const CONTENT = {
  title: 'Early help assessment',
  back: 'Early help for',
  childWords: 'What does the child say?',
  childWordsHint: 'As they said it.',
  wouldHelp: 'What would help, and what does the family want?',
  button: 'Complete the assessment',
  help: 'Three domains, one assessment',
  rows: [
    'Write it with the family. Strengths first; then what worries you, or them.',
    'Leave empty what you do not know. You can assess again: the earlier one stays beside it.',
    'The team around the family reads it. If children’s social care is asked to look, it goes with that, and nobody types it again.',
  ],
} as const

const HINTS: Readonly<Record<Domain, string>> = {
  development: 'Health, learning, feelings and behaviour, friends, looking after themselves.',
  parents: 'Basic care, safety, warmth, encouragement, boundaries, stability.',
  family: 'Wider family, housing, work, money, the neighbourhood.',
}

const REFUSALS: Readonly<Record<AssessRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-standing': {
    text: 'The family’s agreement has ended, so nothing more is written. What you wrote is kept for you.',
  },
  'nothing-written': { field: 'development', text: 'Write something in one of the three domains' },
  'too-long': { text: 'This is too long to keep. Write less than 20,000 characters in each box.' },
}

type Act = { readonly id: string; readonly content: Assessed }

/** GET and POST /family-help/:id/assessment – the common assessment in three domains, by whoever leads. */
export function assessPage(http: FastifyInstance, acting: Acting): void {
  formPage<HelpSeen, Act, AssessRefusal>(http, acting, {
    path: '/family-help/:id/assessment',
    current: '/family-help',
    keep: ({ id }) => `family-help-assessment:${id}`,
    asks: {
      development: 'this assessment',
      parents: 'this assessment',
      family: 'this assessment',
      childWords: 'this that the child says',
      wouldHelp: 'this assessment',
    },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtHelp(tx, actor, id, now)
      return seen.ok && seen.value.leads ? seen.value : undefined
    },
    first: ({ assessments }) => ({ ...assessments[0]?.content }),
    read: (fields) => ({ act: { id: idIn(fields), content: contentOf(fields) } }),
    async act(tx, actor, act, { loaded, now }) {
      const done = await completeAssessment(tx, actor, loaded.help.id, act, now)
      return done.ok ? accepted(`/family-help/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function contentOf(fields: Fields): Assessed {
  const text = (name: string) => fields[name] ?? ''
  const domains = { development: text('development'), parents: text('parents'), family: text('family') }
  return { ...domains, childWords: text('childWords'), wouldHelp: text('wouldHelp') }
}

function view(showing: Showing<HelpSeen>): string {
  const { loaded, fields, problems } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <Link href={`/family-help/${loaded.help.id}`}>{`${CONTENT.back} ${nameOfChild(loaded.chronology.asGiven)}`}</Link>
    ),
    children: (
      <>
        {DOMAINS.map((domain) => (
          <Textarea label={DOMAIN_WORDS[domain]} hint={HINTS[domain]} rows={5} {...box(domain)} />
        ))}
        <Textarea label={CONTENT.childWords} hint={CONTENT.childWordsHint} rows={3} {...box('childWords')} />
        <Textarea label={CONTENT.wouldHelp} rows={3} {...box('wouldHelp')} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
