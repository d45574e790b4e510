import { drawCurve, type Point } from '../geometry.ts'
import { lancheng, qiyun, type StreamFrame } from './rivers.ts'

export interface Street {
  id: string
  name: string
  nameEn: string
  town: 'lancheng' | 'qiyun'
  /** `main` carries through traffic, `lane` is for people and e-bikes. */
  rank: 'main' | 'street' | 'lane'
  /** Carriageway in metres. */
  width: number
  line: Point[]
}

const widths = { main: 15, street: 9, lane: 5 }

/** A street from control points in the town's own coordinates (s downstream, t left of the stream). */
function street(town: Street['town'], rank: Street['rank'], id: string, name: string, nameEn: string, ...st: (readonly [number, number])[]): Street {
  const frame: StreamFrame = town === 'lancheng' ? lancheng : qiyun
  const dense: Point[] = []
  for (let i = 0; i + 1 < st.length; i++) {
    const [s0, t0] = st[i]!
    const [s1, t1] = st[i + 1]!
    const n = Math.max(1, Math.ceil(Math.hypot(s1 - s0, t1 - t0) / 120))
    for (let k = 0; k < n; k++) dense.push(frame.at(s0 + ((s1 - s0) * k) / n, t0 + ((t1 - t0) * k) / n))
  }
  const [s, t] = st.at(-1)!
  dense.push(frame.at(s, t))
  return { id, name, nameEn, town, rank, width: widths[rank], line: drawCurve(dense, 30) }
}

const L = 'lancheng'
const Q = 'qiyun'

/** Streets of the two towns. Along the water first, then across it. */
export const streets: readonly Street[] = [
  street(L, 'street', 'binxi-bei', '滨溪北路', 'Binxi North Road', [-1700, 58], [1300, 58]),
  street(L, 'main', 'langqiao', '廊桥路', 'Langqiao Road', [-2300, 150], [-1700, 225], [1260, 230]),
  street(L, 'street', 'wenchang', '文昌街', 'Wenchang Street', [-1250, 420], [1150, 420]),
  street(L, 'street', 'xuefu', '学府路', 'Xuefu Road', [-850, 640], [820, 640]),
  street(L, 'street', 'binxi-nan', '滨溪南路', 'Binxi South Road', [-1400, -58], [2100, -58]),
  street(L, 'main', 'nanan', '南岸大道', "Nan'an Avenue", [-1500, -230], [-1300, -262], [1950, -262]),
  street(L, 'street', 'xinan', '新安路', "Xin'an Road", [-1150, -470], [1350, -470]),
  street(L, 'street', 'ximen', '西门街', 'Ximen Street', [-1250, 58], [-1250, 420]),
  street(L, 'street', 'xianqian', '县前街', 'Xianqian Street', [-850, 58], [-850, 640]),
  street(L, 'main', 'zhanqian', '站前路', 'Zhanqian Road', [-560, 58], [-560, 640]),
  street(L, 'lane', 'liyu', '鲤鱼巷', 'Liyu Lane', [-360, 58], [-360, 230]),
  street(L, 'lane', 'xueqian', '学前巷', 'Xueqian Lane', [-190, 230], [-190, 420]),
  street(L, 'lane', 'beimen', '北门巷', 'Beimen Lane', [-108, 58], [-108, 420]),
  street(L, 'street', 'qiaobei', '桥北街', 'Qiaobei Street', [0, 44], [0, 640]),
  street(L, 'street', 'dongmen', '东门街', 'Dongmen Street', [420, 58], [420, 640]),
  street(L, 'street', 'chashi', '茶市街', 'Chashi Street', [800, 58], [800, 640]),
  street(L, 'street', 'zhuxi', '竹溪路', 'Zhuxi Road', [1250, 58], [1250, 420], [1330, 800]),
  street(L, 'street', 'lanshan', '岚山路', 'Lanshan Road', [-560, -58], [-560, -470], [-620, -640]),
  street(L, 'street', 'erxiao', '育才路', 'Yucai Road', [-1100, -58], [-1100, -470]),
  street(L, 'street', 'qiaonan', '桥南街', 'Qiaonan Street', [0, -44], [0, -470]),
  street(L, 'main', 'jianxin', '建新街', 'Jianxin Street', [420, -58], [420, -470]),
  street(L, 'street', 'tiyu', '体育路', 'Tiyu Road', [900, -58], [900, -470]),
  street(L, 'street', 'gongye', '工业路', 'Gongye Road', [1350, -58], [1350, -640]),
  street(Q, 'main', 'qiyun', '栖云街', 'Qiyun Street', [-620, 48], [620, 48]),
  street(Q, 'lane', 'laojie', '老街', 'Old Street', [-300, 122], [360, 122]),
  street(Q, 'street', 'zhushi', '竹市路', 'Zhushi Road', [-520, -52], [520, -52]),
  street(Q, 'street', 'yunzhong', '云中路', 'Yunzhong Road', [-380, -170], [420, -170]),
  street(Q, 'street', 'qiaotou', '廊头街', 'Langtou Street', [0, 36], [0, 210]),
  street(Q, 'street', 'qiaoxi', '廊尾街', 'Langwei Street', [0, -36], [0, -170]),
  street(Q, 'lane', 'xuetang', '学堂巷', 'Xuetang Lane', [260, 48], [260, 210]),
  street(Q, 'street', 'chachang', '茶场路', 'Chachang Road', [-300, -52], [-300, -170], [-380, -330]),
]

/** Road bridges that join streets of both banks, in town coordinates. */
export const roadBridges = [
  { id: 'lanxi-bridge', name: '岚溪大桥', nameEn: 'Lanxi Bridge', line: [lancheng.at(-560, 58), lancheng.at(-560, -58)] },
  { id: 'dongmen-bridge', name: '东门大桥', nameEn: 'Dongmen Bridge', line: [lancheng.at(420, 58), lancheng.at(420, -58)] },
  { id: 'ximen-bridge', name: '西门大桥', nameEn: 'Ximen Bridge', line: [lancheng.at(-1100, 58), lancheng.at(-1100, -58)] },
  { id: 'zhushi-bridge', name: '竹市桥', nameEn: 'Zhushi Bridge', line: [qiyun.at(300, 48), qiyun.at(300, -52)] },
] as const
