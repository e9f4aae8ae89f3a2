import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateTokenCount } from "../../../src/text/estimate-token-count.ts";

/** Texts with the tokens that the tokeniser o200k makes of them, counted once with the package gpt-tokenizer. */
const COUNTED: [kind: string, text: string, tokens: number][] = [
  [
    "English",
    "The ferry left the island before dawn because the captain expected a storm. Nobody on board had slept, and the children were sitting between crates of apples while their parents watched the harbour lights grow smaller. When the engine stopped an hour later, the crew told everybody to stay calm and to keep away from the rail.",
    62,
  ],
  [
    "English capitals",
    "THE FERRY LEFT THE ISLAND BEFORE DAWN BECAUSE THE CAPTAIN EXPECTED A STORM. NOBODY ON BOARD HAD SLEPT, AND THE CHILDREN WERE SITTING BETWEEN CRATES OF APPLES WHILE THEIR PARENTS WATCHED THE HARBOUR LIGHTS GROW SMALLER. WHEN THE ENGINE STOPPED AN HOUR LATER, THE CREW TOLD EVERYBODY TO STAY CALM AND TO KEEP AWAY FROM THE RAIL.",
    97,
  ],
  [
    "German",
    "Die Fähre verließ die Insel noch vor der Morgendämmerung, weil der Kapitän mit einem Sturm rechnete. Niemand an Bord hatte geschlafen, und die Kinder saßen zwischen Apfelkisten, während ihre Eltern zusahen, wie die Lichter des Hafens kleiner wurden. Als eine Stunde später der Motor stehen blieb, bat die Mannschaft alle, ruhig zu bleiben und sich von der Reling fernzuhalten.",
    89,
  ],
  [
    "Spanish",
    "El transbordador salió de la isla antes del amanecer porque el capitán esperaba una tormenta. Nadie a bordo había dormido, y los niños estaban sentados entre cajas de manzanas mientras sus padres miraban cómo se alejaban las luces del puerto. Cuando el motor se paró una hora después, la tripulación pidió a todos que mantuvieran la calma.",
    78,
  ],
  [
    "Turkish",
    "Kaptan fırtına beklediği için vapur şafaktan önce adadan ayrıldı. Gemide kimse uyumamıştı ve çocuklar elma kasalarının arasında otururken anne babaları limanın ışıklarının küçülmesini izliyordu. Bir saat sonra motor durunca mürettebat herkesten sakin olmasını istedi.",
    73,
  ],
  [
    "Russian",
    "Паром покинул остров до рассвета, потому что капитан ожидал шторма. Никто на борту не спал, и дети сидели между ящиками с яблоками, пока родители смотрели, как уменьшаются огни гавани. Когда через час двигатель остановился, команда попросила всех сохранять спокойствие и не подходить к борту.",
    80,
  ],
  [
    "Greek",
    "Το πλοίο έφυγε από το νησί πριν από την αυγή, επειδή ο καπετάνιος περίμενε καταιγίδα. Κανείς στο πλοίο δεν είχε κοιμηθεί και τα παιδιά κάθονταν ανάμεσα σε κιβώτια με μήλα, ενώ οι γονείς τους κοιτούσαν τα φώτα του λιμανιού να μικραίνουν.",
    87,
  ],
  [
    "Arabic",
    "غادرت العبّارة الجزيرة قبل الفجر لأن القبطان كان يتوقع عاصفة. لم ينم أحد على متنها، وجلس الأطفال بين صناديق التفاح بينما كان آباؤهم يشاهدون أضواء الميناء وهي تصغر. وعندما توقف المحرك بعد ساعة طلب الطاقم من الجميع التزام الهدوء.",
    75,
  ],
  [
    "Korean",
    "선장이 폭풍을 예상했기 때문에 여객선은 동이 트기 전에 섬을 떠났다. 배에 탄 사람은 아무도 잠을 자지 못했고, 부모들이 작아지는 항구의 불빛을 바라보는 동안 아이들은 사과 상자 사이에 앉아 있었다. 한 시간 뒤 엔진이 멈추자 선원들은 모두에게 침착하라고 말했다.",
    87,
  ],
  [
    "Japanese",
    "船長が嵐を予想していたので、連絡船は夜明け前に島を出た。船の上では誰も眠っておらず、両親が小さくなっていく港の明かりを眺めている間、子どもたちはりんごの箱の間に座っていた。一時間後にエンジンが止まると、乗組員は落ち着いて手すりから離れるように全員に言った。",
    115,
  ],
  [
    "Chinese",
    "由于船长预计会有暴风雨，渡轮在黎明前离开了小岛。船上没有人睡觉，孩子们坐在苹果箱之间，而他们的父母看着港口的灯光越来越小。一小时后发动机停了下来，船员要求所有人保持冷静，不要靠近栏杆。",
    74,
  ],
  [
    "Hindi",
    "कप्तान को तूफ़ान की आशंका थी, इसलिए नौका भोर होने से पहले द्वीप से निकल गई। नाव पर कोई सोया नहीं था और बच्चे सेब की पेटियों के बीच बैठे थे, जबकि उनके माता-पिता बंदरगाह की रोशनी को छोटा होते देख रहे थे।",
    67,
  ],
  [
    "Thai",
    "เรือเฟอร์รี่ออกจากเกาะก่อนรุ่งสางเพราะกัปตันคาดว่าจะมีพายุ ไม่มีใครบนเรือได้นอน และเด็ก ๆ นั่งอยู่ระหว่างลังแอปเปิล ขณะที่พ่อแม่มองดูแสงไฟของท่าเรือที่เล็กลงเรื่อย ๆ",
    72,
  ],
  [
    "code",
    "export async function readHarbour(path: string, options: ReadOptions = {}): Promise<Harbour[]> {\n  const text = await readFile(path, 'utf8');\n  const rows = text.split('\\n').filter((line) => line.trim() !== '');\n  if (rows.length === 0) throw new RangeError('No rows, wanted 1 or more');\n  return rows.map((row) => parseHarbour(row, options));\n}",
    94,
  ],
  [
    "numbers",
    "1,204.50; 77,318.2; 2024-11-26 18:30; 0.0031; 45,000; 1998-02-14 07:05; 3.14159; 12,345,678; 99.95; 2,048; 65,536; 1024; 300.75",
    84,
  ],
  [
    "addresses",
    "https://www.example.org/articles/the-ferry-left-the-island?lang=en&page=12\nhttps://press.example.com/archive/2024/11/harbour-lights-at-night#section-3\nhttps://docs.example.io/reference/api/read-harbour.html",
    55,
  ],
  [
    "a table",
    "| port | boats | open | keeper |\n| --- | --- | --- | --- |\n| north harbour | 12 | yes | Petra |\n| south pier | 7 | no | Anton |\n| old mole | 31 | yes | Marta |\n| new dock | 4 | no | Jonas |",
    62,
  ],
];

describe("The estimated tokens of a text", () => {
  test.each(COUNTED)("are at most 5 %% too few and 15 %% too many in %s", (_, text, tokens) => {
    expect(estimateTokenCount(text) / tokens).toBeGreaterThanOrEqual(0.95);
    expect(estimateTokenCount(text) / tokens).toBeLessThanOrEqual(1.15);
  });

  test("are at most 5 % off on all of them together", () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const ratio = sum(COUNTED.map(([, text]) => estimateTokenCount(text))) / sum(COUNTED.map(([, , tokens]) => tokens));
    expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(0.05);
  });

  test("are none of nothing, and are finite and more than none of anything else that is seen", () => {
    expect(estimateTokenCount("")).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const tokens = estimateTokenCount(`x${text}`);
        expect(tokens).toBeGreaterThan(0);
        expect(tokens).toBeLessThanOrEqual(3 * text.length + 3);
      }),
    );
  });
});
