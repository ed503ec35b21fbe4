import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import type { LabelSize } from './field.tsx'

type Column = {
  readonly head: ComponentChildren
  /** What the cell is called where the table becomes labelled rows (320 px); the heading itself when that is text. */
  readonly label?: string | undefined
  readonly numeric?: boolean | undefined
  /** Of the table's width, in per cent. */
  readonly width?: 10 | 15 | 20 | 25 | 30 | 40 | 50 | undefined
}
type Row = readonly ComponentChildren[]

type TableProps = {
  readonly caption?: ComponentChildren
  readonly captionSize?: LabelSize | 'hidden' | undefined
  readonly columns: readonly Column[]
  readonly rows?: readonly Row[] | undefined
  /** Rows under headings of their own, after `rows`. */
  readonly groups?: readonly { readonly heading: ComponentChildren; readonly rows: readonly Row[] }[] | undefined
  /** The first cell of a row names the row. */
  readonly firstCellIsHeader?: boolean | undefined
  /** On a phone each row becomes labelled lines. */
  readonly stack?: boolean | undefined
}

/** A table. Its caption says what it lists and in what order; `hidden` when a heading above it already does. */
export function Table(props: TableProps) {
  const { caption, captionSize = 'm', columns, rows = [], groups = [], firstCellIsHeader = true, stack = true } = props
  const body = (some: readonly Row[]) =>
    some.map((row) => <TableRow row={row} columns={columns} named={firstCellIsHeader} stack={stack} />)
  return (
    <table class={classNames('govuk-table', stack && 'ics-stack')}>
      {caption ? <caption class={captionClass(captionSize)}>{caption}</caption> : null}
      {columns.some(({ head }) => head) ? <Head columns={columns} /> : null}
      {rows.length > 0 || groups.length === 0 ? <tbody class="govuk-table__body">{body(rows)}</tbody> : null}
      {groups.map((group) => (
        <tbody class="govuk-table__body">
          <tr class="govuk-table__row">
            <th scope="rowgroup" colspan={columns.length} class="govuk-table__header">
              {group.heading}
            </th>
          </tr>
          {body(group.rows)}
        </tbody>
      ))}
    </table>
  )
}

function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {columns.map(({ head, numeric, width }) => (
          <th
            scope="col"
            class={classNames(
              'govuk-table__header',
              numeric && 'govuk-table__header--numeric',
              width !== undefined && `ics-w-${width}`,
            )}
          >
            {head}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type TableRowProps = {
  readonly row: Row
  readonly columns: readonly Column[]
  readonly named: boolean
  readonly stack: boolean
}

function TableRow({ row, columns, named, stack }: TableRowProps) {
  return (
    <tr class="govuk-table__row">
      {row.map((cell, index) =>
        index === 0 && named ? (
          <th scope="row" class="govuk-table__header">
            {cell}
          </th>
        ) : (
          <td
            class={classNames('govuk-table__cell', columns[index]?.numeric && 'govuk-table__cell--numeric')}
            data-l={stack ? labelOf(columns[index]) : undefined}
          >
            {cell}
          </td>
        ),
      )}
    </tr>
  )
}

function labelOf(column: Column | undefined): string | undefined {
  return column?.label ?? (typeof column?.head === 'string' ? column.head : undefined)
}

function captionClass(size: LabelSize | 'hidden'): string {
  if (size === 'hidden') return 'govuk-visually-hidden'
  return classNames('govuk-table__caption', size !== 'plain' && `govuk-table__caption--${size}`)
}
