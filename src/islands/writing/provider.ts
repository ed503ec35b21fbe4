import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  type Ending,
  type Frame,
  GATHERED_MS,
  type Hello,
  readPlace,
  readWelcome,
} from '../../entries/writing/contract.ts'
import { base64Of, type Line, openLine } from './line.ts'
import { openVault, type Vault } from './vault.ts'

/** How things stand with the words of a page. */
export type Standing = {
  /** Whether the server has every word. */
  readonly kept: boolean
  /** Since when something is not on the server, in milliseconds. */
  readonly since: number | undefined
  /** Whether this computer keeps words at all; and whether its disk has every one of them. */
  readonly keepsHere: boolean
  readonly here: boolean
  /** Whether there is a line to the server; why there is none, where that is known. */
  readonly line: 'open' | 'broken' | Ending
}

export type Writing = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly standing: () => Standing
  /** The version that the server last spoke of. */
  readonly version: () => number
  /** Sends at once what is gathered; gives whether the server has every word within that time. */
  readonly flush: (withinMs: number) => Promise<boolean>
  readonly tryNow: () => void
  readonly close: () => void
}

export type Opening = {
  readonly address: string
  readonly id: string
  readonly writer: string
  readonly token: () => string
  /** What was typed in the form before the line was there. */
  readonly typed: () => Hello['typed']
  /** The words are there, for the first time: they can be written in. */
  readonly ready: () => void
  readonly changed: (standing: Standing) => void
}

type State = {
  readonly opening: Opening
  readonly doc: Y.Doc
  readonly awareness: Awareness
  line?: Line
  vault?: Vault | undefined
  lineIs: Standing['line']
  version: number
  isReady: boolean
  /** Whether the server has said welcome on this line. */
  welcome: boolean
  /** Changes that are gathered, and not sent. */
  gathered: Uint8Array[]
  timer?: ReturnType<typeof setTimeout> | undefined
  moved: boolean
  said: number
  /** What was sent and is not kept: the number it was sent under, and when the first of it was written. */
  underWay: readonly { readonly number: number; readonly at: number }[]
  /** When the first of what is gathered was written. */
  gatheredAt?: number | undefined
  /** Changes on their way to this computer's disk. */
  toDisk: Uint8Array[]
  writing: boolean
}

const FROM_ELSEWHERE = 'elsewhere'
const KEPT = 'words kept'
/** So many changes lie apart on this computer before they are kept as one. */
const MOST_APART = 100

/** Opens a text that several people write: what this computer has of it first, then what the server has. */
export async function openWriting(opening: Opening): Promise<Writing> {
  const doc = new Y.Doc()
  const state: State = {
    ...{ opening, doc, awareness: new Awareness(doc), lineIs: 'broken', version: 0, isReady: false, welcome: false },
    ...{ gathered: [], moved: false, said: 0, underWay: [], toDisk: [], writing: false },
  }
  state.vault = await openVault(opening.writer, opening.id)
  await loadFrom(state)
  doc.on('update', (change: Uint8Array, origin: unknown) => {
    if (origin !== FROM_ELSEWHERE) written(state, change)
  })
  state.awareness.on('update', ({ added }: { readonly added: readonly number[] }, origin: unknown) => {
    // Whoever comes is told at once who is here already.
    if (origin !== FROM_ELSEWHERE || added.length > 0) moved(state)
  })
  state.line = openLine({
    ...{ address: opening.address, writing: opening.id, token: opening.token },
    hello: () => hello(state),
    heard: (frames) => {
      for (const frame of frames) hear(state, frame)
    },
    lost: (why) => lost(state, why),
  })
  return {
    ...{ doc, awareness: state.awareness, standing: () => standingOf(state), version: () => state.version },
    flush: (withinMs) => flush(state, withinMs),
    tryNow: () => state.line?.tryNow(),
    close: () => {
      state.line?.hangUp()
      state.awareness.destroy()
    },
  }
}

async function loadFrom(state: State): Promise<void> {
  const { vault, doc } = state
  const known = (await vault?.load().catch(() => undefined)) ?? []
  for (const change of known) Y.applyUpdate(doc, change, FROM_ELSEWHERE)
  if (await vault?.isUnkept().catch(() => false)) state.gatheredAt = now()
}

function standingOf(state: State): Standing {
  const { toDisk, writing, vault, lineIs } = state
  const since = unkeptSince(state)
  const keepsHere = vault !== undefined
  const here = keepsHere && toDisk.length === 0 && !writing
  return { kept: since === undefined, since, keepsHere, here, line: lineIs }
}

function tell(state: State): void {
  state.opening.changed(standingOf(state))
}

/** Something was written here: at once to this computer's disk, and with what else is written meanwhile to the server. */
function written(state: State, change: Uint8Array): void {
  if (unkeptSince(state) === undefined) state.vault?.noteUnkept(true).catch(() => {})
  state.gatheredAt ??= now()
  state.gathered.push(change)
  state.toDisk.push(change)
  void toDisk(state)
  gather(state)
  tell(state)
}

function moved(state: State): void {
  state.moved = true
  gather(state)
}

function gather(state: State): void {
  if (state.welcome) state.timer ??= setTimeout(() => send(state), GATHERED_MS)
}

