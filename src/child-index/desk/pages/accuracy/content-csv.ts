import { authorityName } from '../../../../statute/authorities.ts'
import type { Accuracy, AccuracyRow } from '../../../contract-accuracy.ts'

/** All figures as CSV: a section, what it counts, and four figures, which the first line names. */
export function accuracyAsCsv({ byAuthority, byNameGroup, backlog, settled, drift }: Accuracy): string {
  const rows = [
    ['section', 'name', 'registrations', 'linked at once', 'for a person', 'new'],
    ...byAuthority.map((row) => shares('authority', authorityName(row.name), row)),
    ...byNameGroup.map((row) => shares('name group', row.name, row)),
    ['section', 'week from', 'came', 'settled', '', ''],
    ...backlog.byWeek.map(({ week, came, settled: done }) => ['backlog', week, came, done, '', '']),
    ['section', 'name', 'last 4 weeks', '12 weeks before', '', ''],
    ...drift.map(({ what, now, before }) => ['drift', what, now, before, '', '']),
    ['section', 'name', 'same child', 'two children', 'false links', ''],
    ['settled', 'last 90 days', settled.same, settled.notSame, settled.falseLinks, ''],
  ]
  return `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function shares(section: string, name: string, { registrations, matched, review, fresh }: AccuracyRow) {
  return [section, name, registrations, ...[matched, review, fresh].map((share) => share.toFixed(4))]
}

function quoted(value: string | number): string {
  return typeof value === 'number' ? `${value}` : `"${value.replaceAll('"', '""')}"`
}
