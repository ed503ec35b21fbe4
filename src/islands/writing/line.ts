import { type Ending, endingOf, type Frame, packed, unpacked } from '../../entries/writing/contract.ts'
import { renewToken } from '../session-token.ts'

/** The line of one page to the server: a WebSocket, or where the network lets none through, requests that say the same. */
export type Line = {
  /** Says this if there is a line; what is lost with it is said again at the next welcome. */
  readonly say: (frames: readonly Frame[]) => void
  /** Tries again now. */
  readonly tryNow: () => void
  readonly hangUp: () => void
}

export type Speaking = {
  /** Where, and which writing. */
  readonly address: string
  readonly writing: string
  readonly token: () => string
  /** What is said first, each time there is a line. */
  readonly hello: () => Frame
  readonly heard: (frames: readonly Frame[]) => void
  /** There is no line, and why where the server said so. */
  readonly lost: (why: Ending | undefined) => void
}

const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 5_000
/** A WebSocket that has not opened by then will not. */
const OPENS_WITHIN_MS = 4_000
/** Where WebSockets failed this often before they opened, the network does not let them through. */
const FAILED_OFTEN = 2

type State = {
  readonly speaking: Speaking
  socket?: WebSocket | undefined
  asking?: AbortController | undefined
  failures: number
  neverOpened: number
  timer?: ReturnType<typeof setTimeout>
  over: boolean
  readonly waiting: Frame[]
  sending: boolean
}

/** Opens a line, and again whenever it is lost, until it is hung up or the server says that it is over. */
export function openLine(speaking: Speaking): Line {
  const state: State = { speaking, failures: 0, neverOpened: 0, over: false, waiting: [], sending: false }
  dial(state)
  return {
    say: (frames) => say(state, frames),
    tryNow() {
      if (state.over || state.socket || state.asking) return
      clearTimeout(state.timer)
      dial(state)
    },
    hangUp() {
      state.over = true
      clearTimeout(state.timer)
      state.socket?.close()
      state.asking?.abort()
    },
  }
}

function dial(state: State): void {
  if (state.neverOpened >= FAILED_OFTEN) {
    void ask(state)
    return
  }
  const { address, hello, heard } = state.speaking
  const url = new URL(address, location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  state.socket = socket
  let opened = false
  const patience = setTimeout(() => socket.close(), OPENS_WITHIN_MS)
  socket.onopen = () => {
    opened = true
    clearTimeout(patience)
    state.neverOpened = 0
    socket.send(packed([hello()]))
  }
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    state.failures = 0
    heard(unpacked(new Uint8Array(data)) ?? [])
  }
  socket.onclose = ({ code }) => {
    clearTimeout(patience)
    state.socket = undefined
    if (!opened) state.neverOpened += 1
    broken(state, endingOf(code))
  }
}

function broken(state: State, why: Ending | undefined): void {
  if (state.over) return
  state.waiting.length = 0
  state.over = why === 'not-yours'
  state.failures += 1
  state.speaking.lost(why)
  if (state.over) return
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (state.failures - 1), LONGEST_RETRY_MS)
  state.timer = setTimeout(() => dial(state), wait * (0.75 + Math.random() / 2))
}

function say(state: State, frames: readonly Frame[]): void {
  if (state.socket?.readyState === WebSocket.OPEN) state.socket.send(packed(frames))
  else if (state.asking) {
    state.waiting.push(...frames)
    void sendWaiting(state)
  }
}

/** Without a WebSocket: says hello, then asks for news again and again. Tells also why a WebSocket did not open. */
async function ask(state: State): Promise<void> {
  const asking = new AbortController()
  state.asking = asking
  const { speaking } = state
  try {
    let seen = await post(state, [speaking.hello()])
    while (!asking.signal.aborted) {
      const query = new URLSearchParams({ writing: speaking.writing, since: `${seen}` })
      seen = await answered(state, fetch(`${speaking.address}?${query}`, { ...REQUEST, signal: asking.signal }))
    }
  } catch (fault) {
    state.asking = undefined
    // With a server that answers again, WebSockets are tried again.
    state.neverOpened = 0
    broken(state, fault instanceof Refused ? fault.why : undefined)
  }
}

async function sendWaiting(state: State): Promise<void> {
  if (state.sending) return
  state.sending = true
  try {
    while (state.waiting.length > 0) await post(state, state.waiting.splice(0))
  } catch {
    state.asking?.abort()
  } finally {
    state.sending = false
  }
}

const REQUEST = { redirect: 'manual', credentials: 'same-origin', headers: { accept: 'application/json' } } as const

/** The server refused, in words that both sides know. */
class Refused extends Error {
  readonly why: Ending | undefined
  constructor(why: Ending | undefined) {
    super(why)
    this.why = why
  }
}

function post(state: State, frames: readonly Frame[]): Promise<number> {
  const { address, writing, token } = state.speaking
  const headers = { ...REQUEST.headers, 'content-type': 'application/json', 'x-csrf-token': token() }
  const body = JSON.stringify({ writing, said: base64Of(packed(frames)) })
  return answered(state, fetch(address, { ...REQUEST, method: 'POST', headers, body }))
}

async function answered(state: State, asked: Promise<Response>): Promise<number> {
  const response = await asked
  if ([401, 403].includes(response.status)) await renewToken().catch(() => undefined)
  if (!response.ok) throw new Refused(STATUS[response.status])
  const { said, seen }: { said: string; seen: number } = await response.json()
  state.failures = 0
  state.speaking.heard(unpacked(Uint8Array.from(atob(said), (letter) => letter.charCodeAt(0))) ?? [])
  return seen
}

const STATUS: Readonly<Record<number, Ending>> = {
  401: 'signed-out',
  403: 'signed-out',
  404: 'not-yours',
  413: 'too-large',
}

/** Bytes as text. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
