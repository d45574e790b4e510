import type { Catalogue } from '#platform/http/messages.ts'
import { importMessages } from './import/messages.ts'

export const cameraMessages: Catalogue = {
  ...importMessages,
  camera_exists: {
    zh: { message: '该摄像头已登记。', todo: '请在摄像头列表中查看。' },
    en: { message: 'This camera is already registered.', todo: 'Look it up in the list of cameras.' },
  },
  camera_forbidden_place: {
    zh: { message: '此处禁止安装摄像头（条例第八条），任何人无权例外。', todo: '请不要安装；已安装的请立即报告所在地公安机关处理。' },
    en: { message: 'No camera may stand here (Decree 799, art. 8). Nobody can make an exception.', todo: 'Do not install it; if one is there, report it to the police at once.' },
  },
  camera_household_public: {
    zh: { message: '住户不得在公共场所安装摄像头（条例第七条第三款、第九条）。', todo: '请把“公共场所”改为“否”，或改由负有安全防范义务的单位登记。' },
    en: { message: 'A household may not film a public place (Decree 799, arts 7(3), 9).', todo: 'Set “public place” to no, or let the unit with the duty of protection register it.' },
  },
  camera_retention_floor: {
    zh: { message: '此类摄像头的存储期限不得少于 {days} 日（条例第十七条）。', todo: '请把存储期限改为 {days} 日或更长。' },
    en: { message: 'Footage of this class is kept for at least {days} days (Decree 799, art. 17).', todo: 'Set the retention to {days} days or more.' },
  },
  bulk_not_yours: {
    zh: { message: '无权更改该摄像头的这些内容。', todo: '请由所属派出所更改，或取消选择。' },
    en: { message: 'You may not change this of that camera.', todo: 'Let its own station change it, or take it out of the selection.' },
  },
  repair_no_name: {
    zh: { message: '没有写明由谁维修。', todo: '请填写人员或单位。' },
    en: { message: 'It does not say who sees to the repair.', todo: 'Name a person or a company.' },
  },
  camera_not_broken: {
    zh: { message: '该摄像头目前没有故障，不显示所有人电话。', todo: '电话只为联系维修显示；请刷新列表。' },
    en: { message: 'Nothing is wrong with this camera now; the owner’s number is not shown.', todo: 'Numbers are shown to ring about repairs alone. Refresh the list.' },
  },
  camera_no_class: {
    zh: { message: '尚未确定法律类别（条例第七条、第九条），不能启用。', todo: '请选择法律类别后再启用。' },
    en: { message: 'The legal class is not decided yet (Decree 799, arts 7, 9); the camera cannot be activated.', todo: 'Choose the legal class, then activate.' },
  },
  camera_no_necessity: {
    zh: { message: '尚未写明公共安全必要性（条例第七条、第九条）。', todo: '请用一两句话写明为何需要此摄像头。' },
    en: { message: 'It is not written down why public safety needs this camera (Decree 799, arts 7, 9).', todo: 'Say it in a sentence or two.' },
  },
  camera_no_consent: {
    zh: { message: '周边有军事或涉密单位，缺少其同意文件（条例第十条）。', todo: '请填写同意文件的文号。' },
    en: { message: 'A military or classified site is nearby and its consent is missing (Decree 799, art. 10).', todo: 'Enter the number of the document of consent.' },
  },
  camera_no_view: {
    zh: { message: '缺少安装位置、朝向或视角（条例第十三条）。', todo: '请在地图上标出位置，并填写朝向和视角。' },
    en: { message: 'Position, direction or angle of view is missing (Decree 799, art. 13).', todo: 'Mark the position on the map and enter direction and angle.' },
  },
  camera_no_stream: {
    zh: { message: '还没有视频流地址。', todo: '请填写并测试视频流地址。' },
    en: { message: 'There is no stream address yet.', todo: 'Enter the stream address and test it.' },
  },
  camera_no_sign: {
    zh: { message: '缺少提示标识的文字或照片（条例第十三条）。', todo: '请设置显著的提示标识并拍照存档。' },
    en: { message: 'The text or photo of the sign is missing (Decree 799, art. 13).', todo: 'Put up a clear sign and keep a photo of it.' },
  },
  camera_bad_address: {
    zh: { message: '视频流地址不对。', todo: '请按 rtsp://主机[:端口]/路径 填写；特殊字符用百分号编码。' },
    en: { message: 'This is not a stream address.', todo: 'Write it as rtsp://host[:port]/path; percent-encode special characters.' },
  },
  camera_sub_elsewhere: {
    zh: { message: '子码流与主码流不在同一设备上。', todo: '请填写同一设备的子码流地址；确在别处的，请连同主码流地址和账号密码一起重新填写。' },
    en: { message: 'The sub-stream is not on the machine of the main stream.', todo: 'Enter a sub-stream of the same machine; where it really is elsewhere, enter the main address with its credentials anew, too.' },
  },
  camera_owner_unknown: {
    zh: { message: '{account} 不是在用的所有人账号。', todo: '请选择只有“摄像头所有人”角色的账号（公安自有摄像头可选派出所所长），或留空只填所有人名称。' },
    en: { message: '{account} is no active owner’s account.', todo: 'Choose an account that owns cameras and has no other role (for the police’s own, the station’s chief), or leave it empty and give the name alone.' },
  },
  camera_retired: {
    zh: { message: '该摄像头已停用注销。', todo: '如需再次使用，请重新登记。' },
    en: { message: 'This camera is out of service for good.', todo: 'Register it anew if it is to be used again.' },
  },
  recorder_enrolled: {
    zh: { message: '这个名称已有录像点使用。', todo: '请换一个名称；要更换连接文件，请先停用原录像点。' },
    en: { message: 'A recorder of this name is there already.', todo: 'Choose another name; to replace a link file, cut that recorder off first.' },
  },
  links_off: {
    zh: { message: '本服务器不接受远端录像点。', todo: '请设置 LANGQIAO_LINK_PORT 后重新启动。' },
    en: { message: 'This server takes no recorders from elsewhere.', todo: 'Set LANGQIAO_LINK_PORT and start it again.' },
  },
  recorder_unknown: {
    zh: { message: '没有名为 {recorder} 的录像进程。', todo: '请从录像进程列表中选择；新的录像进程启动一次后即可选。' },
    en: { message: 'There is no recorder named {recorder}.', todo: 'Choose one of the list; a new recorder is in it once it was started.' },
  },
  camera_paused: {
    zh: { message: '所有人已暂停录像，到时自动恢复。', todo: '请等到恢复，或请所有人提前恢复；自愿提供的摄像头由所有人决定。' },
    en: { message: 'Its owner has paused it; it goes on by itself.', todo: 'Wait, or ask the owner to resume: who lends it freely decides.' },
  },
  camera_not_recording: {
    zh: { message: '该摄像头现在没有启用，无需暂停。', todo: '如有疑问，请联系派出所。' },
    en: { message: 'This camera is not active, so there is nothing to pause.', todo: 'Ask the station if in doubt.' },
  },
  pause_out_of_bounds: {
    zh: { message: '暂停须有结束时间，最长 {days} 天。', todo: '请选近一些的时间；不再提供，请告知派出所停录。' },
    en: { message: 'A pause has an end, {days} days ahead at most.', todo: 'Choose an earlier one; if you lend the camera no more, tell the station.' },
  },
  recorder_away: {
    zh: { message: '录像进程没有运行，无法测试。', todo: '请联系系统管理员；录像恢复后再试。' },
    en: { message: 'The recorder is not running, so nothing can be tested.', todo: 'Ask the system administrator; try again when it records.' },
  },
  recorder_busy: {
    zh: { message: '正在测试的摄像头太多。', todo: '请稍后再试。' },
    en: { message: 'Too many cameras are being tested.', todo: 'Try again in a moment.' },
  },
}
