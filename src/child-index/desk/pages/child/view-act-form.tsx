import type { ComponentChildren } from 'preact'
import { type Fields, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { DeskAct } from '../../../contract-desk.ts'
import { nameInWords } from '../content.ts'
import { ACTS } from '../content-acts.ts'
import type { ShownChild } from '../model.ts'
import { CONTENT } from './content.ts'
import { actsOffered } from './rules.ts'

export type ActFormProps = ShownChild & {
  readonly shell: Shell
  readonly problems: readonly Problem[]
  readonly fields: Fields
}

/** What two people may do to this child's identity; what each needs to know shows when it is chosen. */
export function ActForm(view: ActFormProps) {
  const { recordId, history, shell, fields, problems } = view
  const offered = actsOffered(history)
  if (offered.length === 0) return null
  return (
    <Panel heading={CONTENT.act} id="acts">
      <Form action={`/index/children/${recordId}/choose`} csrf={shell.csrf ?? ''} label={CONTENT.act}>
        <Radios
          name="act"
          legend={<span class="govuk-visually-hidden">{CONTENT.act}</span>}
          value={fields['act']}
          error={problemOf(problems, 'act')}
          items={offered.map((kind) => ({ value: kind, text: ACTS[kind], conditional: ASKED[kind]?.(view) }))}
        />
        <p>
          <Small>{CONTENT.actHint}</Small>
        </p>
        <Button variant="secondary">{CONTENT.go}</Button>
      </Form>
    </Panel>
  )
}

const ASKED: Readonly<Partial<Record<DeskAct['kind'], (view: ActFormProps) => ComponentChildren>>> = {
  merge: (view) => <OtherNumber name="other-merge" view={view} />,
  supersede: (view) => <OtherNumber name="other-supersede" view={view} />,
  unmerge: (view) => {
    const items = view.history.aliases.map((alias) => ({ value: alias, text: formatIndexNumber(alias) }))
    return <Which name="retired" legend={CONTENT.whichNumber} items={items} view={view} />
  },
  split: ({ history, fields, problems }) => (
    <Checkboxes
      name="assertionIds"
      legend={CONTENT.whichRecords}
      size="plain"
      values={(fields['assertionIds'] ?? '').split('\n')}
      error={problemOf(problems, 'assertionIds')}
      items={history.side.assertions.map(({ id, authority, identity }) => ({
        value: id,
        text: `${authorityName(authority)}: ${nameInWords(identity.names[0] ?? { given: '', family: '' })}`,
      }))}
    />
  ),
  'reverse-not-same': (view) => {
    const items = view.history.notSame.map(({ number }) => {
      const person = view.people.get(number)
      return { value: number, text: `${person ? nameInWords(person.summary) : ''} ${formatIndexNumber(number)}`.trim() }
    })
    return <Which name="otherNumber" legend={CONTENT.whichPair} items={items} view={view} />
  },
  'identity-break': ({ fields, problems }) => (
    <Radios
      name="why"
      legend={CONTENT.why}
      size="plain"
      value={fields['why']}
      error={problemOf(problems, 'why')}
      items={[
        { value: 'adoption', text: CONTENT.adoption },
        { value: 'protection', text: CONTENT.protection },
      ]}
    />
  ),
}

type WhichProps = {
  readonly name: string
  readonly legend: string
  readonly items: readonly { readonly value: string; readonly text: string }[]
  readonly view: ActFormProps
}

/** Which one is meant; where there is one only, that one is named and nothing is asked. */
function Which({ name, legend, items, view: { fields, problems } }: WhichProps) {
  if (items.length === 1) return <p>{items[0]?.text}</p>
  const error = problemOf(problems, name)
  return <Radios name={name} legend={legend} size="plain" value={fields[name]} error={error} items={items} />
}

function OtherNumber({ name, view: { fields, problems } }: { name: string; view: ActFormProps }) {
  return (
    <Input
      name={name}
      label={CONTENT.otherNumber}
      size="plain"
      width={20}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      value={fields[name]}
      error={problemOf(problems, name)}
    />
  )
}
