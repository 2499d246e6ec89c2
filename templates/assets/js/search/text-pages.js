// What Pagefind wants to know of a bundle, in its own form (CBOR), written out of what is sent: the
// numbers of pages and of the index's parts are too many bytes to fetch.

const SIGNATURE = "pagefind_dcd";
const [NUMBER, TEXT, ARRAY] = [0, 3, 4]; // types
const letters = new TextEncoder();

/** The bytes: pages by their ranks, with the lengths of their texts, and the words between which
 * each part of the index lies. The parts leave no gap: for a word in one, Pagefind would fetch all
 * around it. */
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

/** A type, and a number or size in as few bytes as hold it. */
function begin(type, number, made) {
  const size = number < 24 ? 0 : number < 1 << 8 ? 1 : number < 1 << 16 ? 2 : 4;
  made.push((type << 5) | (size ? 24 + Math.log2(size) : number));
  for (let at = size - 1; at >= 0; at -= 1) made.push((number >>> (8 * at)) & 255);
}
