// Command kube is every program of Kubernetes that one node needs, linked once: etcd, the control plane, the kubelet, kube-proxy and
// kubectl. The name it is called by (a symbolic link) chooses the program; called as kube, the first argument does.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"          // --logging-format=json
	_ "k8s.io/component-base/metrics/prometheus/clientgo" // client metrics
	_ "k8s.io/component-base/metrics/prometheus/version"  // kubernetes_build_info
	kubectlcmd "k8s.io/kubectl/pkg/cmd"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

func main() {
	args := os.Args
	if filepath.Base(args[0]) == "kube" {
		if args = args[1:]; len(args) == 0 {
			fail("name a program: kube PROGRAM [ARGUMENT…]")
		}
	}
	os.Args = args
	program := filepath.Base(args[0])
	switch program {
	case "etcd":
		etcdmain.Main(args)
	case "kubectl":
		// kubectl prints its own errors and sets its own exit codes.
		if err := cli.RunNoErrOutput(kubectlcmd.NewDefaultKubectlCommand()); err != nil {
			kubectlutil.CheckErr(err)
		}
	default:
		os.Exit(cli.Run(component(program)))
	}
}

func component(program string) *cobra.Command {
	switch program {
	case "kube-apiserver":
		return apiserver.NewAPIServerCommand()
	case "kube-controller-manager":
		return controllermanager.NewControllerManagerCommand()
	case "kube-scheduler":
		return scheduler.NewSchedulerCommand() // a nil option would panic
	case "kubelet":
		return kubelet.NewKubeletCommand(context.Background())
	case "kube-proxy":
		return proxy.NewProxyCommand()
	}
	fail(fmt.Sprintf("no program %q in this binary", program))
	return nil
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, "kube:", message)
	os.Exit(2)
}
