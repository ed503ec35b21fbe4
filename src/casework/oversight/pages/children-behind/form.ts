import { DUE_RULES } from '../../../dues/model.ts'
import { PLAN_KINDS } from '../../../plans/model.ts'
import { type Figure, LENGTHS, type Span } from '../../model.ts'

/** What is asked for in the address: codes and ids, never a name. */
export type FigureAsked = Readonly<Partial<Record<'rule' | 'kind' | 'length' | 'worker' | 'weeks' | 'team', string>>>

const BY_RULE = ['late', 'done', 'done-late'] as const
const ALONE = ['unallocated', 're-referred', 'drifting'] as const

/** The address of the children behind a figure. */
export function behindPath(figure: Figure, span: Span): string {
  const asked = askedOf(span)
  if ('rule' in figure) asked['rule'] = figure.rule
  if (figure.of === 'worker') asked['worker'] = figure.userId
  if (figure.of === 'plans') Object.assign(asked, { kind: figure.kind, length: figure.length })
  return `/team/timeliness/${figure.of}?${new URLSearchParams(asked)}`
}

/** The address of the figures themselves, such as `/team/timeliness` or the same as `.csv`. */
export function figuresPath(path: string, span: Span): string {
  return `${path}?${new URLSearchParams(askedOf(span))}`
}

/** The figure that an address asks for; undefined for none of ours. */
export function readFigure(of: string, asked: FigureAsked): Figure | undefined {
  const byRule = BY_RULE.find((one) => one === of)
  const rule = DUE_RULES.find((one) => one === asked.rule)
  if (byRule) return rule && { of: byRule, rule }
  const alone = ALONE.find((one) => one === of)
  if (alone) return { of: alone }
  if (of === 'worker') return UUID.test(asked.worker ?? '') ? { of, userId: asked.worker ?? '' } : undefined
  const kind = PLAN_KINDS.find((one) => one === asked.kind)
  const length = LENGTHS.find((one) => one === asked.length)
  return of === 'plans' && kind && length ? { of, kind, length } : undefined
}

function askedOf({ weeks, teamId }: Span): Record<string, string> {
  return { weeks: `${weeks}`, ...(teamId ? { team: teamId } : {}) }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
