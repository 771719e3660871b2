export function pressPlugin() {
  return { name: 'press' };
}
