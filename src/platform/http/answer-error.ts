import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { PolicyRefusal } from '../acts/store.ts'
import { toDatabaseFault } from '../database/database-errors.ts'
import { Fault } from '../fault.ts'
import { chooseLanguage, say } from './messages.ts'
import type { HttpParts } from './parts.ts'
import { findSignedIn } from './who-asks.ts'

/** Says a fault in the asker's language, with what to do; refusals go to the ledger first. */
export async function answerError(parts: HttpParts, error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const language = chooseLanguage(request.headers['accept-language'])
  const fault = await toFault(parts, error, request)
  const { message, todo } = say(parts.catalogue, fault.code, language, fault.params)
  const rules = error instanceof PolicyRefusal ? { rules: error.rules } : {}
  const fields = hasZodFastifySchemaValidationErrors(error) ? { fields: error.validation.map((v) => ({ path: v.instancePath, message: v.message })) } : {}
  if (fault.code === 'wait') reply.header('retry-after', String(fault.params.seconds))
  await reply.status(fault.status).send({ error: { code: fault.code, message, todo, params: fault.params, ...rules, ...fields } })
}

/** Refusals of who is not signed in yet, beyond `identify`: counted, not written as acts (decision 8). */
const strangerCodes = new Set(['sign_in_failed', 'sign_in_again', 'wait', 'link_used_up'])

export async function toFault(parts: HttpParts, error: FastifyError, request: FastifyRequest): Promise<Fault> {
  if (error instanceof PolicyRefusal) {
    const who = findSignedIn(request)
    // Refused all the same where it cannot be written down.
    if (who) await parts.refusals.record(who.principal, error).catch((failure: unknown) => parts.log.error({ err: failure }, 'a refusal could not be written to the ledger'))
    return error
  }
  if (error instanceof Fault) {
    // A guess at a password, a code or a link is a refusal too.
    if (strangerCodes.has(error.code)) await parts.refusals.countStranger(request.ip).catch((failure: unknown) => parts.log.error({ err: failure }, 'a refusal could not be counted'))
    return error
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const paths = [...new Set(error.validation.map((v) => v.instancePath.slice(1).replaceAll('/', '.') || error.validationContext || 'body'))]
    return new Fault('bad_input', { fields: paths.join(', ') }, 400)
  }
  if (error.statusCode === 413) return new Fault('too_large', {}, 413)
  if (error.statusCode === 404) return new Fault('not_found', {}, 404)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Fault('bad_input', { fields: 'body' }, error.statusCode)
  const known = toDatabaseFault(error)
  if (known) return known
  const id = randomUUID().slice(0, 8)
  parts.log.error({ err: error, id, url: request.routeOptions.url }, 'a request failed inside')
  return new Fault('internal', { id }, 500)
}
