// What results can be narrowed and sorted by: the year, the venue, and so on, of every document
// by its rank. Ranks run from the newest document to the oldest.

const HIDDEN = "citations"; // sorts, and narrows nothing

/** The facets of so many documents; `runs` holds for each facet and value how many documents are
 * passed over, how many follow one another, and so on. */
export class Facets {
  constructor(runs, count) {
    this.values = new Map(Object.entries(runs).map(([name, values]) => [name, spread(values, count)]));
  }

  /** Whether a document has one of the chosen values of every facet but `except`. */
  fits(rank, filters, except = "") {
    return Object.entries(filters).every(([name, chosen]) => {
      const wanted = chosen === true ? ["yes"] : chosen || [];
      return name === except || !wanted.length
        || wanted.some((value) => this.values.get(name)?.[rank]?.includes(value));
    });
  }

  /** How many documents have each value, among those that the other filters leave. */
  counts(ranks, filters) {
    const names = [...this.values.keys()].filter((name) => name !== HIDDEN);
    return Object.fromEntries(names.map((name) => {
      const counts = new Map();
      for (const rank of ranks) {
        const values = this.values.get(name)[rank];
        if (!values || !this.fits(rank, filters, name)) continue;
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [name, Object.fromEntries(counts)];
    }));
  }

  /** What compares results: by citations, the most cited first, or by date. */
  order(sort) {
    const byDate = (a, b) => a.rank - b.rank;
    if (sort !== "citations") return byDate;
    const cited = ({ rank }) => Number(this.values.get(HIDDEN)?.[rank]?.[0] ?? -1);
    return (a, b) => cited(b) - cited(a) || byDate(a, b);
  }
}

/** The values of a facet by rank. */
function spread(values, count) {
  const found = new Array(count);
  for (const [value, runs] of Object.entries(values)) {
    let rank = 0;
    for (let at = 0; at < runs.length; at += 2) {
      rank += runs[at];
      for (const end = rank + runs[at + 1]; rank < end; rank += 1) (found[rank] ??= []).push(value);
    }
  }
  return found;
}
