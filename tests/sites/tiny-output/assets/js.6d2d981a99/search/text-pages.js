
const SIGNATURE = "pagefind_dcd";
const [NUMBER, TEXT, ARRAY] = [0, 3, 4]; // types
const letters = new TextEncoder();

export function writtenOut({ version, lengths, ranks, parts, fields }) {
  const pages = lengths.map((length, at) => [String(ranks[at] ?? at), length]);
  const chunks = parts.map((last, at) => [at ? `${parts[at - 1]} ` : "", last, String(at)]);
  const made = [...letters.encode(SIGNATURE)];
  write([version, pages, chunks, [], [], fields], made);
  return new Uint8Array(made);
}

function write(value, made) {
  if (typeof value === "number") {
    begin(NUMBER, value, made);
  } else if (typeof value === "string") {
    const text = letters.encode(value);
    begin(TEXT, text.length, made);
    made.push(...text);
  } else {
    begin(ARRAY, value.length, made);
    for (const item of value) write(item, made);
  }
}

function begin(type, number, made) {
  const size = number < 24 ? 0 : number < 1 << 8 ? 1 : number < 1 << 16 ? 2 : 4;
  made.push((type << 5) | (size ? 24 + Math.log2(size) : number));
  for (let at = size - 1; at >= 0; at -= 1) made.push((number >>> (8 * at)) & 255);
}
