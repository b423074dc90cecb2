import { describe, expect, test } from '@jest/globals';
import { CONFIG_PLUGIN } from './plugin-source.ts';
import { readFacts } from './read-facts.ts';

describe('logProblems', () => {
  const STATEMENTS: readonly { readonly call: string; readonly secret?: string }[] = [
    { call: 'self.status.log(f"key {provider.api_key}")', secret: 'provider.api_key' },
    { call: 'self.status.log("key " + provider.api_key)', secret: 'provider.api_key' },
    { call: 'self.status.log("key %s" % token)', secret: 'token' },
    { call: 'self.status.log("key {}".format(token))', secret: 'token' },
    { call: 'print(os.environ["OPENAI_API_KEY"])', secret: "os.environ['OPENAI_API_KEY']" },
    { call: 'print(os.environ.get("GH_TOKEN", ""))', secret: "os.environ.get('GH_TOKEN', '')" },
    { call: 'print(os.getenv("DEPLOY_KEY"))', secret: "os.getenv('DEPLOY_KEY')" },
    { call: 'print(dict(os.environ))', secret: 'os.environ' },
    { call: 'logger.info("server %s", server.url)', secret: 'server.url' },
    { call: 'logging.debug(json.dumps(headers))', secret: 'headers' },
    { call: 'sys.stderr.write(password)', secret: 'password' },
    { call: 'print(config["apiKey"])', secret: "config['apiKey']" },
    { call: 'print(secret.strip())', secret: 'secret' },
    { call: 'print(x, token if token else "none")', secret: 'token' },
    { call: 'print(", ".join(token for a in b))', secret: 'token' },
    { call: 'print(token, file=sys.stderr)', secret: 'token' },
    { call: 'print(*tokens, sep=", ")', secret: 'tokens' },
    { call: 'self.status.log("Set the API key")' },
    { call: 'self.status.log(f"{len(api_keys)} keys")' },
    { call: 'self.status.log(f"key: {api_key is not None}")' },
    { call: 'self.status.log("yes" if api_key else "no")' },
    { call: 'self.status.log(f"{not token}")' },
    { call: 'self.status.log(f"{mask_token(token)} {token[:4]}")' },
    { call: 'self.status.log(f"{max_tokens} {token_count} {key} {provider.name}")' },
    { call: 'self.status.log(f"{urlparse(url).hostname}")' },
    { call: 'self.status.log(f"{headers.keys()} {headers.get(\'Accept\')}")' },
    { call: 'print(os.environ["CUBBI_MODEL"], os.environ.get("HOME"))' },
    { call: 'print(token, file=output)' },
    { call: 'file.write(api_key)' },
    { call: 'math.log(token)' },
    { call: 'data["key"] = api_key' },
  ];

  test.each(STATEMENTS)('$call shows $secret', ({ call, secret }) => {
    const { problems: found } = readFacts(`${CONFIG_PLUGIN}${call}\n`);
    const want = {
      rule: 'LogsSecret',
      line: 33,
      message: `the log gets "${secret ?? ''}", which may be or hold a secret`,
    };
    expect(found).toEqual(secret === undefined ? [] : [want]);
  });
});
