package loadgen

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/url"
	"os"
	"time"

	"base-image-operator/bench/internal/response"
)

const dialTimeout = 10 * time.Second

// Target is where reviews are sent.
type Target struct {
	address string
	config  *tls.Config
}

// NewTarget reads the certificate authority that the server's certificate must be issued by. No session is resumed, as client-go resumes none.
func NewTarget(to *url.URL, caFile string) (*Target, error) {
	pem, err := os.ReadFile(caFile)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, errors.New(caFile + " has no certificate")
	}
	port := to.Port()
	if port == "" {
		port = "443"
	}
	config := &tls.Config{RootCAs: roots, ServerName: to.Hostname(), NextProtos: []string{"http/1.1"}}
	return &Target{address: net.JoinHostPort(to.Hostname(), port), config: config}, nil
}

// connection is one kept connection.
type connection struct {
	*tls.Conn
	answers *response.Reader
}

func (t *Target) dial() (*connection, error) {
	dialer := &net.Dialer{Timeout: dialTimeout}
	conn, err := tls.DialWithDialer(dialer, "tcp", t.address, t.config)
	if err != nil {
		return nil, err
	}
	return &connection{Conn: conn, answers: response.NewReader(conn)}, nil
}

// ask sends a request and reads its answer. The connection cannot be used again after an error.
func (c *connection) ask(request *Request) (response.Answer, error) {
	if _, err := c.Write(request.bytes); err != nil {
		return response.Answer{}, err
	}
	return c.answers.Read()
}
