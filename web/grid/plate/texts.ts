import { defineTexts } from '../../shared/i18n/start.ts'

export const plateTexts = defineTexts({
  zh: {
    scan: '扫门牌', view: '相机画面', holdStill: '把门牌上的二维码放进画面。', shoot: '拍门牌二维码', noCamera: '相机没有打开，可以拍一张，或输入门牌编码。', noReader: '这部手机的浏览器不认二维码，请输入门牌编码。', noCode: '照片里没有认出二维码，请靠近再拍一次，或输入编码。', notOurs: '这不是门牌的二维码。',
    typeIt: '输入门牌编码', code: '门牌编码', openDoor: '打开', plate: '门牌', notToday: '门牌 {code} 不在今天的走访计划里。', scanOther: '扫另一块', several: '这块门牌有 {count} 户，请选一户',
  },
  en: {
    scan: 'Scan a door plate', view: 'What the camera sees', holdStill: 'Hold the code of the plate into the picture.', shoot: 'Photograph the code', noCamera: 'The camera is not on: take a photo of the code, or type it.', noReader: 'This phone’s browser reads no codes: type the code of the plate.', noCode: 'No code was found in the photo: go nearer, or type it.', notOurs: 'This is not the code of a door plate.',
    typeIt: 'Type the code of the plate', code: 'Code of the plate', openDoor: 'Open', plate: 'Door plate', notToday: 'Plate {code} is in none of today’s rounds.', scanOther: 'Scan another', several: '{count} doors have this plate: choose one',
  },
})
