// Command controllerruntime is the webhook that somebody would write with controller-runtime: it decodes the typed pod and decides as the gate does,
// from a map of the same templates, with controller-runtime's own metrics and settings.
//
//	controllerruntime --cert-dir DIR [--port 0] [--templates 1000]
//
// DIR has tls.crt and tls.key. It prints {"listening": PORT} once it serves, on /validate.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"time"

	"github.com/go-logr/logr"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	crlog "sigs.k8s.io/controller-runtime/pkg/log"
	crwebhook "sigs.k8s.io/controller-runtime/pkg/webhook"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"

	"base-image-operator/bench/internal/webhook"
)

func main() {
	port := flag.Int("port", 0, "port on 127.0.0.1; 0 takes a free one")
	certDir := flag.String("cert-dir", "", "folder with tls.crt and tls.key")
	templates := flag.Int("templates", 1000, "how many templates there are")
	flag.Parse()
	if *templates < 0 || flag.NArg() > 0 {
		flag.Usage()
		log.Fatal("controllerruntime: there is an argument too many, or a number below 0")
	}
	// It logs nothing about a review by default; without a logger it warns once.
	crlog.SetLogger(logr.Discard())
	if err := serve(*port, *certDir, *templates); err != nil {
		log.Fatalf("controllerruntime: %v", err)
	}
}

// serve answers until the process is ended.
func serve(port int, certDir string, templates int) error {
	scheme := runtime.NewScheme()
	if err := corev1.AddToScheme(scheme); err != nil {
		return err
	}
	if port == 0 {
		// controller-runtime takes 0 for its own default.
		var err error
		if port, err = freePort(); err != nil {
			return err
		}
	}
	server := crwebhook.NewServer(crwebhook.Options{Host: "127.0.0.1", Port: port, CertDir: certDir})
	handler := &webhook.Handler{Records: webhook.Records(templates), Decoder: admission.NewDecoder(scheme)}
	server.Register("/validate", &admission.Webhook{Handler: handler})
	go announce(server, port)
	return server.Start(context.Background())
}

// announce prints the port once the server answers.
func announce(server crwebhook.Server, port int) {
	started := server.StartedChecker()
	for started(nil) != nil {
		time.Sleep(time.Millisecond)
	}
	fmt.Printf("{\"listening\": %d}\n", port)
}

// freePort finds a port that nobody listens on.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
