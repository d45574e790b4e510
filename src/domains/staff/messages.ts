import type { Catalogue } from '#platform/http/messages.ts'

export const staffMessages: Catalogue = {
  crew_exists: {
    zh: { message: '这个警组已存在。', todo: '请换一个编号，或修改已有警组。' },
    en: { message: 'This crew exists.', todo: 'Choose another id, or change the one that stands.' },
  },
  member_on_duty_elsewhere: {
    zh: { message: '有成员正在其他警组执勤：{crews}。', todo: '请先在那里下勤，或调整成员。' },
    en: { message: 'A member is on duty in another crew: {crews}.', todo: 'End duty there first, or change the members.' },
  },
  crew_off_duty: {
    zh: { message: '该警组不在勤。', todo: '请先上勤；派警请选择其他警组。' },
    en: { message: 'This crew is not on duty.', todo: 'Go on duty first; to send someone, choose another crew.' },
  },
  unknown_members: {
    zh: { message: '没有这些账号：{members}。', todo: '请检查成员账号。' },
    en: { message: 'There are no such accounts: {members}.', todo: 'Check the members.' },
  },
  unfit_members: {
    zh: { message: '不能编入此警组：{members}。', todo: '成员须是本所或县局出警的民警、辅警，请从名单中选择。' },
    en: { message: 'They cannot be in this crew: {members}.', todo: 'Members are officers and auxiliaries of its own station, or of the county, who are sent to calls: choose from the list.' },
  },
}
