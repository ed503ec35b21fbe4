import { isAboutPerson, type Worry } from '../../casework/worries/model.ts'
import { plainText } from '../../entries/rules.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import { PARENTS } from '../../people/family/rules.ts'
import { kinshipOf } from '../../people/genogram/rules-kinship.ts'
import { ageInWords, birthInWords, displayName, type Relative } from '../../people/model.ts'
import { shortName, statusWords } from '../child-page/rules.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { isBeginningOf, isChildsOwnWords, ownWordsIn, unquoted } from '../chronology/rules-childs-words.ts'
import { speakerOf } from '../chronology/rules-printing.ts'
import type { Block, ChildFacts, ReportFacts, Section } from './model.ts'
import { from, planPath, section, storyPath } from './rules-blocks.ts'
import { WORDS } from './rules-words.ts'

const { columns, ask, missing } = WORDS

/** Who the child is. */
export function whoSection({ on }: ReportFacts, { child, statuses }: ChildFacts): Section {
  const now = statuses.filter(({ toOn }) => toOn === null)
  const rows = [
    [WORDS.who.name, displayName(child)],
    ...(child.saysName ? [[WORDS.who.saysName, child.saysName]] : []),
    [WORDS.who.born, birthInWords(child)],
    [WORDS.who.age, ageInWords(child, on)],
    ...(child.indexNumber ? [[WORDS.who.number, child.indexNumber]] : []),
    ...now.map((status) => [WORDS.who.status, `${statusWords(status)}, from ${inWords(status.fromOn)}`]),
  ]
  const source = from('identity', `/children/${child.id}/identity`)
  return section('who', [{ key: `identity:${child.id}`, source, type: 'table', columns: columns.who, rows }])
}

/** Who is around the child, and who lives with them. */
export function familySection({ on }: ReportFacts, { child, family, ties, worries }: ChildFacts): Section {
  const source = from('people', `/children/${child.id}/people`)
  const risks = new Set(worries.flatMap(({ kind, personId }) => (kind === 'risk-adult' && personId ? [personId] : [])))
  const { kin } = kinshipOf(family, { ties, risks }, on)
  const home = new Set(kin.flatMap(({ id, isHome }) => (isHome ? [id] : [])))
  const marked = (id: string, words: string) => (risks.has(id) ? `${words}; ${WORDS.risk}` : words)
  const relatives = family.relatives
    .filter(({ toOn }) => toOn === null)
    .map(({ person, tie, words, parentalResponsibility }) => [
      displayName(person),
      marked(person.id, words ? `${tieInWords(tie)} (“${words}”)` : tieInWords(tie)),
      parentalResponsibility === null ? WORDS.unknown : parentalResponsibility ? WORDS.yes : WORDS.no,
      home.has(person.id) ? WORDS.yes : WORDS.no,
    ])
  const others = kin
    .filter(({ isChild, tie }) => !isChild && tie === null)
    .map(({ id, person, words }) => [displayName(person), marked(id, words), WORDS.unknown, WORDS.yes])
  const rows = [...relatives, ...others]
  const key = `family:${child.id}`
  const none: Block = { key, source, type: 'missing', text: missing.family, ask: ask.add }
  return section('family', rows.length > 0 ? [{ key, source, type: 'table', columns: columns.family, rows }] : [], none)
}

/**
 * Every open worry of the child, each on its own with where it is written. What warns workers is for workers: it is in no
 * report that a family reads.
 */
export function worriesSection(_: ReportFacts, { child, worries }: ChildFacts): Section {
  return worriesOf(
    child.id,
    worries.filter(({ kind }) => kind === 'open-risk' || kind === 'risk-adult'),
  )
}

/** The same with what warns workers, for the workers of another authority. */
export function worriesForWorkersSection(_: ReportFacts, { child, worries }: ChildFacts): Section {
  return worriesOf(child.id, worries)
}

/** What somebody makes of it: danger, strengths, safety goals and numbers. */
export function statementsSection(_: ReportFacts, { judgements }: ChildFacts): Section {
  const standing = judgements.filter(({ endedOn }) => endedOn === null)
  return section(
    'statements',
    standing.map(({ id, statement, couldHappen, saidBy, madeOn, scales: [latest] }) => ({
      ...{ key: `judgement:${id}`, source: from('judgement', `/evidence/${id}`, madeOn), type: 'paragraph' },
      text: [
        statement,
        ...(couldHappen ? [couldHappen] : []),
        ...(latest ? [`${latest.number} of 10, ${inWords(latest.askedOn)}: ${latest.why}`] : []),
        `(${saidBy})`,
      ].join(' '),
    })),
  )
}

/** The child's own words. Where there are none, that they are to be asked. */
export function childSaysSection(facts: ReportFacts, { child, words, plan }: ChildFacts): Section {
  const source = from('story', storyPath(facts, child.id))
  const text = `What ${shortName(child)} says: nothing is written yet.`
  const none: Block = { key: `words:${child.id}`, source, type: 'missing', text, ask: ask.write }
  const own = words.filter(isChildsOwnWords).map((entry) => entryBlock(facts, entry, child.id, 'quote'))
  const inPlan: readonly Block[] = plan?.childView
    ? [
        {
          ...{ key: `plan:${plan.id}:child-view`, source: from('plan', planPath(facts, child.id), plan.childViewOn) },
          ...{ type: 'quote', text: unquoted(plan.childView), by: displayName(child) },
        },
      ]
    : []
  return section('childSays', [...own, ...inPlan], none)
}

