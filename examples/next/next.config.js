/** @type {import('next').NextConfig} */
export default { basePath: '/example', distDir: 'dist' };
