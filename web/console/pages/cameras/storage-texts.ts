import { defineTexts } from '../../../shared/i18n/start.ts'

export const storageTexts = defineTexts({
  zh: {
    diskRefuses: '一块录像磁盘拒绝写入（{code}），录像已改存其他磁盘', diskRefusesTodo: '请系统管理员尽快检查或更换；该盘上的录像在修复前看不到。',
    storage: '存储', storageShort: '存储不足', storageEmpty: '还没有录像机报告磁盘', recorder: '录像机', storageCameras: '{count} 路', disk: '磁盘', diskFree: '剩余 {free}', held: '已存', onHold: '其中保全 {size}',
    perDay: '每天新增', needed: '存满期限需要', outlook: '预计', holdsAll: '存得下', fullIn: '{days} 天后写满', lacks_: '还缺 {size}',
    storageSays: '统计于 {at}。到期录像一天之内删除；磁盘不足时不会提前删除，而是停录报警。', openOrders: '有 {count} 项删除尚未完成。',
    clockDoubted: '服务器时间从 {at} 突然向前跳：已停止删除录像', clockDoubtedTodo: '请用另一只钟核对。时间不对，请系统管理员校正；时间正确（如停机多日），请确认，删除随即恢复。', clockDoubtedOthers: '时间不对请校正；时间正确，由指挥室负责人或县局负责人确认后恢复删除。',
    confirmClock: '时间正确', confirmClockTitle: '服务器现在是 {now}，与别的钟一致吗？', confirmClockWarn: '确认后，按此时间到期的录像会被删除，不能恢复。',
  },
  en: {
    diskRefuses: 'A disk of footage refuses ({code}); footage goes to the others', diskRefusesTodo: 'Check or replace it soon; what lies on it is out of reach until then.',
    storage: 'Storage', storageShort: 'Storage too small', storageEmpty: 'No recorder has reported a disk yet', recorder: 'Recorder', storageCameras: '{count} cameras', disk: 'Disk', diskFree: '{free} free', held: 'Stored', onHold: '{size} of it on hold',
    perDay: 'A day', needed: 'Full time needs', outlook: 'Outlook', holdsAll: 'Holds all of it', fullIn: 'Full in {days} days', lacks_: '{size} missing',
    storageSays: 'Counted at {at}. Footage goes within a day of its time; a full disk deletes nothing early: recording stops, loudly.', openOrders: '{count} deletions are not carried out yet.',
    clockDoubted: 'The server’s clock leapt ahead from {at}: nothing is deleted', clockDoubtedTodo: 'Compare it with another clock. If it is wrong, let the system administrator set it; if it is right (after days without power), confirm it and deletion goes on.', clockDoubtedOthers: 'If it is wrong, set it. If it is right, the command room’s lead or the county’s head confirms it.',
    confirmClock: 'It is right', confirmClockTitle: 'The server says {now}. Does another clock agree?', confirmClockWarn: 'What is past its time by this clock is then deleted, for good.',
  },
})
