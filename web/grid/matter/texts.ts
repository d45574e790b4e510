import { defineTexts } from '../../shared/i18n/start.ts'

/** A hard matter, as who pushed it sees it. */
export const matterTexts = defineTexts({
  zh: {
    matter: '难题', mine: '我推送的难题', me: '我', colon: '：', with: '已转 {with}', is_pushed: '等待答复', is_answered: '已答复', is_handed_on: '已转办', is_closed: '已办结',
    did_answered: '答复', did_handedOn: '转给 {to}', did_added: '补充', did_closed: '办结', did_reopened: '重新办理', talk: '办理经过',
    noAnswer: '指挥室已收到，还没有答复。', notSent: '还在本机，联网后自动送达。', gone: '本机没有这件难题；办结一周后不再带在手机上。', add: '补充情况', addHint: '又看到什么、有什么变化', addAgain: '没有解决？写下来，指挥室会重新办理',
  },
  en: {
    matter: 'Hard matter', mine: 'Matters I pushed', me: 'I', colon: ': ', with: 'with {with}', is_pushed: 'waiting for an answer', is_answered: 'answered', is_handed_on: 'handed on', is_closed: 'closed',
    did_answered: 'answered', did_handedOn: 'handed on to {to}', did_added: 'added', did_closed: 'closed', did_reopened: 'reopened', talk: 'What was said',
    noAnswer: 'The command room has it, and has not answered yet.', notSent: 'Still on this phone: it goes by itself once there is a network.', gone: 'This phone does not carry this matter: a closed one goes after a week.', add: 'Add to it', addHint: 'What else you saw, what has changed', addAgain: 'Not settled? Say so: the command room takes it up again',
  },
})
