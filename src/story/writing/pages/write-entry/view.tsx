import { type Fields, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { KeepingQuestions } from '../../../../entries/keeping-back/pages/questions.tsx'
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Kind, Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { WrittenAbout } from '../../commands.ts'
import { BEARINGS, CONTENT, KINDS } from './content.ts'

/** The form of one entry. */
export function writeEntryView(showing: Showing<WrittenAbout>): string {
  const { loaded, now } = showing
  const { child } = loaded
  return formFrame(showing, {
    title: `${CONTENT.title}: ${displayName(child)}`,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    children: <Questions showing={showing} />,
    help: <Help />,
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Showing<WrittenAbout> }) {
  const { fields, problems, loaded } = showing
  const { siblings } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Textarea {...ask('what')} label={CONTENT.what} hint={CONTENT.whatHint} rows={7} />
      <div class="ics-pair">
        <DateInput name="when" legend={CONTENT.when} values={fields} error={problemOf(problems, 'when-day')} />
        <Radios
          {...ask('bearing')}
          legend={CONTENT.bearing}
          items={Object.entries(BEARINGS).map(([value, text]) => ({ value, text }))}
        />
        <Radios
          {...ask('kind')}
          legend={CONTENT.kind}
          items={ENTRY_KINDS.map((value) => ({ value, ...KINDS[value] }))}
        />
        <div>
          <Input {...ask('saidBy')} label={CONTENT.saidBy} hint={CONTENT.saidByHint} />
          <Input {...ask('role')} label={CONTENT.role} />
        </div>
      </div>
      {siblings.length > 0 ? (
        <>
          <Checkboxes
            name="also"
            legend={CONTENT.also}
            items={siblings.map((sibling) => ({
              value: sibling.id,
              text: displayName(sibling),
              conditional: <Part child={sibling} fields={fields} />,
            }))}
            values={(fields['also'] ?? '').split('\n')}
          />
          <Part child={loaded.child} fields={fields} hint={CONTENT.partHint} />
        </>
      ) : null}
      <Checkboxes
        name="significant"
        items={[{ value: 'yes', text: CONTENT.significant }]}
        values={[fields['significant'] ?? '']}
      />
      <KeepingQuestions fields={fields} problems={problems} />
      <Button preventDoubleClick>{CONTENT.send}</Button>
    </>
  )
}

type PartProps = { readonly child: KnownPerson; readonly fields: Fields; readonly hint?: string }

/** What was different for one of several children: it stands in that child's story with what is said of all. */
function Part({ child, fields, hint }: PartProps) {
  const name = `part-${child.id}`
  return (
    <Textarea
      name={name}
      size="plain"
      label={`${CONTENT.part} ${displayName(child)}? (optional)`}
      hint={hint}
      rows={2}
      value={fields[name]}
    />
  )
}

/** What each kind means, beside the form. */
export function Help() {
  return (
    <Panel heading="Fact, opinion, hearsay" id="kinds">
      <Rows
        items={ENTRY_KINDS.map((kind) => (
          <>
            <Kind kind={kind} /> {KINDS[kind].hint}
          </>
        ))}
      />
    </Panel>
  )
}
