import type { ComponentChild, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import {
  aChoice,
  aRow,
  content,
  fixturesOf,
  normalise,
  type Options,
  pathsOf,
  UNPREFIXED,
  underPrefix,
  wrongIn,
} from '../../../testing/govuk-fixtures.ts'
import { Checkboxes, Radios } from './choices.tsx'
import { Details, InsetText, SummaryList, Tag, WarningText } from './content.tsx'
import { DateInput } from './date-input.tsx'
import { ErrorMessage, Fieldset, Hint, Label, type LabelSize } from './field.tsx'
import { Button, ErrorSummary } from './form.tsx'
import { ConfirmationPanel, NotificationBanner, Pagination } from './messages.tsx'
import { Table } from './table.tsx'
import { Input, Select, Textarea } from './text-fields.tsx'

// The oracle is govuk-frontend's own fixtures. Of its options we take `takes`, and none but listed class names;
// a fixture that needs another is skipped. How many are covered is asserted, so none is skipped by accident.
// We depart in one thing: conditional answers are shown by the style sheet, so they carry neither `data-aria-controls`
// (its script would put aria-expanded on radios, which ARIA forbids) nor the class that only that script takes away.

type Case = {
  covers: number
  takes: string
  classes?: RegExp
  only?(options: Options): boolean
  view(options: Options): VNode
}

const QUESTION = 'id name hint hint.text errorMessage errorMessage.text'
const LABELLED = `${QUESTION} label label.text label.html label.classes`
const IN_FIELDSET = `${QUESTION} idPrefix fieldset fieldset.legend fieldset.legend.text fieldset.legend.html`
const ITEMS = `items items.value items.text items.html items.checked items.disabled items.divider
  items.hint items.hint.text items.conditional items.conditional.html`

const CASES: Record<string, Case> = {
  button: {
    covers: 20,
    takes: 'text html classes href name value type disabled preventDoubleClick attributes',
    classes: /^govuk-button--(secondary|warning|inverse)$/,
    view: ({ text, html, classes, ...rest }) => (
      <Button {...rest} variant={classes?.split('--')[1]}>
        {content({ text, html })}
      </Button>
    ),
  },
  'summary-list': {
    covers: 12,
    takes: `classes attributes rows rows.key rows.key.text rows.key.html rows.value rows.value.text rows.value.html
      rows.actions rows.actions.items rows.actions.items.href rows.actions.items.text rows.actions.items.visuallyHiddenText`,
    classes: /^govuk-summary-list--no-border$/,
    view: ({ rows, classes, attributes }) => (
      <SummaryList border={!classes} attributes={attributes} rows={rows.filter(Boolean).map(aRow)} />
    ),
  },
  'error-summary': {
    covers: 17,
    takes: `titleText titleHtml descriptionText descriptionHtml disableAutoFocus attributes
      errorList errorList.text errorList.html errorList.href`,
    view: ({ titleText, titleHtml, descriptionText, descriptionHtml, errorList, ...rest }) => (
      <ErrorSummary
        {...rest}
        title={content({ text: titleText, html: titleHtml })}
        description={content({ text: descriptionText, html: descriptionHtml })}
        errors={errorList?.map((error: Options) => ({ href: error.href, text: content(error) }))}
      />
    ),
  },
  radios: {
    covers: 17,
    classes: /^(govuk-radios--(inline|small) ?)+$/,
    only: ({ fieldset, items }) => fieldset && items.every((item: Options) => item && item.checked !== false),
    takes: `${IN_FIELDSET} ${ITEMS} classes value`,
    view: ({ items, value, classes = '', ...rest }) => (
      <Radios
        {...question(rest)}
        legend={content(rest.fieldset.legend)}
        items={items.map(aChoice)}
        value={items.find((item: Options) => item.checked)?.value ?? value}
        small={classes.includes('--small')}
        inline={classes.includes('--inline')}
      />
    ),
  },
  checkboxes: {
    covers: 24,
    classes: /^govuk-checkboxes--small$/,
    only: ({ items }) => items.every((item: Options) => item && item.checked !== false),
    takes: `${IN_FIELDSET} ${ITEMS} items.behaviour classes values`,
    view: ({ items, values = [], classes, fieldset, ...rest }) => (
      <Checkboxes
        {...question(rest)}
        legend={fieldset && content(fieldset.legend)}
        items={items.map(aChoice)}
        values={[...values, ...items.filter((item: Options) => item.checked).map((item: Options) => item.value)]}
        small={Boolean(classes)}
      />
    ),
  },
  'date-input': {
    covers: 23,
    only: ({ fieldset, day, month, year, items }) =>
      fieldset &&
      ![day, month, year].includes(false) &&
      (!items || items.map((item: Options) => item.name).join() === 'day,month,year'),
    takes: `${IN_FIELDSET} namePrefix values values.day values.month values.year values.dob-day values.dob-month
      values.dob-year day day.error day.classes month month.error month.classes year year.error year.classes
      items items.name items.error items.classes`,
    view: ({ namePrefix = UNPREFIXED, values = {}, ...rest }) => (
      <DateInput
        {...question(rest)}
        name={namePrefix}
        legend={content(rest.fieldset.legend)}
        values={{ ...values, ...underPrefix(values) }}
        wrong={wrongIn(rest)}
      />
    ),
  },
  input: {
    covers: 23,
    classes: /^govuk-input--width-(2|3|4|5|10|20|30)$/,
    takes: `${LABELLED} classes value type inputmode autocomplete pattern spellcheck autocapitalize disabled attributes`,
    view: ({ classes, label, hint, errorMessage, ...rest }) => (
      <Input
        {...rest}
        {...question({ hint, errorMessage, ...rest })}
        {...labelled(label)}
        width={classes && Number(classes.split('-').at(-1))}
      />
    ),
  },
  textarea: {
    covers: 11,
    takes: `${LABELLED} value rows autocomplete spellcheck attributes`,
    view: ({ label, hint, errorMessage, ...rest }) => (
      <Textarea {...rest} {...question({ hint, errorMessage, ...rest })} {...labelled(label)} />
    ),
  },
  select: {
    covers: 9,
    only: ({ items = [] }) => items.filter(Boolean).every(({ value }: Options) => value !== false),
    takes: `${LABELLED} value items items.value items.text items.disabled attributes`,
    view: ({ label, hint, errorMessage, items = [], ...rest }) => (
      <Select
        {...rest}
        {...question({ hint, errorMessage, ...rest })}
        {...labelled(label)}
        items={items.filter(Boolean)}
      />
    ),
  },
  table: {
    covers: 9,
    takes: `rows rows.text rows.html rows.format head head.text head.html head.format caption captionClasses
      firstCellIsHeader`,
    view: ({ rows, head, caption, captionClasses, firstCellIsHeader }) => (
      <Table
        caption={caption}
        captionSize={sizeOf(captionClasses)}
        firstCellIsHeader={Boolean(firstCellIsHeader)}
        stack={false}
        columns={(head ?? rows[0]).map((cell: Options) => ({
          head: head && content(cell),
          numeric: cell.format === 'numeric',
        }))}
        rows={rows.filter(Boolean).map((row: Options) => row.map(content))}
      />
    ),
  },
  tag: {
    covers: 11,
    takes: 'text html classes',
    classes: /^govuk-tag--(grey|green|teal|blue|purple|magenta|red|orange|yellow)$/,
    view: ({ classes, ...rest }) => <Tag colour={classes?.split('--')[1]}>{content(rest)}</Tag>,
  },
  details: {
    covers: 8,
    takes: 'id open text html summaryText summaryHtml',
    view: ({ id, open, summaryText, summaryHtml, ...rest }) => (
      <Details id={id} open={open} summary={content({ text: summaryText, html: summaryHtml })}>
        {content(rest)}
      </Details>
    ),
  },
  'inset-text': {
    covers: 4,
    takes: 'id text html',
    view: ({ id, ...rest }) => <InsetText id={id}>{content(rest)}</InsetText>,
  },
  'warning-text': {
    covers: 6,
    takes: 'text html iconFallbackText',
    view: ({ iconFallbackText, ...rest }) => <WarningText fallback={iconFallbackText}>{content(rest)}</WarningText>,
  },
  panel: {
    covers: 7,
    takes: 'titleText titleHtml headingLevel text html',
    view: ({ titleText, titleHtml, headingLevel, ...rest }) => (
      <ConfirmationPanel title={content({ text: titleText, html: titleHtml })} level={headingLevel}>
        {content(rest)}
      </ConfirmationPanel>
    ),
  },
  'notification-banner': {
    covers: 15,
    takes: 'text html type titleText titleHtml titleId disableAutoFocus',
    view: ({ type, titleText, titleHtml, titleId, disableAutoFocus, ...rest }) => (
      <NotificationBanner
        success={type === 'success'}
        title={content({ text: titleText, html: titleHtml })}
        titleId={titleId}
        disableAutoFocus={disableAutoFocus}
      >
        {content(rest)}
      </NotificationBanner>
    ),
  },
  fieldset: {
    covers: 15,
    takes: 'describedBy role html legend legend.text legend.html legend.classes legend.isPageHeading',
    only: ({ legend }) => (legend.text || legend.html) && /^(.*--(s|m|l|xl))?$/.test(legend.classes ?? ''),
    view: ({ legend, html, ...rest }) => (
      <Fieldset {...rest} legend={content(legend)} size={sizeOf(legend.classes)} heading={legend.isPageHeading}>
        {html && content({ html })}
      </Fieldset>
    ),
  },
  hint: { covers: 4, takes: 'id text html', view: ({ id, ...rest }) => <Hint id={id}>{content(rest)}</Hint> },
  'error-message': {
    covers: 4,
    takes: 'id text html',
    view: ({ id, ...rest }) => <ErrorMessage id={id}>{content(rest)}</ErrorMessage>,
  },
  label: {
    covers: 1,
    takes: 'for text html classes',
    classes: /^govuk-label--(s|m|l|xl)$/,
    only: (options) => options.for,
    view: ({ for: id, classes, ...rest }) => (
      <Label for={id} size={sizeOf(classes)}>
        {content(rest)}
      </Label>
    ),
  },
  pagination: {
    covers: 12,
    takes: `previous previous.href previous.text previous.labelText next next.href next.text next.labelText landmarkLabel
      items items.number items.href items.current items.ellipsis items.visuallyHiddenText`,
    only: ({ items }) => !items?.some((item: Options) => item === null),
    view: ({ previous, next, items, landmarkLabel }) => (
      <Pagination
        previous={previous && { ...previous, label: previous.labelText }}
        next={next && { ...next, label: next.labelText }}
        items={items?.map((item: Options) => (item.ellipsis ? item : { ...item, hidden: item.visuallyHiddenText }))}
        label={landmarkLabel}
      />
    ),
  },
}

describe.each(Object.entries(CASES))('%s', (component, { covers, takes, classes, only, view }) => {
  const taken = new Set(takes.split(/\s+/))
  const covered = fixturesOf(component).filter(
    ({ options }) =>
      pathsOf(options).every((path) => taken.has(path)) &&
      (!options.classes || classes?.test(options.classes)) &&
      (!only || only(options)),
  )

  it(`covers ${covers} fixtures`, () => {
    expect(covered.map(({ name }) => name)).toHaveLength(covers)
  })

  it.each(covered.map((fixture) => [fixture.name, fixture] as const))('%s', (_, { options, html }) => {
    expect(normalise(render(view(options)))).toEqual(normalise(html))
  })
})

function question({ id, idPrefix, name, fieldset, hint, errorMessage }: Options) {
  const size = fieldset && sizeOf(fieldset.legend.classes)
  return { name, id: idPrefix ?? id ?? name, hint: hint?.text, error: errorMessage?.text, size: size ?? 'plain' }
}

function labelled(label: Options): { label: ComponentChild; size: LabelSize } {
  return { label: content(label), size: sizeOf(label.classes) }
}

function sizeOf(classes: string | undefined): LabelSize {
  return (classes?.split('--')[1] ?? 'plain') as LabelSize
}
