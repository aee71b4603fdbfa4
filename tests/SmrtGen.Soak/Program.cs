using System.Runtime.InteropServices;
using SmrtGen.Soak.Nodes;
using SmrtGen.Soak.Runs;

if (args is ["node"])
    return await NodeProgram.RunAsync();

SoakOptions options;
try
{
    options = SoakOptions.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(SoakOptions.Usage);
    return 2;
}

using CancellationTokenSource stopping = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await SoakPlan.RunAsync(options, stopping.Token);

// Servers and nodes end with the run, so it must be left in order.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopping.Cancel();
}