/** What each parent says; of one who was not asked it says so by name. */
export function parentsSaySection(facts: ReportFacts, { child, family, plan, parentsSaid }: ChildFacts): Section {
  const parents = family.relatives.filter(isParent).map((parent) => parentBlock(facts, parent, { child, parentsSaid }))
  const inPlan: readonly Block[] = plan?.parentView
    ? [
        {
          ...{ key: `plan:${plan.id}:parent-view`, source: from('plan', planPath(facts, child.id), plan.parentViewOn) },
          ...{ type: 'paragraph', text: plan.parentView },
        },
      ]
    : []
  return section('parentsSay', [...inPlan, ...parents])
}

/** When the child was last seen, and last seen alone. */
export function seenSection({ mayWrite }: ReportFacts, { child, seen }: ChildFacts): Section {
  const source = from('visits', `/children/${child.id}/${mayWrite ? 'visits/new' : 'chronology'}`, seen.seenOn)
  const name = shortName(child)
  if (!seen.seenOn) {
    const text = `No visit is written down at which ${name} was seen.`
    return section('seen', [{ key: `seen:${child.id}`, source, type: 'missing', text, ask: ask.visit }])
  }
  const alone = seen.aloneOn ? `last seen alone on ${inWords(seen.aloneOn)}` : 'never seen alone'
  const text = `${capital(name)} was last seen on ${inWords(seen.seenOn)}, and ${alone}.`
  // Seen again, it is another fact; what was written down was not put right.
  return section('seen', [{ key: `seen:${child.id}:${seen.seenOn}`, source, type: 'paragraph', text }])
}

/** What nobody knows yet, who finds out and by when. */
export function notKnownSection({ mayWrite }: ReportFacts, { child, notKnown }: ChildFacts): Section {
  return section(
    'notKnown',
    notKnown.map(({ id, question, finderName, findBy, askedOn }) => ({
      ...{ key: `not-known:${id}`, type: 'paragraph' },
      source: from('notKnown', mayWrite ? `/not-known/${id}` : `/children/${child.id}/evidence`, askedOn),
      text: `${question} (${finderName}${findBy ? `, by ${inWords(findBy)}` : ''})`,
    })),
  )
}

/** The turning points of the story, each as it stands today. */
export function turningPointsSection(facts: ReportFacts, { child, turningPoints }: ChildFacts): Section {
  return section(
    'turningPoints',
    turningPoints.map((entry) => entryBlock(facts, entry, child.id, 'dated')),
  )
}

/** An entry's title and words as they stand: where it was put right, what was put right; and what is for this child. */
function standing({ title, body, corrections, about }: StreamEntry, childId: string) {
  const latest = corrections.toSorted((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1))[0]
  if (latest) return { title: latest.title, text: plainText(latest.body), part: null }
  return { title, text: plainText(body), part: about.find(({ personId }) => personId === childId)?.part ?? null }
}

function entryBlock(facts: ReportFacts, entry: StreamEntry, childId: string, as: 'quote' | 'said' | 'dated'): Block {
  const path = facts.mayWrite ? `/entries/${entry.id}/correct` : `/children/${childId}/chronology`
  const always = { key: `entry:${entry.id}:${childId}`, source: from('story', path, entry.happenedOn) }
  const { title, text, part } = standing(entry, childId)
  const by = speakerOf(entry)
  const own = ownWordsIn(title, text)
  const around = [own.around, part].filter(Boolean).join('\n')
  if (as === 'quote') return { ...always, type: 'quote', text: own.words, by: around ? `${by}. ${around}` : by }
  const words = isChildsOwnWords(entry) ? [`“${own.words}”`, around] : [headed(title, text), part]
  const said = `${words.filter(Boolean).join('\n')} (${by})`
  return { ...always, type: 'paragraph', text: as === 'dated' ? `${inWords(entry.happenedOn)}: ${said}` : said }
}

/** A text under its title, where that says something else. */
function headed(title: string, text: string): string {
  if (text.trim() === '') return title
  return isBeginningOf(title, text) ? text : `${title}${/[.!?…”]$/.test(title) ? '' : '.'} ${text}`
}

function worriesOf(childId: string, worries: readonly Worry[]): Section {
  const none: Block = {
    ...{ key: `worries:${childId}`, source: from('worry', `/children/${childId}`) },
    ...{ type: 'paragraph', text: missing.worries },
  }
  return section(
    'worries',
    worries.map((worry) => ({
      ...{ key: `worry:${worry.id}:${childId}`, source: from('worry', worryPath(worry), worry.sinceOn) },
      ...{ type: 'paragraph', text: `${worry.title}. ${worry.statement} (${worry.saidBy})` },
    })),
    none,
  )
}

function parentBlock(
  facts: ReportFacts,
  { person, tie }: Relative,
  { child, parentsSaid }: Pick<ChildFacts, 'child' | 'parentsSaid'>,
): Block {
  const name = displayName(person)
  const entry = parentsSaid.find(({ saidBy }) => saidBy === name)
  if (entry) return entryBlock(facts, entry, child.id, 'said')
  return {
    ...{ key: `parent:${person.id}:${child.id}`, source: from('story', storyPath(facts, child.id)), type: 'missing' },
    ...{ text: `${name} (${tieInWords(tie)}): not asked yet.`, ask: ask.write },
  }
}

function isParent({ tie, toOn }: Relative): boolean {
  return toOn === null && (PARENTS as readonly string[]).includes(tie)
}

function worryPath(worry: Worry): string {
  return isAboutPerson(worry) ? `/people/${worry.personId}` : `/evidence/${worry.id}`
}

function tieInWords(tie: Relative['tie']): string {
  return tie.replaceAll('-', ' ')
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
