/** `--small`: the least of everything, to see that each part runs. Its figures say nothing. */
export const small = process.argv.includes('--small');
