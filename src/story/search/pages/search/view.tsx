import { type Fields, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { OwnChildren } from '../../../../people/pages/find-child/view-children.tsx'
import { HeadingLine, Pair, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { FOUND_KINDS, type SearchResults, type WordsSought } from '../../model.ts'
import { hasAWord } from '../../rules.ts'
import { CONTENT, countInWords, KINDS } from './content.ts'
import { placeFields } from './form.ts'
import { FoundTexts } from './view-texts.tsx'

type SearchView = {
  readonly shell: Shell
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly now: Moment
  readonly found?: { readonly sought: WordsSought; readonly results: SearchResults }
}

/** The box, and beneath it the children of that name and the texts with those words, by child. */
export function searchView({ shell, fields, problems, now, found }: SearchView): string {
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? <ErrorSummary errors={problems.map(asError)} /> : null}
        <HeadingLine heading={CONTENT.title} />
        <WorkAndHelp
          label={CONTENT.helpHeading}
          work={
            <>
              <SearchForm shell={shell} fields={fields} problems={problems} />
              {found ? <Found {...found} shell={shell} fields={fields} now={now} /> : null}
            </>
          }
          help={
            <Panel heading={CONTENT.helpHeading} id="help">
              <Rows items={CONTENT.help} />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}

function SearchForm({ shell, fields, problems }: Pick<SearchView, 'shell' | 'fields' | 'problems'>) {
  const narrowed = NARROWING.some((name) => fields[name])
  return (
    <Form action="/search" csrf={shell.csrf ?? ''} label={CONTENT.title}>
      <Input
        name="q"
        label={CONTENT.box}
        hint={CONTENT.boxHint}
        value={fields['q']}
        error={problemOf(problems, 'q')}
        autocomplete="off"
        spellcheck={false}
      />
      <Details summary={CONTENT.narrow} open={narrowed || problems.length > 0}>
        <Checkboxes
          name="kind"
          legend={CONTENT.kinds}
          items={FOUND_KINDS.map((value) => ({ value, text: KINDS[value] }))}
          values={(fields['kind'] ?? '').split('\n')}
        />
        <Pair>
          <DateInput name="from" legend={CONTENT.from} values={fields} error={problemOf(problems, 'from-day')} />
          <DateInput name="to" legend={CONTENT.to} values={fields} error={problemOf(problems, 'to-day')} />
        </Pair>
      </Details>
      <Button>{CONTENT.search}</Button>
    </Form>
  )
}

const NARROWING = ['kind', 'from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year']

type FoundProps = NonNullable<SearchView['found']> & Pick<SearchView, 'shell' | 'fields' | 'now'>

function Found({ sought, results, shell, fields, now }: FoundProps) {
  const { children, texts, about, next, onlyCommonWords } = results
  const isFirst = sought.place.after === null && sought.place.before === null
  return (
    <>
      {isFirst ? (
        <Panel heading={CONTENT.children} id="children">
          {children.length > 0 ? <OwnChildren own={children} now={now} /> : <p>{CONTENT.noChildren}</p>}
          <Form action="/children/find" csrf={shell.csrf ?? ''} look="compact" label={CONTENT.elsewhere}>
            <input type="hidden" name="q" value={sought.words} />
            <Button variant="secondary">{CONTENT.elsewhere}</Button>
          </Form>
        </Panel>
      ) : null}
      <Panel heading={CONTENT.texts} id="texts" action={texts.count > 0 ? <Small>{countInWords(texts)}</Small> : null}>
        {about.length > 0 ? (
          <FoundTexts about={about} today={now.day} />
        ) : (
          <p>{noTexts(sought.words, onlyCommonWords)}</p>
        )}
        {next ? <More shell={shell} fields={{ ...fields, ...placeFields(next) }} /> : null}
      </Panel>
    </>
  )
}

function noTexts(words: string, onlyCommonWords: boolean): string {
  if (!hasAWord(words)) return CONTENT.noWord
  return onlyCommonWords ? CONTENT.onlyCommonWords : CONTENT.noTexts
}

/** The way to the next texts: the same search again, from another place. */
function More({ shell, fields }: Pick<SearchView, 'shell' | 'fields'>) {
  const kinds = (fields['kind'] ?? '').split('\n').filter(Boolean)
  return (
    <Form action="/search" csrf={shell.csrf ?? ''} look="compact" label={CONTENT.more}>
      {CARRIED.map((name) => (
        <input type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      {kinds.map((kind) => (
        <input type="hidden" name="kind" value={kind} />
      ))}
      <Button variant="secondary">{CONTENT.more}</Button>
    </Form>
  )
}

const CARRIED = ['q', ...NARROWING.filter((name) => name !== 'kind'), 'after', 'beforeOn', 'before']

function asError({ field, text }: Problem) {
  return { text, href: field ? `#${field}` : undefined }
}
