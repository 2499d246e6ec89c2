export const HEAD = 6;
