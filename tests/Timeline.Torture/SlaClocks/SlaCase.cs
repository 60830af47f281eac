using NodaTime;
using NodaTime.Text;

namespace Timeline.Torture.SlaClocks;

/// <summary>One incident with three targets, and what is done about it while they count.</summary>
internal sealed class SlaCase(int seed)
{
    /// <summary>It is reported within so long of the beginning.</summary>
    public static readonly TimeSpan Begins = TimeSpan.FromSeconds(40);

    // The report was so long before it was recorded.
    private const int Earlier = 20;

    private readonly Random _dice = new(seed);
    private readonly List<SlaFact> _said = [];

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>What was acknowledged, in that order.</summary>
    public IReadOnlyList<SlaFact> Said => _said;

    public async Task RunAsync(SlaDesk desk)
    {
        await Task.Delay(_dice.NextDouble() * Begins);
        await desk.SendAsync(_dice, "declareIncident", new { commandId = Id, title = $"Torture {Id}", severity = "SEV1", zone = "UTC" }, "incident { id }");
        await desk.SendAsync(_dice, "startImpact", new { incidentId = Id, service = "Mail", customer = desk.Customer }, "entry { id }");
        var reported = await SayAsync(
            desk, SlaFactKind.Reported, Now() - Duration.FromSeconds(_dice.Next(Earlier)), "logEntry", at => new { incidentId = Id, text = "They rang.", kind = "REPORT", occurredAt = at, precision = "SECOND" });
        // Of half of them nobody says anything more.
        switch (_dice.Next(12))
        {
            case 0 or 1:
                await LaterAsync(45);
                await SayAsync(desk, SlaFactKind.Engaged, "engageResponder", at => new { incidentId = Id, who = "Grace", occurredAt = at, precision = "SECOND" });
                break;
            case 2:
                await LaterAsync(45);
                var pauseId = await SayAsync(desk, SlaFactKind.Paused, "pauseClock", at => new { incidentId = Id, reason = "waiting for customer", occurredAt = at, precision = "SECOND" });
                await LaterAsync(20);
                await SayAsync(desk, SlaFactKind.Resumed, "resumeClock", at => new { incidentId = Id, pauseId, occurredAt = at, precision = "SECOND" });
                break;
            case 3:
                await LaterAsync(60);
                await SayAsync(desk, SlaFactKind.Mitigated, "changeStatus", at => new { incidentId = Id, to = "MITIGATED", occurredAt = at, precision = "SECOND" });
                await LaterAsync(20);
                await SayAsync(desk, SlaFactKind.Reopened, "changeStatus", at => new { incidentId = Id, to = "DECLARED", text = "It is back.", occurredAt = at, precision = "SECOND" });
                break;
            case 4:
                for (var times = _dice.Next(1, 4); times > 0; times--)
                {
                    await LaterAsync(30);
                    await SayAsync(desk, SlaFactKind.Told, "sendUpdate", at => new { incidentId = Id, text = "We are on it.", occurredAt = at, precision = "SECOND" });
                }

                break;
            case 5:
                await LaterAsync(70);
                await SayAsync(
                    desk, SlaFactKind.Corrected, _said[0].At + Duration.FromSeconds(_dice.Next(-15, 16)), "amendEntry", at => new { incidentId = Id, entryId = reported, occurredAt = at, precision = "SECOND", reason = "The clock was wrong." });
                break;
        }
    }

    private Task LaterAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(1 + (_dice.NextDouble() * seconds)));

    private Task<Guid> SayAsync(SlaDesk desk, SlaFactKind kind, string field, Func<string, object> input) => SayAsync(desk, kind, Now(), field, input);

    private async Task<Guid> SayAsync(SlaDesk desk, SlaFactKind kind, Instant at, string field, Func<string, object> input)
    {
        var (entry, recordedAt) = await desk.RecordAsync(_dice, field, input(InstantPattern.General.Format(at)));
        _said.Add(new(kind, at, entry, recordedAt));
        return entry;
    }

    private static Instant Now() => Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds());
}
