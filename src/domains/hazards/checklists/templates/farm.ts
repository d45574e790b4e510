import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, choose, count, photo } = writeItems('farm')

/** 养殖场、农家. */
export const farm: Content = {
  title: { zh: '养殖场安全检查', en: 'Farm' },
  kind: 'farm',
  items: [
    choose('what', ['养什么', 'What is kept?'], { poultry: ['家禽', 'poultry'], pigs: ['生猪', 'pigs'], fish: ['水产', 'fish'], other: ['其他', 'other'] }),
    should('wiring', ['棚舍线路是否穿管、防潮', 'Are wires in the sheds in pipes and kept dry?'], ['serious', '棚舍线路裸露、受潮', 'Wires in the sheds are bare or damp']),
    shouldNot('heating', ['是否用明火或煤炉取暖', 'Is there heating by open fire or coal?'], ['serious', '棚舍内明火取暖', 'Sheds are heated by open fire'], { after: ['what', 'poultry', 'pigs', 'other'] }),
    shouldNot('pit', ['粪池、沼气池是否无盖、无警示', 'Is a pit or digester open, or without a warning?'], ['major', '粪池或沼气池无盖、无警示', 'A pit or digester is open or without a warning'], { after: ['what', 'poultry', 'pigs', 'other'] }),
    should('fence', ['水塘边是否有护栏和警示', 'Has the pond a fence and a warning?'], ['serious', '水塘无护栏、无警示', 'The pond has no fence or warning'], { after: ['what', 'fish'] }),
    count('slope_m', ['棚舍离山坡、溪岸多远', 'How far are the sheds from slope or bank?'], ['米', 'm'], { min: 0, max: 5000, below: 10, bad: ['serious', '棚舍紧靠山坡或溪岸', 'Sheds stand close to a slope or bank'] }),
    photo('photo', ['现场照片', 'Photos']),
  ],
}
