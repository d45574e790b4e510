import type { CameraKey } from '../../county/cameras.ts'
import { makeBridge } from './bridge.ts'
import { makeCrossing } from './crossing.ts'
import { makeFarm } from './farm.ts'
import { makeSchool } from './school.ts'
import type { Scene } from './scene.ts'
import { makeShop } from './shop.ts'
import { makeSquare } from './square.ts'
import { makeVillage } from './village.ts'

const makers: Record<Exclude<CameraKey, 'compound'>, () => Scene> = {
  crossing: makeCrossing, bridge: makeBridge, school: makeSchool, square: makeSquare, shop: makeShop, farm: makeFarm, village: makeVillage,
}

/** The scene of every camera but the compound's, which exists with and without the e-bike (compound.ts). */
export const makeScene = (key: keyof typeof makers): Scene => makers[key]()
