import type { FastifyInstance } from 'fastify'
import type { Acting } from '../access/acting.ts'
import { draftRoutes } from '../entries/drafts/routes.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import { homePage } from './home.tsx'

// Every room of the house, in one list. A room's pages and routes are added here, and nowhere else.

/** What rooms need besides acting for someone. A room asks for those it uses. */
export type Parts = { readonly db: Database; readonly clock: Clock }

/** Registers the pages or routes of a room. */
type Room = (http: FastifyInstance, acting: Acting, parts: Parts) => void
/** The background tasks of a room. */
type RoomTasks = (parts: Parts) => Tasks

export const ROOMS: readonly Room[] = [homePage, draftRoutes]
const TASKS: readonly RoomTasks[] = []

/** Every room's tasks; two of one name are a fault. */
export function tasksOf(parts: Parts): Tasks {
  const all: Record<string, Tasks[string]> = {}
  for (const [name, task] of TASKS.flatMap((tasks) => Object.entries(tasks(parts)))) {
    if (all[name]) throw new Error(`two tasks are called ${name}`)
    all[name] = task
  }
  return all
}
