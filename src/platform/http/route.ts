import type { FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import type { RecordAttributes } from '../acts/record-type.ts'
import type { RecordRef } from '../acts/act.ts'
import type { ActSchemas, RecordType } from '../acts/record-type.ts'
import type { Work } from '../acts/store.ts'
import type { Tx } from '../database/database.ts'
import type { Principal } from '../policy/principal.ts'
import type { Language } from './messages.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler gets: parsed input, who asks, and the only ways to write and read. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  params: P
  query: Q
  body: B
  principal: Principal
  /** Who asks, with their rights as they are now: for what goes on after the answer began. Throws `not_signed_in`. */
  again: () => Promise<Principal>
  language: Language
  county: string
  /** Idempotency key: the `Idempotency-Key` header, or a new one; of what only reads always a new one. */
  intentId: string
  /** Milliseconds since the epoch. */
  now: number
  /** Runs the intent once; every record it touches is judged by the route's action (acts/store.ts). */
  perform: <A>(work: (work: Work) => Promise<A>, options?: { purpose?: RecordRef; facts?: string[]; id?: string }) => Promise<A>
  /** Reads in a transaction that sees only the principal's rows. */
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Asks policy about a record; throws PolicyRefusal. Lists judge the principal's own scope: `judgeOwn`. */
  judge: (record: RecordRef, attributes: RecordAttributes, options?: { action?: string; facts?: string[] }) => void
  /** Whether policy would allow it; refusals are not recorded. For what a screen offers. */
  mayI: (action: string, record: RecordRef, attributes: RecordAttributes, facts?: string[]) => boolean
  /** Asks policy about the route's action on the principal's own station. For lists. */
  judgeOwn: () => void
  /** Loads a record, judges it by the route's action, returns its state. Throws `not_found`, PolicyRefusal. */
  open: <R extends string, S extends ActSchemas, T>(type: RecordType<R, S, T>, id: string, options?: { action?: string; facts?: string[] }) => Promise<T>
  /** A code's sentences in the asker's language; of `instead` where the catalogues have none. */
  say: (code: string, params?: Record<string, string | number>, instead?: string) => { message: string; todo: string }
  request: FastifyRequest
  reply: FastifyReply
}

interface RouteShape {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
  url: string
  /** One line for the OpenAPI page. */
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  response?: z.ZodType
  /** Bytes of the body at most; 1 MiB when not given. */
  bodyLimit?: number
}

/** A route that also speaks over a WebSocket: who asks and what they may are settled as for any other. */
interface SocketShape<C> {
  socket?: (call: C, socket: WebSocket) => Promise<void>
}

export type Route = RouteShape & ({ action: string; open?: never } | { action?: never; /** Why nobody needs to sign in here. */ open: string }) & {
  handle(call: Call): Promise<unknown>
} & SocketShape<Call>

/** Declares a route. It names the action that policy judges, or says why it is open to everyone. */
export function defineRoute<P extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, B extends z.ZodType | undefined = undefined>(
  route: Omit<RouteShape, 'params' | 'query' | 'body'> & { params?: P; query?: Q; body?: B } & ({ action: string } | { open: string }) & {
      handle(call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<unknown>
    } & SocketShape<Call<Parsed<P>, Parsed<Q>, Parsed<B>>>,
): Route {
  return route as unknown as Route
}
