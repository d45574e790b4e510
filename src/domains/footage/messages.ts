import type { Catalogue } from '#platform/http/messages.ts'

export const footageMessages: Catalogue = {
  search_region: {
    zh: { message: '圈选的区域太小，或超出了画面。', todo: '请在画面内圈住目标，宽和高都不小于画面的百分之一。' },
    en: { message: 'The region is too small, or lies outside the picture.', todo: 'Draw it round the thing, inside the picture, at least a hundredth of it wide and high.' },
  },
  search_busy: {
    zh: { message: '正在进行的搜索已达上限。', todo: '请等其中一个完成或取消后再试。' },
    en: { message: 'As many searches are running as the server takes.', todo: 'Try again when one is done or cancelled.' },
  },
  footage_held: {
    zh: { message: '这段录像存放在 {recorder}，目前连接不上。', todo: '录像仍在那里；请等连接恢复后再试。' },
    en: { message: 'This footage lies at {recorder}, which cannot be reached now.', todo: 'It is still there: try again when the link is back.' },
  },
  grant_exists: {
    zh: { message: '这份调取申请已提交。', todo: '请在“视频调取”中查看。' },
    en: { message: 'This request was already sent.', todo: 'Look it up under Footage.' },
  },
  grant_decided: {
    zh: { message: '这份申请已有结论。', todo: '请刷新后查看现状。' },
    en: { message: 'This request was already decided.', todo: 'Reload and look at what stands.' },
  },
  grant_not_active: {
    zh: { message: '这份调取未在有效期内。', todo: '如仍需要，请重新申请。' },
    en: { message: 'This grant is not running.', todo: 'Ask again if it is still needed.' },
  },
  ground_unknown: {
    zh: { message: '没有这个案件或警情。', todo: '请从您承办的案件中选择。' },
    en: { message: 'There is no such case or call.', todo: 'Choose one of your own cases.' },
  },
  ground_closed: {
    zh: { message: '案件或警情 {number} 已结束，不能再调取视频。', todo: '如需继续，请先依程序重新打开案件。' },
    en: { message: '{number} is closed: no footage can be asked for on its ground.', todo: 'If it goes on, open it again first.' },
  },
  ground_not_yours: {
    zh: { message: '这个案件或警情不由您承办。', todo: '请由承办人申请，或先将您列为承办人。' },
    en: { message: 'This case or call is not yours.', todo: 'Let its officers ask, or be named as one of them first.' },
  },
  basis_of_other_kind: {
    zh: { message: '所选依据与 {number} 的案件性质不符。', todo: '刑事案件选刑事程序规定第62条，行政案件选行政程序规定第28条。' },
    en: { message: 'The legal basis does not fit the kind of {number}.', todo: 'Criminal: CRIM 62. Administrative: ADM 28.' },
  },
  second_unknown: {
    zh: { message: '没有这位民警，或其账号已停用。', todo: '请选择另一位协同民警。' },
    en: { message: 'There is no such officer, or the account has ended.', todo: 'Choose another second officer.' },
  },
  second_is_you: {
    zh: { message: '协同民警必须是另一人。', todo: '请选择另一位民警。' },
    en: { message: 'The second officer must be someone else.', todo: 'Choose another officer.' },
  },
  second_unfit: {
    zh: { message: '协同民警须为本所在职民警。', todo: '请选择本所的另一位民警；辅警、网格员不能担任。' },
    en: { message: 'The second officer must be a police officer of the same station.', todo: 'Choose another officer; auxiliaries and grid workers cannot be.' },
  },
  second_off_duty: {
    zh: { message: '所选协同民警现在不在岗。', todo: '紧急查看须由两名在岗民警进行，请另选一人。' },
    en: { message: 'The second officer is not on duty now.', todo: 'An emergency look takes two officers on duty; choose another.' },
  },
  emergency_lapsed: {
    zh: { message: '这次紧急查看已超过一小时未确认，不再有效。', todo: '如仍危及生命，请重新发起。' },
    en: { message: 'This emergency look waited for more than an hour and has lapsed.', todo: 'Start another if a life is still in danger.' },
  },
  not_the_second: {
    zh: { message: '须由申请中列明的协同民警本人确认。', todo: '请由该民警用本人账号登录确认。' },
    en: { message: 'Only the second officer named in the request can confirm.', todo: 'Let that officer sign in and confirm.' },
  },
  camera_unknown: {
    zh: { message: '没有这些摄像头：{cameras}。', todo: '请在地图或列表中重新选择。' },
    en: { message: 'There are no such cameras: {cameras}.', todo: 'Choose again on the map or in the list.' },
  },
  range_empty: {
    zh: { message: '结束时间须晚于开始时间。', todo: '请改正时间。' },
    en: { message: 'The end must be after the beginning.', todo: 'Correct the times.' },
  },
  range_too_long: {
    zh: { message: '时间范围超过 {hours} 小时。', todo: '请缩小到办案所必需的时段。' },
    en: { message: 'The time is longer than {hours} hours.', todo: 'Narrow it to what the case needs.' },
  },
  range_ahead: {
    zh: { message: '开始时间在将来。', todo: '请选择已发生的时段；实时查看请另选“实时”。' },
    en: { message: 'The beginning lies ahead.', todo: 'Choose a time that has passed; for live pictures ask for “live”.' },
  },
  export_needs_playback: {
    zh: { message: '导出须同时申请回放。', todo: '请勾选“回放”。' },
    en: { message: 'An export needs playback as well.', todo: 'Tick playback too.' },
  },
  until_out_of_bounds: {
    zh: { message: '有效期须在 {days} 天以内。', todo: '请改短有效期，到期可再申请。' },
    en: { message: 'A grant lasts {days} days at most.', todo: 'Choose an earlier end; it can be asked for again.' },
  },
  no_camera_near: {
    zh: { message: '警情地点 300 米内没有公共场所摄像头。', todo: '请核对警情位置，或按案件申请调取。' },
    en: { message: 'There is no public-place camera within 300 m of the call.', todo: 'Check the position of the call, or ask for footage on the ground of a case.' },
  },
  live_revoked: {
    zh: { message: '警情 {number} 的周边实时画面已被上级撤销。', todo: '确有必要的，请与撤销人商议，或依法另行申请。' },
    en: { message: 'Live pictures around {number} were revoked.', todo: 'Talk to whoever revoked them, or ask for footage in the ordinary way.' },
  },
  service_shown: {
    zh: { message: '所有人已看到通知，不能再暂缓。', todo: '如有妨碍办案情形，请与法制部门商议。' },
    en: { message: 'The owner has already been told; it cannot be deferred any more.', todo: 'Talk to the legal office if that hinders the case.' },
  },
  service_answered: {
    zh: { message: '这份通知已有签收或拒签记录。', todo: '请刷新后查看。' },
    en: { message: 'This notice was already signed or refused.', todo: 'Reload and look at it.' },
  },
  deferral_out_of_bounds: {
    zh: { message: '暂缓告知须有截止日期，且不超过 {days} 天。', todo: '请改正日期，必要时到期前再延长。' },
    en: { message: 'A deferral needs an end within {days} days.', todo: 'Correct the date; it can be prolonged before it ends.' },
  },
  look_exists: {
    zh: { message: '这次查看已登记。', todo: '请刷新页面。' },
    en: { message: 'This look was already opened.', todo: 'Reload the page.' },
  },
  look_over: {
    zh: { message: '这次查看已结束。', todo: '请重新打开。' },
    en: { message: 'This look has ended.', todo: 'Open it again.' },
  },
  too_fast: {
    zh: { message: '取用视频过快。', todo: '请稍等片刻再继续。' },
    en: { message: 'Footage is being taken too fast.', todo: 'Wait a moment and go on.' },
  },
  nothing_recorded: {
    zh: { message: '这段时间没有录像。', todo: '请在时间轴上选择有录像的时段。' },
    en: { message: 'Nothing was recorded then.', todo: 'Choose a time on the timeline at which something was.' },
  },
  transcoders_busy: {
    zh: { message: '正在转码的画面太多，暂时不能再开。', todo: '请先关闭别的画面，或改用能直接播放 H.265 的浏览器。' },
    en: { message: 'Too many pictures are being transcoded.', todo: 'Close another one, or use a browser that plays H.265.' },
  },
  picture_failed: {
    zh: { message: '这一刻的画面无法解码。', todo: '请选择相邻的时刻；录像本身未被改动。' },
    en: { message: 'The picture of this moment cannot be decoded.', todo: 'Choose a moment beside it; the recording itself is untouched.' },
  },
  nothing_changed: {
    zh: { message: '没有改动。', todo: '如需修改，请先更改数值。' },
    en: { message: 'Nothing was changed.', todo: 'Change a value first.' },
  },
  clip_exists: {
    zh: { message: '这个片段已标记。', todo: '请在片段列表中查看。' },
    en: { message: 'This clip was already marked.', todo: 'Look it up in the list of clips.' },
  },
  clip_removed: {
    zh: { message: '这个片段已移除。', todo: '请重新标记。' },
    en: { message: 'This clip was removed.', todo: 'Mark it again.' },
  },
  mask_outside: {
    zh: { message: '有遮挡不在片段的时间内。', todo: '请删除它，或把起止改到片段之内。' },
    en: { message: 'A mask lies outside the clip’s time.', todo: 'Delete it, or move its ends into the clip.' },
  },
  bookmark_exists: {
    zh: { message: '这个书签已保存。', todo: '请在书签列表中查看。' },
    en: { message: 'This bookmark was already kept.', todo: 'Look it up in the list of bookmarks.' },
  },
  bookmark_removed: {
    zh: { message: '这个书签已移除。', todo: '请重新标记。' },
    en: { message: 'This bookmark was removed.', todo: 'Mark the moment again.' },
  },
  still_needs_case: {
    zh: { message: '这份授权的依据是警情，还没有案卷可以存入。', todo: '请先受理为案件，再以案件申请调取。' },
    en: { message: 'This grant stands on a call: there is no case file yet.', todo: 'Accept the call as a case, and ask for footage on its ground.' },
  },
  reel_exists: {
    zh: { message: '这份集锦已经制作。', todo: '请在集锦列表中取用；如没有下载文件，请重新制作。' },
    en: { message: 'This reel was already made.', todo: 'Fetch it from the list of reels; make it again if it has no file.' },
  },
  reel_mixed: {
    zh: { message: '这些片段不属于同一案件。', todo: '请只选择同一案件的片段。' },
    en: { message: 'These clips are not of one case.', todo: 'Choose clips of one case.' },
  },
  reel_too_long: {
    zh: { message: '集锦不超过 {minutes} 分钟。', todo: '请减少或缩短片段；原件可照常导出。' },
    en: { message: 'A reel lasts {minutes} minutes at most.', todo: 'Take fewer or shorter clips; originals can be exported all the same.' },
  },
  export_exists: {
    zh: { message: '这次导出已完成。', todo: '请在导出列表中取用。' },
    en: { message: 'This export was already made.', todo: 'Fetch it from the list of exports.' },
  },
  export_gone: {
    zh: { message: '导出的文件已按期删除。', todo: '请重新导出。' },
    en: { message: 'The exported file was deleted on schedule.', todo: 'Export it again.' },
  },
  export_too_long: {
    zh: { message: '一次导出不超过 {hours} 小时。', todo: '请分段导出。' },
    en: { message: 'One export covers {hours} hours at most.', todo: 'Export it in parts.' },
  },
  no_font: {
    zh: { message: '本机没有中文字体，无法在画面上叠加文字。', todo: '请系统管理员安装 fonts-noto-cjk；封装的原件不受影响。' },
    en: { message: 'This machine has no Chinese font to draw with.', todo: 'Ask the system administrator to install fonts-noto-cjk; sealed originals are not affected.' },
  },
  copy_too_long: {
    zh: { message: '观看副本不超过 {minutes} 分钟。', todo: '请缩短片段；原件可照常导出。' },
    en: { message: 'A viewing copy covers {minutes} minutes at most.', todo: 'Shorten the clip; the original can be exported all the same.' },
  },
  copy_busy: {
    zh: { message: '另一份观看副本正在制作。', todo: '请稍后再试。' },
    en: { message: 'Another viewing copy is being made.', todo: 'Try again in a while.' },
  },
  review_kept: {
    zh: { message: '这一周的复核已经完成。', todo: '如需补充或更正，请在该周复核中更正。' },
    en: { message: 'This week was already reviewed.', todo: 'Correct the review if something is to be added.' },
  },
  week_running: {
    zh: { message: '这一周还没有结束。', todo: '请在下周一以后复核。' },
    en: { message: 'This week is not over.', todo: 'Review it from next Monday on.' },
  },
  review_incomplete: {
    zh: { message: '还有 {count} 次须查的查看没有结论。', todo: '请逐条查阅：突出的和账本抽中的都须查。' },
    en: { message: '{count} looks that have to be examined have no finding.', todo: 'Go through them: those that stand out and those that the ledger drew.' },
  },
  look_of_other_week: {
    zh: { message: '其中有不属于这一周的查看。', todo: '请刷新后重新填写。' },
    en: { message: 'Some of these looks are not of this week.', todo: 'Reload and fill it in again.' },
  },
  finding_needs_note: {
    zh: { message: '需说明或违规的查看须写明所见。', todo: '请为这些查看补写说明。' },
    en: { message: 'A look that is to be explained, or was outside its grant, needs a note.', todo: 'Write what you saw.' },
  },
  own_clip_too_long: {
    zh: { message: '一次最多 {minutes} 分钟。', todo: '请分段播放或保存。' },
    en: { message: '{minutes} minutes at most at a time.', todo: 'Play or save it in parts.' },
  },
  hold_exists: {
    zh: { message: '这份保全已提交。', todo: '请在案件的“录像保全”中查看。' },
    en: { message: 'This hold was already sent.', todo: 'Look it up among the holds of the case.' },
  },
  hold_decided: {
    zh: { message: '这份保全已有结论，或已过七日自动失效。', todo: '如仍需要，请重新申请保全。' },
    en: { message: 'This hold was already decided, or has lapsed after seven days.', todo: 'Ask for another if it is still needed.' },
  },
  hold_over: {
    zh: { message: '这份保全已结束。', todo: '如录像仍在，请重新申请保全。' },
    en: { message: 'This hold is over.', todo: 'Ask for another if it is still needed.' },
  },
  hold_until_out_of_bounds: {
    zh: { message: '保全须有截止日期，且不超过今后 {days} 日（条例第十七条）。', todo: '请改小截止日期；到期前可再延长。' },
    en: { message: 'A hold has an end date, {days} days ahead at most (Decree 799, art. 17).', todo: 'Choose an earlier one; it can be prolonged before it ends.' },
  },
}
