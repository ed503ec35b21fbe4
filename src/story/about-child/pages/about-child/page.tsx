import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { choiceOf, choicesOf, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { type Description, describeChild } from '../../../../people/identity/commands-description.ts'
import type { DescriptionRefusal } from '../../../../people/identity/rules.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById, personById } from '../../../../people/queries.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { type CodeSetId, offeredCodes } from '../../../../statute/code-sets.ts'

const CONTENT = {
  title: 'About the child',
  ethnicity: 'How does the child, or the family, describe the child’s ethnicity?',
  disabilities: 'Does the child have a disability?',
  disabilitiesHint: 'Tick all that apply. “None” is an answer too: empty says that nobody has asked.',
  upnUnknown: 'Why is there no unique pupil number?',
  upnHint: 'Only if there is none. The number itself is written with names and numbers.',
  notAsked: 'Not asked yet',
  button: 'Keep it',
  back: 'The child’s page',
  help: 'Why we ask',
  reported: 'What the census would say of this child',
  why: 'So that help fits this child, and so that we can see whether some children are helped less than others. The yearly return is made from these; nobody asks again.',
} as const

const REFUSALS: Readonly<Record<DescriptionRefusal | 'not-found', Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'none-and-others': { field: 'disabilities', text: 'Choose either “None” or the disabilities the child has' },
}

type Shown = { readonly child: KnownPerson; readonly description: Description }

/** GET and POST /children/:id/about – ethnicity, disabilities and why there is no pupil number. */
export function aboutChildPage(http: FastifyInstance, acting: Acting): void {
  formPage<Shown, Description, DescriptionRefusal | 'not-found'>(http, acting, {
    path: '/children/:id/about',
    keep: ({ id }) => `about-child:${id}`,
    asks: {
      ethnicity: 'ethnicity of the child',
      disabilities: 'disabilities of the child',
      upnUnknown: 'why there is no pupil number',
    },
    async load(tx, actor, { id = '' }, now) {
      if (!(await standingFor(tx, actor, 'child.edit', id, now.day))) return undefined
      const [child, description] = [(await peopleById(tx, [id])).get(id), await personById(tx, id)]
      await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'about' })
      return child && description && { child, description }
    },
    first: ({ description: { ethnicity, disabilities, upnUnknown } }) => ({
      ethnicity: ethnicity ?? '',
      disabilities: disabilities.join('\n'),
      upnUnknown: upnUnknown ?? '',
    }),
    read: (fields) => ({
      act: {
        ethnicity: choiceOf(fields, 'ethnicity', codesOf('ethnicity')) ?? null,
        disabilities: choicesOf(fields, 'disabilities', codesOf('disability')),
        upnUnknown: choiceOf(fields, 'upnUnknown', codesOf('upn-unknown')) ?? null,
      },
    }),
    async act(tx, actor, description, { loaded, now }) {
      const outcome = await describeChild(tx, actor, loaded.child.id, description, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}`) : outcome
    },
    refusals: REFUSALS,
    view: aboutChildView,
  })
}

function aboutChildView(showing: Showing<Shown>): string {
  const { fields, loaded, problems } = showing
  const wrong = problems.find(({ field }) => field === 'disabilities')?.text
  return formFrame(showing, {
    title: `${CONTENT.title}: ${displayName(loaded.child)}`,
    about: <Link href={`/children/${loaded.child.id}`}>{CONTENT.back}</Link>,
    children: (
      <>
        <Select name="ethnicity" label={CONTENT.ethnicity} items={offered('ethnicity')} value={fields['ethnicity']} />
        <Checkboxes
          name="disabilities"
          legend={CONTENT.disabilities}
          hint={CONTENT.disabilitiesHint}
          error={wrong}
          items={offeredCodes('disability').map(({ code, label }) => ({ value: code, text: label }))}
          values={(fields['disabilities'] ?? '').split('\n')}
        />
        <Select
          name="upnUnknown"
          label={CONTENT.upnUnknown}
          hint={CONTENT.upnHint}
          items={offered('upn-unknown')}
          value={fields['upnUnknown']}
        />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.why}</p>
        <p>
          <Link href={`/returns/children/${loaded.child.id}`}>{CONTENT.reported}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function codesOf(set: CodeSetId): readonly string[] {
  return offeredCodes(set).map(({ code }) => code)
}

function offered(set: CodeSetId) {
  const codes = offeredCodes(set).map(({ code, label }) => ({ value: code, text: label }))
  return [{ value: '', text: CONTENT.notAsked }, ...codes]
}
