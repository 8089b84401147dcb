import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
  [
    'Turkish',
    'tr',
    'Bu yıl don o kadar erken geldi ki saksıları akşam olmadan eve taşımak zorunda kaldık. Lahanalar soğuktan hiç korkmaz, komşumuzun dediğine göre böyle bir geceden sonra daha da tatlı olurlarmış. Yıldız çiçeklerini ise toprağın altından çıkarıp kuma gömdük.',
  ],
  [
    'Bulgarian',
    'bg',
    'Тази година сланата дойде толкова рано, че трябваше да внесем саксиите в къщата още преди вечерта. Зелето не се бои от студа, а съседката казва, че след такава нощ то става само по-сладко.',
  ],
  [
    'Ukrainian',
    'uk',
    'Цього року мороз прийшов так рано, що нам довелося заносити горщики до хати ще до вечора. Капусті холод не шкодить, від нього вона стає лише солодшою, каже сусідка.',
  ],
  [
    'Indonesian',
    'id',
    'Tahun ini hujan datang begitu awal sehingga kami harus membawa semua pot ke dalam rumah sebelum malam. Kubis tidak takut dengan air, kata tetangga kami, bahkan rasanya menjadi lebih manis setelah beberapa hari. Kami berharap musim semi segera tiba dan kebun menjadi hijau lagi.',
  ],
  [
    'Chinese',
    'zh',
    '今年的霜来得特别早，我们只好在天黑以前把花盆都搬进屋里。白菜不怕冷，邻居说经过这样的一夜，味道反而更甜。',
  ],
  [
    'Japanese',
    'ja',
    '今年は霜がとても早く降りたので、暗くなる前に鉢をすべて家の中に運ばなければなりませんでした。',
  ],
  [
    'Korean',
    'ko',
    '올해는 서리가 너무 일찍 내려서 어두워지기 전에 화분을 모두 집 안으로 옮겨야 했습니다. 배추는 추위를 무서워하지 않는다고 이웃이 말합니다.',
  ],
  [
    'Greek',
    'el',
    'Φέτος ο παγετός ήρθε τόσο νωρίς που έπρεπε να βάλουμε τις γλάστρες μέσα στο σπίτι πριν βραδιάσει, αλλά τα λάχανα δεν φοβούνται το κρύο.',
  ],
])('%s is told by its letters and trigrams', (_, language, text) => {
  expect(detectLanguage(text)?.languages[0]?.language).toBe(language);
});

test('Russian beside Ukrainian is neither, and no third language either', () => {
  const both =
    'Цього року мороз прийшов так рано, що нам довелося заносити горщики до хати ще до вечора. Ещё вчера было тепло, а сегодня на крыльце лёд, и соседка говорит, что выходить рано.';
  expect(detectLanguage(both)?.languages.map(({ language }) => language)).not.toContain('tg');
});

test('a short text is in no language, nor is one in as many scripts as words', () => {
  expect(detectLanguage('The first frost came early this year.')).toBeUndefined();
  expect(detectLanguage('👩‍🌾'.repeat(200))).toBeUndefined();
  expect(detectLanguage('garden сад κήπος 庭園 정원 باغ '.repeat(20))).toBeUndefined();
});
