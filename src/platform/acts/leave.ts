import type { z } from 'zod'

/** The parts of a zod definition that matter here. */
interface Definition {
  type: string
  format?: string
  innerType?: z.core.$ZodType
  out?: z.core.$ZodType
  element?: z.core.$ZodType
  options?: readonly z.core.$ZodType[]
  items?: readonly z.core.$ZodType[]
  shape?: Record<string, z.core.$ZodType>
  getter?: () => z.core.$ZodType
}

/** Kinds of values that name nobody: choices from a list, yes or no, instants, ids that we made. */
const closedKinds = new Set(['enum', 'literal', 'boolean', 'null'])
const closedFormats = new Set(['datetime', 'uuid'])
/** Properties that hold ids in every record type, by the house's usage. */
const idProperties = new Set([
  'id', 'type', 'number', 'station', 'team', 'unit', 'crew', 'people', 'members', 'account', 'login', 'second', 'lead', 'owner', 'case', 'incident', 'incidents', 'approval', 'grant', 'camera', 'cameras', 'clip', 'record', 'session', 'definition', 'sha256', 'mediaType',
])
const wrappers = new Set(['optional', 'default', 'prefault', 'readonly', 'catch', 'nonoptional'])

/**
 * What an erasure leaves of a payload, of the same shape: choices, flags, whole numbers, instants and UUIDs; texts become
 * empty, lists of texts empty lists, what may be null null unless something in it stays, positions (numbers with a fraction) 0.
 * Properties that hold ids stay as they are, at any depth, by their usual names or named in `keeps`: what a fold needs, never
 * names or free text.
 */
export function leaveOfPayload(schema: z.core.$ZodType, payload: unknown, keeps: readonly string[]): unknown {
  const { _zod } = schema
  const def = _zod.def as unknown as Definition
  if (payload === null || payload === undefined || closedKinds.has(def.type)) return payload
  if (wrappers.has(def.type)) return leaveOfPayload(def.innerType!, payload, keeps)
  switch (def.type) {
    case 'nullable':
      return isClosed(def.innerType!) || holdsClosed(def.innerType!, keeps) ? leaveOfPayload(def.innerType!, payload, keeps) : null
    case 'string':
      return closedFormats.has(def.format ?? '') ? payload : ''
    case 'number':
      return Number.isInteger(payload) ? payload : 0
    case 'array':
      return isText(def.element!) ? [] : (payload as unknown[]).map((item) => leaveOfPayload(def.element!, item, keeps))
    case 'tuple':
      return (payload as unknown[]).map((item, i) => leaveOfPayload(def.items![i]!, item, keeps))
    case 'object':
      return leaveOfObject(def.shape!, payload as Record<string, unknown>, keeps)
    case 'union':
      return leaveOfPayload(def.options!.find((option) => accepts(option, payload)) ?? def.options![0]!, payload, keeps)
    case 'pipe':
      return leaveOfPayload(def.out!, payload, keeps)
    case 'lazy':
      return leaveOfPayload(def.getter!(), payload, keeps)
    case 'record':
      return {}
    default:
      return typeof payload === 'string' ? '' : null
  }
}

function leaveOfObject(shape: Record<string, z.core.$ZodType>, payload: Record<string, unknown>, keeps: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      if (idProperties.has(key) || keeps.includes(key)) return [key, value]
      return [key, shape[key] ? leaveOfPayload(shape[key], value, keeps) : null]
    }),
  )
}

function isClosed(schema: z.core.$ZodType): boolean {
  const def = schema._zod.def as unknown as Definition
  return closedKinds.has(def.type) || closedFormats.has(def.format ?? '') || (wrappers.has(def.type) && isClosed(def.innerType!))
}

/** Whether something of such an object would stay: an officer's deferral of a notice still ends when it ended. */
function holdsClosed(schema: z.core.$ZodType, keeps: readonly string[]): boolean {
  const { shape } = schema._zod.def as unknown as Definition
  return Object.entries(shape ?? {}).some(([key, inner]) => idProperties.has(key) || keeps.includes(key) || isClosed(inner))
}

function isText(schema: z.core.$ZodType): boolean {
  const def = schema._zod.def as unknown as Definition
  return def.type === 'string' && !closedFormats.has(def.format ?? '')
}

function accepts(schema: z.core.$ZodType, value: unknown): boolean {
  return (schema as z.ZodType).safeParse(value).success
}
