import type { Platform } from '#platform/platform.ts'
import { answerMatter, handMatterOn, matterRecord, pushMatter } from '#domains/visits/matters/matter.ts'
import { findPlace } from '../county/index.ts'
import { principalOf } from '../principal.ts'

const minuteMs = 60_000

/** Two hard matters of the first station: an urgent one that nobody has answered, one that the command room has handed on. */
export async function layDownMatters({ store, ids, clock }: Platform): Promise<void> {
  const now = clock.now()
  const [urgent, carried] = [ids.uuid(), ids.uuid()]
  const place = findPlace('building/xipan-3')
  const [lon, lat] = place.lonLat
  const push = (login: string, id: string, minutesAgo: number, given: { kind: 'order' | 'welfare'; text: string; place: string; urgent: boolean }) =>
    store.perform({ id: ids.uuid(), principal: principalOf(login), action: 'matter.push', body: id }, async (work) => {
      const whole = { ...given, station: 'lancheng', position: { lon, lat }, visit: null, photos: [] }
      await work.act(matterRecord, id, (state) => pushMatter(state, whole, new Date(now - minutesAgo * minuteMs).toISOString()))
    })
  await push('panshuyu', carried, 26 * 60, { kind: 'welfare', text: '独居老人家中断水三天，物业说管道在围墙外、归乡镇；老人同意由社区代为反映。', place: place.address, urgent: false })
  await push('tanyoumu', urgent, 18, { kind: 'order', text: '两户为楼道堆物吵到动手边缘，劝了半小时没有劝开，一方叫了亲戚来。', place: place.address, urgent: true })
  await store.perform({ id: ids.uuid(), principal: principalOf('hanjingxu'), action: 'matter.handle', body: carried }, async (work) => {
    await work.act(matterRecord, carried, (state) => answerMatter(state, '已联系供水所，今天下午到场查看。'))
    await work.act(matterRecord, carried, (state) => handMatterOn(state, '岚城镇人民政府', '请明确围墙外管道由谁修复。'))
  })
}
