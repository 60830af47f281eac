using Timeline.Storage.Tests.DueWork;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Timeline.Storage.Tests;

/// <summary>
/// Runs the tests as every test project does. Besides: <c>due-work [--deadlines N] [--seed N]</c>, deadlines met by processes that are killed
/// at random, for longer than a test may take; and <c>due-worker</c>, one of these processes.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        // What xunit's own entry point does.
        if (Array.Exists(arguments, argument => argument is "--server" or "--internal-msbuild-node"))
            return TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
        return arguments switch
        {
            ["due-worker", var schema, var tenant] => DueWorkerProcess.WorkAsync(schema, tenant),
            ["due-work", .. var rest] => DueRound.MainAsync(rest),
            _ => ConsoleRunner.Run(arguments),
        };
    }
}
