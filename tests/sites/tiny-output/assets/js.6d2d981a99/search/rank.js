
import { BEGINS, BEGINS_SO, HEAD, PARTS, PHRASE, WHOLE, WORDS } from "./exactness.js";

export const BY_FIRST_AUTHOR = PARTS + 0.5;
const ELSEWHERE = PARTS + 0.25;
const BY_GIVEN_NAME = PARTS + 0.125;
const [FIRST_AUTHOR, GIVEN, ENDS_TITLE, ENDS_HEAD] = [2, 4, 2, 4];
const FIRST_POSITION = 8;

export function rankOfPaper(found) {
  const sure = found.filter(({ token, places }) => token.isRequired || places.length);
  const isWhole = sure.every(({ places }) => places.some((place) => place & 1));
  const shift = shiftOf(found);
  if (shift === null) {
    return isWhole ? rankOfWords(sure) : PARTS;
  }
  if (shift > 0) return isWhole ? PHRASE : PARTS;
  if (!isWhole) return BEGINS_SO;
  const { token, places } = found.at(-1);
  const ends = places.find((place) => positionOf(place) === token.at);
  if (ends & ENDS_TITLE) return WHOLE;
  return ends & ENDS_HEAD ? HEAD : BEGINS;
}

function rankOfWords(found) {
  if (found.every((it) => positions(it).length)) return WORDS;
  const isGiven = ({ places }) => places.every((place) => (place & ~1) === GIVEN);
  if (found.some(isGiven)) return BY_GIVEN_NAME;
  const isByFirst = found.some(({ places }) => places.some((place) => (place & ~1) === FIRST_AUTHOR));
  return isByFirst ? BY_FIRST_AUTHOR : ELSEWHERE;
}

export function rankOfName(found) {
  const weighty = found.filter(({ token }) => token.isRequired);
  if (!weighty.every(({ places }) => places.some((place) => place & 1))) return BEGINS_SO;
  const isAll = weighty[0].places.some((place) => (
    place & 1 && (place >> 1) % 8 === weighty.length
    && weighty.every(({ places }) => places.includes(place))
  ));
  return isAll ? WHOLE : BEGINS;
}

export function shiftOf(found) {
  const [first, ...others] = found;
  for (const position of positions(first)) {
    const shift = position - first.token.at;
    if (shift >= 0 && others.every((it) => positions(it).includes(it.token.at + shift))) return shift;
  }
  return null;
}

function positions({ places }) {
  return places.filter((place) => place >= FIRST_POSITION).map(positionOf);
}

function positionOf(place) {
  return (place >> 3) - 1;
}
