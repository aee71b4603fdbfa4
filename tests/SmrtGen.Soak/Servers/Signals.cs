using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SmrtGen.Soak.Servers;

/// <summary>Freezes processes that the soak started, and lets them go on.</summary>
internal static class Signals
{
    private const int SigCont = 18;
    private const int SigStop = 19;

    public static void Freeze(Process process) => Send(process, SigStop);

    public static void Thaw(Process process) => Send(process, SigCont);

    private static void Send(Process process, int signal)
    {
        if (!process.HasExited)
            _ = Kill(process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
