/** The member `s3` of the configuration, and S3_URL. */
import type { S3Settings } from '../stores/files/s3-files.ts';
import type { Reader } from './reader.ts';

const urlForm = 'like https://KEY:SECRET@s3.example.com/bucket?region=eu-central-1';

/** `https://KEY:SECRET@host/bucket/prefix?region=…&pathStyle=false`, where key and secret are percent-encoded. */
function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  const [bucket = '', ...prefix] = url.pathname.split('/').filter(Boolean);
  const { username, password, searchParams } = url;
  const region = searchParams.get('region');
  const pathStyle = searchParams.get('pathStyle');
  return {
    endpoint: url.origin,
    bucket,
    ...(prefix.length ? { prefix: `${prefix.join('/')}/` } : {}),
    ...(region ? { region } : {}),
    ...(pathStyle ? { pathStyle: pathStyle !== 'false' } : {}),
    ...(username ? { accessKeyId: decodeURIComponent(username) } : {}),
    ...(password ? { secretAccessKey: decodeURIComponent(password) } : {}),
  };
}

/** What `s3` is as an object: S3_URL takes the place of the whole member, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY fill in the key. */
export function s3Value(value: unknown, environment: Readonly<Record<string, string | undefined>>): unknown {
  const url = environment['S3_URL'];
  const given = url ? (parse(url) ?? 'S3_URL') : value;
  if (typeof given !== 'object' || given === null) return given;
  const [accessKeyId, secretAccessKey] = [
    environment['AWS_ACCESS_KEY_ID'],
    environment['AWS_SECRET_ACCESS_KEY'],
  ];
  return { ...(accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : {}), ...given };
}

export function readS3(reader: Reader): S3Settings | undefined {
  if (reader.values['s3'] === 'S3_URL') {
    reader.take('s3');
    reader.errors.push(`S3_URL has to be ${urlForm}.`);
    return undefined;
  }
  const s3 = reader.section('s3');
  if (!s3) return undefined;
  const prefix = s3.text('prefix') ?? '';
  if (!/^([\w.-]+\/)*$/.test(prefix)) s3.fail('prefix', 'like support/');
  s3.needed('endpoint', 'the address of the object store, such as https://s3.eu-central-1.amazonaws.com');
  const bucket = s3.needed('bucket', 'the name of the bucket');
  if (bucket && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) s3.fail('bucket', 'the name of a bucket');
  const settings = {
    endpoint: s3.url('endpoint')?.href ?? '',
    bucket,
    region: s3.text('region') ?? 'us-east-1',
    pathStyle: s3.boolean('pathStyle') ?? true,
    prefix,
    accessKeyId: s3.needed('accessKeyId', 'the key; also from AWS_ACCESS_KEY_ID'),
    secretAccessKey: s3.needed(
      'secretAccessKey',
      'the secret of the key; also from AWS_SECRET_ACCESS_KEY',
      true,
    ),
  };
  s3.end();
  return settings;
}