async function toDisk(state: State): Promise<void> {
  const { vault } = state
  if (!vault || state.writing) return
  state.writing = true
  try {
    while (state.toDisk.length > 0) await vault.add(Y.mergeUpdates(state.toDisk.splice(0)))
  } catch {
    state.vault = undefined // the disk is full or taken away: nothing is said to be on it from here on
  }
  state.writing = false
  tell(state)
}

function send(state: State): void {
  clearTimeout(state.timer)
  state.timer = undefined
  if (!state.welcome) return
  const frames: Frame[] = []
  if (state.gathered.length > 0) frames.push(words(state, Y.mergeUpdates(state.gathered.splice(0))))
  if (state.moved) frames.push(presence(state))
  state.moved = false
  if (frames.length > 0) state.line?.say(frames)
}

function words(state: State, change: Uint8Array): Frame {
  state.said += 1
  state.underWay = [...state.underWay, { number: state.said, at: state.gatheredAt ?? now() }]
  state.gatheredAt = undefined
  return { kind: 'words', number: state.said, bytes: new Uint8Array(change) }
}

function presence({ awareness, doc }: State): Frame {
  return { kind: 'presence', number: 0, bytes: new Uint8Array(encodeAwarenessUpdate(awareness, [doc.clientID])) }
}

function hello({ opening, doc }: State): Frame {
  const said: Hello = {
    ...{ writer: opening.writer, writing: opening.id, has: base64Of(Y.encodeStateVector(doc)) },
    typed: opening.typed(),
  }
  return { kind: 'hello', number: 0, bytes: new TextEncoder().encode(JSON.stringify(said)) }
}

function hear(state: State, { kind, number, bytes }: Frame): void {
  if (kind === 'welcome') welcomed(state, number, bytes)
  else if (kind === 'words') {
    state.version = Math.max(state.version, number)
    Y.applyUpdate(state.doc, bytes, FROM_ELSEWHERE)
  } else if (kind === 'presence') applyAwarenessUpdate(state.awareness, bytes, FROM_ELSEWHERE)
  else if (kind === 'here') onlyThese(state, JSON.parse(new TextDecoder().decode(bytes)))
  else if (kind === 'kept') keptUpTo(state, number, readPlace(bytes))
}

/** Whoever is not among these has left. */
function onlyThese({ awareness, doc }: State, clients: readonly number[]): void {
  const gone = [...awareness.getStates().keys()].filter(
    (client) => client !== doc.clientID && !clients.includes(client),
  )
  removeAwarenessStates(awareness, gone, FROM_ELSEWHERE)
}

/** The server has said what it has: it is sent whatever it lacks, all that was written without a line. */
function welcomed(state: State, version: number, bytes: Uint8Array): void {
  const { has, missing } = readWelcome(bytes)
  Y.applyUpdate(state.doc, missing, FROM_ELSEWHERE)
  state.version = version
  state.welcome = true
  state.lineIs = 'open'
  state.gathered.length = 0
  const frames = [presence(state)]
  state.gatheredAt = unkeptSince(state)
  state.underWay = []
  if (state.gatheredAt === undefined) allKept(state)
  else frames.unshift(words(state, Y.encodeStateAsUpdate(state.doc, has)))
  state.line?.say(frames)
  if (!state.isReady) {
    state.isReady = true
    state.opening.ready()
  }
  tell(state)
}

function keptUpTo(state: State, number: number, version: number): void {
  state.version = Math.max(state.version, version)
  for (const { at } of state.underWay.filter((one) => one.number <= number)) measure(at)
  state.underWay = state.underWay.filter((one) => one.number > number)
  if (unkeptSince(state) === undefined) allKept(state)
  tell(state)
}

/** The server has all of it. Here it is kept whole, in place of many changes, when there is a pause. */
function allKept({ vault, doc, toDisk: going }: State): void {
  if (!vault) return
  vault.noteUnkept(false).catch(() => {})
  if (going.length === 0 && vault.size() > MOST_APART) vault.replace(Y.encodeStateAsUpdate(doc)).catch(() => {})
}

function lost(state: State, why: Ending | undefined): void {
  state.welcome = false
  state.lineIs = why ?? 'broken'
  clearTimeout(state.timer)
  state.timer = undefined
  onlyThese(state, [])
  // Whoever may not write here has nothing of it on their computer either.
  if (why === 'not-yours' && unkeptSince(state) === undefined) state.vault?.forget().catch(() => {})
  tell(state)
}

async function flush(state: State, withinMs: number): Promise<boolean> {
  send(state)
  const until = Date.now() + withinMs
  while (unkeptSince(state) !== undefined && Date.now() < until) await new Promise((go) => setTimeout(go, 20))
  return unkeptSince(state) === undefined
}

/** Since when something is not on the server; undefined if it has every word. */
function unkeptSince({ underWay, gatheredAt }: State): number | undefined {
  return underWay[0]?.at ?? gatheredAt
}

const now = () => performance.timeOrigin + performance.now()

/** Says, to whoever looks at how this page performs, how long words were unkept. */
function measure(from: number): void {
  performance.measure(KEPT, { start: Math.max(0, from - performance.timeOrigin), end: performance.now() })
  performance.clearMeasures(KEPT)
}
