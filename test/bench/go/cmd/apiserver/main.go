// Command apiserver is a fake API server for load: BaseImageTemplates by lists, watches and writes, and empty collections of everything else.
//
//	apiserver --cert PEM --key PEM [--port 0] [--templates 100000] [--object-bytes 0] [--contract-hash HASH] [--no-watch-list] [--http2]
//
// It prints {"listening": PORT} once it serves. What benches may ask for besides the API is told in internal/kubeapi/control.go.
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"time"

	"base-image-operator/bench/internal/fixture"
	"base-image-operator/bench/internal/kubeapi"
	"base-image-operator/bench/internal/object"
	"base-image-operator/bench/internal/store"
)

// history is how many writes can be watched again: as long as a client may be away.
const history = 100_000

func main() {
	port := flag.Int("port", 0, "port on 127.0.0.1; 0 takes a free one")
	cert := flag.String("cert", "", "file with the certificate, PEM")
	key := flag.String("key", "", "file with the certificate's key, PEM")
	templates := flag.Int("templates", 100_000, "how many templates there are")
	objectBytes := flag.Int("object-bytes", 0, "least size of an object; 0 leaves it as it is, less than that leaves out managedFields and kubectl's annotation")
	contractHash := flag.String("contract-hash", object.ContractHash(), "status.judged.contractHash")
	noWatchList := flag.Bool("no-watch-list", false, "refuse sendInitialEvents, as an old API server does")
	bookmarks := flag.Duration("bookmarks", time.Minute, "how often a watch gets a bookmark")
	http2 := flag.Bool("http2", false, "serve HTTP/2 as well")
	flag.Parse()
	if *templates < 0 || *bookmarks <= 0 || flag.NArg() > 0 {
		flag.Usage()
		log.Fatal("apiserver: there is an argument too many, or a number below 0")
	}

	states := store.New(*templates, history, func(i int) bool { return fixture.At(i).Valid })
	encoder := object.NewEncoder(object.Options{ContractHash: *contractHash, Bytes: *objectBytes})
	handler := kubeapi.NewServer(states, encoder, kubeapi.Options{WatchList: !*noWatchList, Bookmarks: *bookmarks})
	if err := serve(handler, *port, *cert, *key, *http2); err != nil {
		log.Fatalf("apiserver: %v", err)
	}
}

// serve answers until the process is ended.
func serve(handler http.Handler, port int, cert, key string, http2 bool) error {
	certificate, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(http2)
	server := &http.Server{Handler: handler, Protocols: protocols, ReadHeaderTimeout: 10 * time.Second}
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	fmt.Printf("{\"listening\": %d}\n", listener.Addr().(*net.TCPAddr).Port)
	return server.ServeTLS(listener, "", "")
}
