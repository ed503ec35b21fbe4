// Keeps what is written, one save at a time, the newest always last. Knows no page: what it sends and shows is handed to it.

/** What became of one save: kept, or not yet and why, in words for whoever wrote it. */
export type Sent = 'kept' | { readonly why: string }

export type Keeping = {
  /** What the form holds now. */
  read(): string
  send(content: string, signal: AbortSignal): Promise<Sent>
  show(sent: Sent): void
  /** What is said when there was no answer at all. */
  readonly noAnswer: string
}

export type Keeper = {
  /** Something was typed: it is saved within a quarter of a second. */
  changed(): void
  /** What is not saved yet, or undefined; for the last moment of a page. */
  unsaved(): string | undefined
  /** Saves now what is not saved yet. */
  flush(): void
  /** The form itself carries everything now: nothing more is saved, and a save under way is given up. */
  stop(): void
  /** The page came back, so saving goes on. */
  resume(): void
}

const TYPING_PAUSE_MS = 200
/** While someone types without pause, a save still begins this often. */
const LONGEST_WAIT_MS = 250
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

/** How long to wait before trying again after `failures` in a row: 1 s, 2 s, 4 s … 30 s. */
export function retryAfter(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS)
}

/** Begins to keep a form whose present content is already kept. */
export function createKeeper(keeping: Keeping): Keeper {
  const state: State = { keeping, saved: keeping.read(), stopped: false, failures: 0 }
  return {
    changed: () => changed(state),
    unsaved: () => unsaved(state),
    flush: () => flush(state),
    stop: () => stop(state),
    resume() {
      state.stopped = false
      changed(state)
    },
  }
}

type State = {
  readonly keeping: Keeping
  saved: string
  stopped: boolean
  failures: number
  underWay?: AbortController | undefined
  timer?: ReturnType<typeof setTimeout>
  waitingSince?: number | undefined
}

function changed(state: State): void {
  if (state.stopped || state.underWay || state.failures > 0) return
  state.waitingSince ??= Date.now()
  after(state, Math.max(0, Math.min(TYPING_PAUSE_MS, state.waitingSince + LONGEST_WAIT_MS - Date.now())))
}

function after(state: State, ms: number): void {
  clearTimeout(state.timer)
  state.timer = setTimeout(() => flush(state), ms)
}

function unsaved({ keeping, saved, stopped }: State): string | undefined {
  const content = keeping.read()
  return stopped || content === saved ? undefined : content
}

function flush(state: State): void {
  clearTimeout(state.timer)
  state.waitingSince = undefined
  const content = unsaved(state)
  if (content === undefined || state.underWay) return
  const underWay = new AbortController()
  state.underWay = underWay
  const settled = (sent: Sent) => {
    if (!underWay.signal.aborted) settle(state, sent, content)
  }
  state.keeping.send(content, underWay.signal).then(settled, () => settled({ why: state.keeping.noAnswer }))
}

function settle(state: State, sent: Sent, content: string): void {
  state.underWay = undefined
  if (sent === 'kept') {
    state.saved = content
    state.failures = 0
    state.keeping.show(sent)
    if (unsaved(state) !== undefined) changed(state)
    return
  }
  state.failures += 1
  state.keeping.show(sent)
  after(state, retryAfter(state.failures))
}

function stop(state: State): void {
  state.stopped = true
  clearTimeout(state.timer)
  state.underWay?.abort()
  state.underWay = undefined
}
