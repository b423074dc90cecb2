// Package pace wakes a goroutine at exact times. Go's own timers are at best a millisecond fine where the process sleeps, because its poller counts
// in milliseconds; a timer of the kernel that is polled like a connection is as fine as the kernel's, and needs no second thread.
package pace

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// Pacer sleeps.
type Pacer struct {
	timer *os.File
	fd    int
	ticks [8]byte
}

// New returns a pacer; Close frees its timer.
func New() (*Pacer, error) {
	fd, err := unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_NONBLOCK|unix.TFD_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("timerfd_create", err)
	}
	return &Pacer{timer: os.NewFile(uintptr(fd), "timerfd"), fd: fd}, nil
}

// Until sleeps until a time; not at all where it is over.
func (p *Pacer) Until(at time.Time) error {
	left := time.Until(at)
	if left <= 0 {
		return nil
	}
	spec := unix.ItimerSpec{Value: unix.NsecToTimespec(int64(left))}
	if err := unix.TimerfdSettime(p.fd, 0, &spec, nil); err != nil {
		return os.NewSyscallError("timerfd_settime", err)
	}
	_, err := p.timer.Read(p.ticks[:])
	return err
}

// Close frees the timer.
func (p *Pacer) Close() error { return p.timer.Close() }
