import type { Agent } from 'node:http';
import type { SecureContextOptions } from 'node:tls';

/** What a request needs besides its own content. */
export interface Credentials {
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** Keeps the connections. */
  readonly agent: Agent;
}

/** A server's URL in the parts that a request has. */
export interface Target {
  readonly secure: boolean;
  /** Address or name, without brackets. */
  readonly host: string;
  /** Empty for the protocol's own. */
  readonly port: string;
  /** As in the header `Host`. */
  readonly authority: string;
  /** What each path begins with; empty in most clusters. */
  readonly prefix: string;
}

/** Connections to one API server, kept open between requests. */
export interface Connection {
  /** URL without a slash at its end. */
  readonly server: string;
  readonly target: Target;
  /** @throws where a file or a program that gives credentials cannot be read, or the connection was closed */
  credentials(): Promise<Credentials>;
  /** Reads token and certificates again before the next request: the server refused the present ones. */
  refresh(): void;
  /** Ends all requests. */
  close(): void;
}

/** How TLS to the API server is spoken; what is missing is as Node.js has it. */
export interface TlsMaterial extends Pick<
  SecureContextOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase'
> {
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
}

/** Where the API server is and who we are to it. */
export interface ConnectionSource {
  readonly server: string;
  /** Reads what may have changed since the last time: tokens are rotated, certificates renewed. */
  read(): Promise<Material>;
}

/** What a source gives. */
export interface Material {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsMaterial;
  /** URL of an HTTP proxy. */
  readonly proxy?: string;
}
