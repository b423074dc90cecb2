# The operator's image, for those who have Docker. It has the same contents as the one that `hack/image build operator`
# makes without Docker: Node.js, the libraries it needs, certificates and the bundled program; no shell, a numeric user.
#
#   docker build -t registry.example/base-image-operator:1.0 .

FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY src src
COPY hack/image.d hack/image.d
RUN npm run bundle

# Node.js, exactly the libraries that it names, and the loader: all with links followed.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && mkdir -p /image/usr/local/bin /image/etc/ssl/certs /image/app \
 && cp /usr/local/bin/node /image/usr/local/bin/node \
 && ldd /usr/local/bin/node | grep -o '/[^ ]*' | xargs -I LIBRARY cp -L --parents LIBRARY /image \
 && cp /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ \
 && echo 'hosts: files dns' > /image/etc/nsswitch.conf \
 && cp -r dist/operator.mjs dist/chunks /image/app/ \
 && mkdir -m 1777 /image/tmp

FROM scratch
COPY --from=build /image /
ENV PATH=/usr/local/bin HOME=/tmp NODE_ENV=production
LABEL org.opencontainers.image.title=base-image-operator org.opencontainers.image.licenses=Apache-2.0
WORKDIR /app
USER 65532:65532
# A review does not wait while a helper of the garbage collector has the processor (docs/adr/0012-a-turn-of-reviews.md).
ENTRYPOINT ["/usr/local/bin/node", "--single-threaded-gc", "/app/operator.mjs"]
