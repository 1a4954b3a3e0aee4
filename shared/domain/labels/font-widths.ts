// How wide the printing font (Noto Sans, regular and bold) sets each character: two base-36 digits a character in
// thousandths of the size, `zz` where the font has no glyph. A test compares every entry with the font file.

export type Weight = 'regular' | 'bold';

const packed: Readonly<Record<Weight, readonly (readonly [first: number, widths: string])[]>> = {
  regular: [
    [
      0x20,
      '787hbchyfwn3kc698c8cfbfw7g8y7gacfwfwfwfwfwfwfwfwfwfw7g7gfwfwfwc2ozhri2hkkafgefk8kl9f7lh7ekp7l4lpgtlphaf9fgkbgopugafqfw95ac95fwcc7tflh3dch3fo9kh3h67676eu76pzh6gth3h3bhdba1h6e4luepe6d2akfbakfw',
    ],
    [
      0xa0,
      '787hfwfwfwfwfbe9g4n49xe5fwzzn4dwbwfw9q9q7thbi77g699qage5kplflpc2hrhrhrhrhrhrohhkfgfgfgfg9f9f9f9fkal4lplplplplpfwlpkbkbkbkbfqgthjflflflflflflo0dcfofofofo76767676gth6gtgtgtgtgtfwgth6h6h6h6e6h3e6hrflhrflhrflhkdchkdchkdchkdckah3kah5fgfofgfofgfofgfofgfok8h3k8h3k8h3k8h3klh6klh69f769f769f769f769f76h0ec7l76h7eueuek76ek76ek76ek7gek76l4h6l4h6l4h6j4l4h6lpgtlpgtlpgtpsqahabhhabhhabhf9dbf9dbf9dbf9dbfga1fga1fga1kbh6kbh6kbh6kbh6kbh6kbh6pulufqe6fqfwd2fwd2fwd292h3kah3h3hnh0hkhkdzkamih3h3gsfgkjgcgdbik8fupy9o9fh7eu76f2sml4h6lqlsh4tvnhj1h3haf9dbfw9xa1g0a1fgloiqlqkbg0f2fwd2g8g8dudufug8dmcvgb9cffec7hzzxcu5m5lqecspsaochrfl9f76lpgtkbh6kbh6kbh6kbh6kbh6fohrflhrfloho0k8h3k8h3h7eulpgtlpgtg8du76zzxcu5k8h3q2idl4h6hsfloho0lpgthrflhrflfgfofgfo9f769f76lpgtlpgthabhhabhkbh6kbh6f9dbfga1fzdsklh6klnzingkfwd2hrflfgfolpgtlpgtlpgtlpgtfqe6alkpas76r0r0hrhkdcekfgdbd2cgc4i2kbgxfgfo7l76lbh3habhfqe6',
    ],
    [
      0x370,
      'cbaei8i64n4nlchvzzzz6sdcdcdc7g7lzzzzzzzz6ii0jo7gk0p5ejzzovzzlond98hri2dvhrfgfwkllp9fh7gxp7l4hclpkbgtzzfwfgfqnfgamtjx9ffqhbd2gw98gmhbh1ecgcd2csgwgi98euefheecdmgti5godjh2dmgmk5giktm798gmgtgmm7h7hthbggmaggk5nueul7gthkdce5eddrfgghehzzzzzzzzzzzzzzzzzzzzzzzzzzzzixgodc76lqdrdqgth3hkp7k6gthkhkhk',
    ],
    [
      0x400,
      'fgfgjwe5hrf97w7w7ls2sjjvhdl0h4kbhqh2i2e5k9fgp5g1l0l0hdjep7knl5kdgthsfgh4mpgckkipsrsij1nlgvhzrrhqfgglfoc6gvfbl3dkh9h9ergblch2gigugwdpcxe5khe7h0gdouoxhbl3f5dqm7g1fbfbh7c6dpd0767676nvoqh9erh9e5gupjlxirhmpmkmizfwptlok9hsrcnlgbdmmcl5lqgthnechneczzufmtibsip4pjlxhvdogx00000000000000ltibh3gih1h3esc4eqc2i3etp4m4g1dkimfhhdephdeuj9hbkzi9mnkitcnzlnhuhkdcfgd7fqe4fqe4hjfcnyk4jjh9jegujeh6nlihnlih9fp5l3jcfkjzgbkbh9l0iejeh1phkz9fhrflhrfloho0fgfokjfokjfop5l3g1dkg8dul0h9l0h9lpgtlqgtlqgthzdqh4e5h4e5h4e6ipgdeqc1nll3eqc2hkfagaeph3h3p2ozp5mhhlexrenvs7phl4hujvi8gddfjsgaqamhmemqp8oglph3puluhders1mqubobkphvk9hukchezzzzj9gjjjgk',
    ],
    [
      0x1e00,
      'hrfli2h3i2h3i2h3hkdckah3kah3kah3kah3kah3fgfofgfofgfofgfofgfoef9kk8h3klh6klh6klh6klh6klh69f769f76h7euh7euh7euek76ek76ek76ek76p7pzp7pzp7pzl4h6l4h6l4h6l4h6lpgtlpgtlpgtlpgtgth3gth3habhhabhhabhhabhf9dbf9dbf9dbf9dbf9dbfga1fga1fga1fga1kbh6kbh6kbh6kbh6kbh6goe4goe4pulupulupulupulupulugaepgaepfqe6fwd2fwd2fwd2h6a1lue6fr929292jpgshrflhrflhrflhrflhrflhrflhrflhrflhrflhrflhrflhrflfgfofgfofgfofgfofgfofgfofgfofgfo9f769f76lpgtlpgtlpgtlpgtlpgtlpgtlpgtlsh4lsh4lsh4lsh4lsh4kbh6kbh6loiqloiqloiqloiqloiqfqe6fqe6fqe6fqe6lbeckdgggsed',
    ],
    [0x2010, '8y8yfwdwrsrsfbbf4v4v6y4v9z9zbk9ze8e8aga8dwewlz7g'],
    [0x2030, 'wpzz6gbcg86gc8gqb38m8m'],
    [0x20a0, 'fwfwfwfwfwpzfwlkn5imm7h5fwfwfwqyfwfwk8gwf9hkh9k6f6fwfwlpmig6lffw'],
    [0x2116, 'sc'],
    [0x2122, 'lh'],
  ],
  bold: [
    [
      0x20,
      '787udbhyfwp2ku7e9f9ff2fw7x8w7tbjfwfwfwfwfwfwfwfwfwfw7t7xfwfwfwd9oyj8ihhukcfkf9k4l9at97igfjq7mllzh9lzi8fbg1l0i2qvimheg397bj97fwbfa5gnhkechkglarhki28b8ah88ar3i2hdhkhkcfdyc2i2fvnsg2fvdpayfbayfw',
    ],
    [
      0xa0,
      '787yfwfwfsfwfbdighn4alh2fwzzn4dwbsfwajaka5i5i07t7bakaqh2n2oanhd9j8j8j8j8j8j8qghufkfkfkfkatatatatkcmdlzlzlzlzlzfwlzl0l0l0l0hehgjkgngngngngngnphecglglglgl8b8b8b8bhfi2hdhdhdhdhdfwh7i2i2i2i2fvhkfvj8gnj8gnj8gnhuechuechuechueckchkkchxfkglfkglfkglfkgffkglk4hkk4hkk4hkk4hkl9i2lai9at8bat8bat8bat8bat8bk2gy978aich8h8fj8afj8afj8afja9fp8hmdi2mdi2mdi2ljmli2lzhdlzhdlzhdr1r6i8cfi8cfi8cffbdyfbdyfbdyfbdyg1c2g1c2g1c2l0i2l0i2l0i2l0i2l0i2l0i2qvnyhefvheg3dpg3dpg3dpanholzhqhoijhohuhrehkcnxhqhohcfkmpi0ivedk6i2rfb9axighc96h3srmli2lzmtixvbptkrhoiffcdvg3bmc1h6c1g3oll1lvl0hlh7g1dpgfgfg6g5fug2ffdthd83fbec7uzzy1v9owo6gyvsv2qqj8gnat8blzhdl0i2l0i2l0i2l0i2l0i2glj8gnj8gnqgphk4hok4hkich8lzhdlzhdgfg58azzy1v9k4hkt4ismdi2j7gnqgphlzh7j8gnj8gnfkglfkglat8bat8blzhdlzhdi8cfi8cfl0i2l0i2fbdyg1c2hhe2l9i2l5o6l5hdg3dkj8gnfkgllzhdlzhdlzhdlzhdhefvc3lgcj8aqtqtjbhre8fpg9dtdkdidmihl0ikflgg988llohoifcfhgg0',
    ],
    [
      0x370,
      'dgboljj87171mvk0zzzz80e7ece77y97zzzzzzzz82lym47tlsrhhtzzqyzzowq1b5j8ihepinfkg3l9lzaticikq8mdhelzkzh9zzg3g1hep4imogl1athei8e2hvb5hpi8hjfngxe0dhhvh2b5h8fyiofnelhdkoh6e9i7f5hpmmhan4o3b5hphdhpobici9kci5pni5mms5h9lyhchueafdf8dxfbgie0zzzzzzzzzzzzzzzzzzzzzzzzzzzzich6ec8alzeke8hghkhuq7muhbhuhuhu',
    ],
    [
      0x400,
      'flfll9fni3f78z9797sqtjlmj0lzhxlaj8i1iefnlkflrpghlzlzj9kdq7lelll6hbhxg1hxp2ijlkjztntukypkhxi8s9ixgkhcgkd7hpg8o2ebiqiqh4hbn9i8h9i2hneke1fvmig1i2hpqhqiinnqgfeknngtg8g8i5dcekdu8k8b8aoxpqi5h4iqfvi2qholipiiqembkahsrxp2mchbttoghkffohnelzh7jxgtjxgtzzwon3j1u8qmqkolitekgx00000000000000pgmahqh2hghlg2e8fjdnkegqslq0ghebl0iailh7j9hfkdjbndknn6l2v9oplli8huecg3fahefyhefyknhmpulzmck6kfibkfi2qcjoqcjoatrso2l4i5nak7l9ienukokfi8sspqatj8gnj8gnqgphfkglmpglmpglrso2ghebgfg5lziqlziqlzhdlzhdlzhdi4ekhxfvhxfvhxfvk0hpfldapknqfjdnkahximg2hqhkpqpnpdo6jhidsppzszqgm8ifl2kei0ffmuk4scoho4nxorp6lzhkqvnyj9h4uzocw1pemtk4njkekxi2zzzzlbiqlzhu',
    ],
    [
      0x1e00,
      'j8gnihhkihhkihhkhueckchkkchkkchkkkhlkchkfkglfkglfkglfkglfkglf9aqk4hkl9i2l9i2l9i2l9i2l9i2at8bat8bich8ich8ich8fj8afj8afj8afj8aq8r3q8r3q8r3mdi2mdi2mdi2mdi2lzhdlzhdlzhdlzhdh9hkh9hki8cfi8cfi8cfi8cffbdyfbdyfbdyfbdyfbdyg1c2g1c2g1c2g1c2l0i2l0i2l0i2l0i2l0i2i9fvi9fvqvnyqvnyqvnyqvnyqvnyimg2img2hefvg3dpg3dpg3dpi2c2nyfvheanananl7hcj8gnj8gnj8gnj8gnj8gnj8gnj8gnj8gnj8gnj8gnj8gnj8gnfkglfkglfkglfkglfkglfkglfkglfkglat8bat8blzhdlzhdlzhdlzhdlzhdlzhdlzhdmtixmtixmtixmtixmtixl0i2l0i2oll1oll1oll1oll1oll1hefvhefvhefvhefvnugoksgoiffs',
    ],
    [0x2010, '8w8wg1dwrsrsfbbf61617y61cdcde9cde9efagagdwfznr7t'],
    [0x2030, 'zkzz8fekkpbqhvo0bca5a5'],
    [0x20a0, 'fwgxfwfwfwr3fwoqphkipjhxfwfwfws2gyfwkei2fwhpjckbfxfwfwmkoagolxfw'],
    [0x2116, 'sk'],
    [0x2122, 'lh'],
  ],
};

function unpack(weight: Weight): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const [first, digits] of packed[weight])
    for (let at = 0; at < digits.length; at += 2) {
      const pair = digits.slice(at, at + 2);
      if (pair !== 'zz') widths.set(String.fromCodePoint(first + at / 2), Number.parseInt(pair, 36));
    }
  return widths;
}

/** Advance of every character the printing font knows, in thousandths of the size. */
export const fontWidths: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: unpack('regular'),
  bold: unpack('bold'),
};
