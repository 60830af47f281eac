using System.Diagnostics;
using Timeline.Storage.Commands;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Writing;

/// <summary>What all writers of a round told: the truth that the database is measured by. Thread-safe.</summary>
internal sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Plan> _sent = [];
    private readonly Dictionary<Guid, IReadOnlyList<StreamVersion>> _acknowledged = [];
    private readonly List<string> _broken = [];
    private readonly List<long> _answeredAt = [];
    private int _faults;

    public void Take(Message message)
    {
        lock (_gate)
        {
            if (message.Sent is { } plan)
                _sent.Add(plan.Command, plan);
            if (message.Stored is { } command)
            {
                _acknowledged.Add(command, message.Reached!);
                _answeredAt.Add(Stopwatch.GetTimestamp());
            }

            if (message.Broken is { } text)
                _broken.Add(text);
            _faults += message.Faults;
        }
    }

    public IReadOnlyDictionary<Guid, Plan> Sent => _sent;

    public IReadOnlyDictionary<Guid, IReadOnlyList<StreamVersion>> Acknowledged => _acknowledged;

    public IReadOnlyList<string> Broken => _broken;

    public int Faults => _faults;

    public IEnumerable<Plan> Unanswered => _sent.Values.Where(plan => !_acknowledged.ContainsKey(plan.Command));

    /// <summary>How many were acknowledged until now; other than the rest, to be asked while writers write.</summary>
    public int AcknowledgedSoFar
    {
        get
        {
            lock (_gate)
                return _acknowledged.Count;
        }
    }

    /// <summary>Waits until more than so many are acknowledged; that none come in a minute is a finding.</summary>
    public async Task ServedAsync(int after, Findings findings)
    {
        var until = Environment.TickCount64 + 60_000;
        while (AcknowledgedSoFar <= after)
        {
            if (Environment.TickCount64 > until)
            {
                findings.Add("service", "nothing was acknowledged for a minute");
                return;
            }

            await Task.Delay(10);
        }
    }

    /// <summary>The longest time between two acknowledgements: the time without service.</summary>
    public TimeSpan LongestSilence() => _answeredAt
        .Zip(_answeredAt.Skip(1), (before, after) => Stopwatch.GetElapsedTime(before, after))
        .DefaultIfEmpty(TimeSpan.Zero)
        .Max();
}
