using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Timeline.Torture.Servers;

/// <summary>What has to be ended or removed when somebody ends the torture in the middle: children do not end by themselves. Thread-safe.</summary>
internal static class Leftovers
{
    private static readonly Lock Gate = new();
    private static readonly List<Leftover> All = [];
    private static readonly PosixSignalRegistration[] Signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Clear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Clear),
    ];

    /// <summary>Remembers how to clear something away, until it is disposed of. The newest is cleared first.</summary>
    public static IDisposable Add(Action clear)
    {
        // Read, so that the signals are registered before there is anything to clear.
        _ = Signals.Length;
        var leftover = new Leftover(clear);
        lock (Gate)
            All.Add(leftover);
        return leftover;
    }

    /// <summary>Starts a process that is killed with the rest. Once the clearing has begun none is started any more.</summary>
    public static (Process Process, IDisposable Leftover) Start(ProcessStartInfo info)
    {
        _ = Signals.Length;
        // Who clears holds the lock to the end.
        lock (Gate)
        {
            var process = Process.Start(info)!;
            return (process, Add(process.Kill));
        }
    }

    private static void Clear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        lock (Gate)
        {
            for (var i = All.Count - 1; i >= 0; i--)
                Try(All[i].Clear);
        }

        Environment.Exit(130);
    }

    private static void Try(Action clear)
    {
        try
        {
            clear();
        }
#pragma warning disable CA1031 // What is left is cleared too, whatever happens.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(e.Message);
        }
    }

    private sealed record Leftover(Action Clear) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
                All.RemoveAll(other => ReferenceEquals(other, this));
        }
    }
}
