import type { Content } from '../../rules.ts'
import { ebike } from './ebike.ts'
import { farm } from './farm.ts'
import { fire } from './fire.ts'
import { gas } from './gas.ts'
import { rented } from './rented.ts'
import { schoolGate } from './school-gate.ts'
import { wiring } from './wiring.ts'

/** Checklists that come with the house, by the id that the demo installs them under. A county starts its own from them. */
export const templates: Record<string, Content> = { fire, gas, wiring, ebike, rented, 'school-gate': schoolGate, farm }
