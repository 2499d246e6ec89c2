"""Made-up corpora of any size, like real ones in what costs time: `likeness` measures how like."""
