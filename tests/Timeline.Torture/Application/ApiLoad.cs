using Timeline.Torture.Checking;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Application;

/// <summary>Clients that send commands as fast as they are answered, to whichever node, until they are told to end.</summary>
internal sealed class ApiLoad : IAsyncDisposable
{
    private const int Clients = 8;
    private const int SharedIncidents = 3;

    private readonly CancellationTokenSource _end = new();
    private readonly ApiClient _client;
    private readonly ApiJournal _journal;
    private readonly Findings _findings;
    private readonly Task[] _tasks;

    private ApiLoad(ApiClient client, ApiJournal journal, Findings findings, int seed, IReadOnlyList<Guid> shared)
    {
        (_client, _journal, _findings) = (client, journal, findings);
        _tasks = [.. Enumerable.Range(0, Clients).Select(number => Task.Run(() => RunAsync(new Random(Seeds.Of("client", seed, number)), shared)))];
    }

    /// <summary>Declares what all clients share, and begins.</summary>
    public static async Task<ApiLoad> BeginAsync(ApiClient client, ApiJournal journal, Findings findings, int seed)
    {
        var shared = new List<Guid>();
        for (var i = 0; i < SharedIncidents; i++)
        {
            var declared = Declare();
            shared.Add(declared.Incident);
            await SendAsync(client, journal, findings, declared, new Random(seed + i), CancellationToken.None);
        }

        return new ApiLoad(client, journal, findings, seed, shared);
    }

    /// <summary>Returns when something more was acknowledged than so many.</summary>
    public async Task ServedAsync(int after)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (_journal.Acknowledged <= after)
        {
            if (Environment.TickCount64 > deadline)
            {
                _findings.Add("service", "nothing was acknowledged for a minute");
                return;
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Ends the load; what is under way is answered or left without an answer.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    /// <summary>Sends a command until it is acknowledged, refused, or cancelled.</summary>
    public static async Task SendAsync(ApiClient client, ApiJournal journal, Findings findings, ApiCommand command, Random dice, CancellationToken cancellation)
    {
        journal.Send(command);
        while (!cancellation.IsCancellationRequested)
        {
            // The answer of a request that was sent is waited for: it may be an acknowledgement.
            var answer = await client.SendAsync(dice.Next(100), command.Query, new { input = command.Input }, CancellationToken.None);
            var refused = answer.Refused ?? (answer.Data?.GetProperty(command.Field).GetProperty("error") is { ValueKind: System.Text.Json.JsonValueKind.Object } error ? error.ToString() : null);
            if (refused is not null)
            {
                findings.Add("refused", $"{command.Kind} {command.Id}: {refused}");
                return;
            }

            if (answer.Data is not null)
            {
                journal.Acknowledge(command);
                return;
            }

            journal.Fault();
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static ApiCommand Declare()
    {
        var id = Guid.CreateVersion7();
        return new ApiCommand(id, ApiCommandKind.Declare, id);
    }

    private async Task RunAsync(Random dice, IReadOnlyList<Guid> shared)
    {
        var incidents = shared.ToList();
        while (!_end.IsCancellationRequested)
        {
            var command = dice.Next(100) switch
            {
                < 5 => Declare(),
                < 15 => new ApiCommand(Guid.CreateVersion7(), ApiCommandKind.Import, incidents[dice.Next(incidents.Count)]),
                < 25 => new ApiCommand(Guid.CreateVersion7(), ApiCommandKind.Lesson, incidents[dice.Next(incidents.Count)]),
                _ => new ApiCommand(Guid.CreateVersion7(), ApiCommandKind.Log, incidents[dice.Next(incidents.Count)]),
            };
            await SendAsync(_client, _journal, _findings, command, dice, _end.Token);
            if (command.Kind == ApiCommandKind.Declare && _journal.IsAcknowledged(command))
                incidents.Add(command.Incident);
        }
    }
}
