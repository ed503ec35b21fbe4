import { accepted, type Outcome, refused } from '../kernel/outcome.ts'

export type TurnstileSettings = {
  /** How many may be at work at one time. */
  readonly atOnce: number
  /** How many may wait for a place, in the order they came. */
  readonly waiting: number
  /** For how long each waits, in milliseconds. */
  readonly patience: number
}

/** Does the work when there is a place for it; `overloaded` when none came free in time, and then nothing was begun. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<Outcome<T, 'overloaded'>>

/**
 * Lets a few in at a time, a few more wait a moment, and turns the rest away at once: whoever is let in is served as
 * quickly under any load.
 */
export function createTurnstile({ atOnce, waiting, patience }: TurnstileSettings): Turnstile {
  let inside = 0
  const queue = new Set<(mayEnter: boolean) => void>()
  const enter = (): Promise<boolean> => {
    if (inside < atOnce) {
      inside += 1
      return Promise.resolve(true)
    }
    if (queue.size >= waiting) return Promise.resolve(false)
    return new Promise((resolve) => {
      const settle = (mayEnter: boolean) => {
        clearTimeout(timer)
        queue.delete(settle)
        resolve(mayEnter)
      }
      const timer = setTimeout(settle, patience, false)
      queue.add(settle)
    })
  }
  /** Whoever has waited longest takes the place. */
  const leave = () => {
    const [next] = queue
    if (next) next(true)
    else inside -= 1
  }
  return async (work) => {
    if (!(await enter())) return refused('overloaded')
    try {
      return accepted(await work())
    } finally {
      leave()
    }
  }
}
