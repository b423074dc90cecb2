// Command faulty-agent stands in for vibed-agent in the test images and breaks the contract in one chosen way.
//
// FAULTY_AGENT_MODE names the way; modes.go lists them.
package main

import (
	"log"
	"os"
	"sort"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("faulty-agent: ")
	name := os.Getenv("FAULTY_AGENT_MODE")
	mode, known := modes[name]
	if !known {
		names := make([]string, 0, len(modes))
		for known := range modes {
			names = append(names, known)
		}
		sort.Strings(names)
		log.Fatalf("FAULTY_AGENT_MODE=%q is not one of %s", name, strings.Join(names, ", "))
	}
	log.Printf("mode %s", name)
	if err := mode(); err != nil {
		log.Fatal(err)
	}
}
