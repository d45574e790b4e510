import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { maskPhone } from '#platform/mask.ts'
import { findGaps } from '../law.ts'
import { cameraRecord } from '../project.ts'
import { tendsAll } from './list.ts'

const offered = ['correct', 'setStream', 'activate', 'suspend', 'pause', 'resume', 'retire', 'assignRepair', 'finishRepair'] as const

/** Everything about one camera but its credentials, and what this person may do with it. */
export const openCamera = defineRoute({
  method: 'GET',
  url: '/api/cameras/:id',
  action: 'camera.open',
  summary: 'One camera: place, owner, legal class, what it lacks, what you may do',
  params: z.strictObject({ id: z.string().max(60) }),
  async handle({ open, mayI, params: { id } }) {
    const camera = await open(cameraRecord, id)
    const attributes = cameraRecord.attributes(camera, id)
    const may = Object.fromEntries(offered.map((verb) => [verb, mayI(`camera.${verb}`, { type: 'camera', id }, attributes)]))
    const hidden = { ...(may.setStream ? {} : { stream: null }), ...(tendsAll({ mayI }) ? { ownerName: '', ownerAccount: '' } : {}) }
    const ownerPhone = tendsAll({ mayI }) ? '' : maskPhone(camera.ownerPhone ?? '')
    return { id, ...camera, ...hidden, keptBefore: camera.keptBefore ?? null, ownerPhone, gaps: findGaps(camera), may }
  },
})
