using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Torture.Application;

namespace Timeline.Torture.SlaClocks;

/// <summary>Sends commands to whichever node answers, again with the same id when none did.</summary>
internal sealed class SlaDesk(ApiClient client) : IDisposable
{
    // One person may have a hundred operations under way.
    private const int Hands = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly SemaphoreSlim _hands = new(Hands);

    /// <summary>The customer whose contract promises what <see cref="ExpectedClock.Within"/> says.</summary>
    public string Customer { get; } = $"Customer {Guid.NewGuid():N}";

    public async Task PrepareAsync()
    {
        var dice = new Random(1);
        var customerId = await AddAsync("customer", new { name = Customer });
        var calendarId = await AddAsync("calendar", new { name = "Always", calendar = new { zone = "UTC", always = true } });
        var (severities, from) = (new[] { "SEV1" }, new[] { "REPORTED" });
        var terms = new
        {
            calendarId,
            targets = new[]
            {
                new { name = ExpectedClock.Response, severities, from, to = "ENGAGED", within = Length(ExpectedClock.Response) },
                new { name = ExpectedClock.Restore, severities, from, to = "MITIGATED", within = Length(ExpectedClock.Restore) },
            },
            cadences = new[] { new { name = ExpectedClock.Updates, severities, from, every = Length(ExpectedClock.Updates) } },
            warnAt = ExpectedClock.WarnAt,
            pauseReasons = new[] { "waiting for customer" },
        };
        var policyId = await AddAsync("slaPolicy", new { name = "Policy", terms, validFrom = "2010-01-01" });
        await AddAsync("contract", new { customerId, policyId, validFrom = "2010-01-01" });

        async Task<string> AddAsync(string what, object input) =>
            (await SendAsync(dice, $"add{char.ToUpperInvariant(what[0])}{what[1..]}", input, $"{what} {{ id }}")).GetProperty(what).GetProperty("id").GetString()!;
    }

    /// <returns>The entry that it made or changed, and when that was recorded.</returns>
    public async Task<(Guid Entry, Instant RecordedAt)> RecordAsync(Random dice, string field, object input)
    {
        var entry = (await SendAsync(dice, field, input, "entry { id recordedAt }")).GetProperty("entry");
        return (Guid.Parse(entry.GetProperty("id").GetString()!), InstantPattern.ExtendedIso.Parse(entry.GetProperty("recordedAt").GetString()!).Value);
    }

    /// <param name="dice">Chooses the node.</param>
    /// <param name="field">The mutation.</param>
    /// <param name="input">Its input, without a command's id.</param>
    /// <param name="answer">What is asked for of the answer.</param>
    public async Task<JsonElement> SendAsync(Random dice, string field, object input, string answer)
    {
        var query = $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {answer} error {{ code message }} }} }}";
        var given = JsonSerializer.SerializeToNode(input)!.AsObject();
        if (!given.ContainsKey("commandId"))
            given["commandId"] = Guid.CreateVersion7();
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (Environment.TickCount64 < deadline)
        {
            await _hands.WaitAsync();
            var sent = await client.SendAsync(dice.Next(100), query, new { input = given });
            _hands.Release();
            if (sent.Refused is not null)
                throw new InvalidOperationException($"{field} is refused: {sent.Refused}");
            if (sent.Data?.GetProperty(field) is { } data)
                return data.GetProperty("error").ValueKind == JsonValueKind.Null ? data : throw new InvalidOperationException($"{field} is refused: {data.GetProperty("error")}");
            await Task.Delay(50);
        }

        throw new InvalidOperationException($"{field} is not answered within three minutes.");
    }

    public void Dispose() => _hands.Dispose();

    private static string Length(string name) => PeriodPattern.Roundtrip.Format(Period.FromSeconds((long)ExpectedClock.Within[name].TotalSeconds));
}
