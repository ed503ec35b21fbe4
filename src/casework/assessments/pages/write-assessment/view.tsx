import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { RichTextarea } from '../../../../entries/drafts/pages/form-page/rich-textarea.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { Margin, WorriesLine } from '../../../../entries/evidence/pages/margin/view.tsx'
import { Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import { ageOn, type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, isUnborn, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Details, InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock } from '../../../../platform/govuk/record.tsx'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { Prompt, PromptFacts } from '../../model.ts'
import { promptsFor } from '../../rules.ts'
import { CONTENT as KEEPING } from '../keep-back/content.ts'
import { CONTENT, DOMAINS, OUTCOMES } from './content.ts'
import type { Shown } from './view-shown.ts'
import { isWritable, NoEndOfProtection, Stands, WithOthers } from './view-stands.tsx'

/** The assessment as it is being written; once it is with the manager or signed, as it stands, to be read. */
export function writeAssessmentView(showing: Shown): string {
  const { assessment, children } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    remark: <AssessmentClock showing={showing} />,
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: (
      <>
        {assessment.returnedComment ? (
          <InsetText>
            <strong>{CONTENT.returned}.</strong> {assessment.returnedComment}
          </InsetText>
        ) : null}
        <WorriesLine worries={showing.loaded.worries} />
        <Stands showing={showing} />
        <WithOthers loaded={showing.loaded} />
      </>
    ),
    children: isWritable(showing.loaded) ? <Questions showing={showing} /> : null,
    help: (
      <>
        <Rounds rounds={showing.loaded.rounds} />
        <Beside showing={showing} />
        {showing.loaded.mayWrite ? (
          <p>
            <Link href={`/assessments/${assessment.id}/keep-back`}>{KEEPING.link}</Link>
          </p>
        ) : null}
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded, now } = showing
  const childIds = loaded.children.map(({ id }) => id)
  const box = (name: string, rows: number, label: string, hint?: string) => (
    <RichTextarea {...{ showing, name, label, hint, rows, childIds }} />
  )
  const prompts = promptsFor(loaded.children.map((child) => promptFacts(child, now.day)))
  return (
    <>
      {box('worries', 4, CONTENT.worries, CONTENT.worriesHint)}
      {box('strengths', 3, CONTENT.strengths, CONTENT.strengthsHint)}
      {box('childWords', 3, CONTENT.childWords, CONTENT.childWordsHint)}
      <h2 class="govuk-heading-s">{CONTENT.prompts}</h2>
      <p class="ics-small">{CONTENT.promptsNote}</p>
      {Object.entries(DOMAINS).map(([domain, heading]) => (
        <Prompts heading={heading} prompts={prompts.filter((prompt) => prompt.domain === domain)} showing={showing} />
      ))}
      {box('analysis', 8, CONTENT.analysis, CONTENT.analysisHint)}
      {box('notKnown', 2, CONTENT.notKnown)}
      {loaded.children.map((child) => (
        <ForChild child={child} showing={showing} />
      ))}
      <NoEndOfProtection protectedNow={loaded.protectedNow} />
      <Radios
        name="outcome"
        legend={CONTENT.outcome}
        error={problemOf(problems, 'outcome')}
        items={Object.entries(OUTCOMES).map(([value, text]) => ({ value, text }))}
        value={fields['outcome']}
      />
      <div class="govuk-button-group">
        <Button variant="secondary" name="then" value="keep">
          {CONTENT.save}
        </Button>
        <Button name="then" value="submit" preventDoubleClick>
          {CONTENT.submit}
        </Button>
      </div>
    </>
  )
}

type PromptsProps = { readonly heading: string; readonly prompts: readonly Prompt[]; readonly showing: Shown }

function Prompts({ heading, prompts, showing }: PromptsProps) {
  if (prompts.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">{heading}</h3>
      {prompts.map(({ id, question, purpose }) => (
        <RichTextarea
          showing={showing}
          name={`answer-${id}`}
          label={question}
          hint={purpose}
          rows={2}
          childIds={showing.loaded.children.map((child) => child.id)}
        />
      ))}
    </>
  )
}

function ForChild({ child, showing }: { child: KnownPerson; showing: Shown }) {
  const { fields, problems } = showing
  const ticked = (fields[`factors-${child.id}`] ?? '').split('\n').filter(Boolean)
  return (
    <section aria-labelledby={`child-${child.id}`}>
      <h2 class="govuk-heading-s" id={`child-${child.id}`}>
        {displayName(child)}
      </h2>
      {isUnborn(child) ? null : (
        <div class="ics-pair">
          <DateInput
            name={`seen-${child.id}`}
            legend={CONTENT.seenOn}
            values={fields}
            error={problemOf(problems, `seen-${child.id}-day`)}
          />
          <Radios
            name={`alone-${child.id}`}
            legend={CONTENT.seenAlone}
            inline
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
            value={fields[`alone-${child.id}`]}
          />
        </div>
      )}
      <Details
        summary={`${CONTENT.factors} ${ticked.length} ticked for ${displayName(child)}`}
        open={problems.length > 0}
      >
        <Checkboxes
          name={`factors-${child.id}`}
          legend={CONTENT.factors}
          hint={CONTENT.factorsHint}
          items={offeredCodes('assessment-factor').map(({ code, label }) => ({ value: code, text: label }))}
          values={ticked}
        />
      </Details>
    </section>
  )
}

function AssessmentClock({ showing }: { showing: Shown }) {
  const { now, loaded } = showing
  const [due] = loaded.dues
  if (!due) return null
  return (
    <>
      By {inWords(due.dueBy)}, 45 working days from the referral:{' '}
      <Clock words={dueInWords(due, now.day)} state={clockLook(due, now.day)} />
    </>
  )
}

/** What stands beside the text: the judgements with what they rest on, and what is not known. */
function Beside({ showing: { loaded } }: { showing: Shown }) {
  const { assessment, children, evidence, mayWrite } = loaded
  const mayCite = mayWrite && isWritable(loaded)
  return <Margin assessmentId={assessment.id} childId={children[0]?.id} mayWrite={mayCite} {...evidence} />
}

function promptFacts(child: KnownPerson, today: CalendarDay): PromptFacts {
  return {
    ageInYears: child.birthDate ? ageOn(child.birthDate, today).years : null,
    unborn: isUnborn(child),
    disabled: child.disabilities.some((code) => code !== 'NONE'),
    primaryNeed: null,
  }
}
