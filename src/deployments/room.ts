import type { FastifyInstance } from 'fastify'
import type { Acting } from '../access/acting.ts'
import type { Parts } from './parts.ts'

/** Registers the pages or routes of a room. */
export type Room = (http: FastifyInstance, acting: Acting, parts: Parts) => void
