"""The machine: processes, memory, time and progress, which know nothing of papers."""
