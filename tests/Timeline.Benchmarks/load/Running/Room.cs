using NodaTime;
using NodaTime.Text;

namespace Timeline.Benchmarks.Load.Running;

/// <summary>An incident that was declared and filled for a benchmark.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Begin">When its first entry happened; the others follow over <see cref="Span"/>.</param>
/// <param name="Filled">A moment at which all of them were recorded.</param>
internal sealed record Room(string Id, string Key, Instant Begin, string Filled)
{
    /// <summary>The entries of an incident that are more than notes: the same in every one.</summary>
    public const int Landmarks = 10;

    public static readonly Duration Span = Duration.FromHours(22);

    private const int MostImported = 2_000;

    private const string Declare = """mutation($title: String!) { declareIncident(input: { title: $title, severity: SEV2 }) { incident { id key } error { message } } }""";
    private const string Import =
        """mutation($input: ImportEntriesInput!) { importEntries(input: $input) { incident { asKnownAt } skippedCount error { message field } } }""";

    // A first contact, five attempts to reach somebody, the first hands on it, three updates.
    private static readonly string[] Roles =
        ["REPORTED", "CONTACT_ATTEMPT", "CONTACT_ATTEMPT", "CONTACT_ATTEMPT", "CONTACT_ATTEMPT", "CONTACT_ATTEMPT", "ENGAGED", "UPDATE", "UPDATE", "UPDATE"];

    /// <param name="client">Of any node.</param>
    /// <param name="entries">How many; <see cref="Landmarks"/> of them, spread over the time, are more than notes.</param>
    public static async Task<Room> MakeAsync(NodeClient client, int entries)
    {
        var declared = (await client.AskAsync(Declare, new { title = $"The pumps stand still, {entries} entries" })).GetProperty("declareIncident").GetProperty("incident");
        var (id, key) = (declared.GetProperty("id").GetString()!, declared.GetProperty("key").GetString()!);
        var begin = SystemClock.Instance.GetCurrentInstant() - Span - Duration.FromHours(1);
        var filled = "";
        foreach (var numbers in Enumerable.Range(0, entries).Chunk(MostImported))
        {
            var imported = (await client.AskAsync(Import, new { input = new { incidentId = id, entries = numbers.Select(number => Entry(number, entries, begin)) } })).GetProperty("importEntries");
            filled = imported.GetProperty("incident").GetProperty("asKnownAt").GetString()!;
            if (imported.GetProperty("skippedCount").GetInt32() != 0)
                throw new InvalidOperationException("An import skipped entries that were not there yet.");
        }

        return new Room(id, key, begin, filled);
    }

    /// <summary>The cursor of the entry in the middle of the timeline.</summary>
    public async Task<string> MiddleAsync(NodeClient client, int entries)
    {
        const string Query = """query($key: String!, $first: Int!, $after: String) { incident(key: $key) { timeline(first: $first, after: $after) { pageInfo { endCursor } } } }""";
        string? after = null;
        for (var left = entries / 2; left > 0; left -= 500)
        {
            var page = await client.AskAsync(Query, new { key = Key, first = Math.Min(left, 500), after });
            after = page.GetProperty("incident").GetProperty("timeline").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        return after!;
    }

    /// <summary>A moment in its time, as text; 0 is its first entry, 1 after its last.</summary>
    public string At(double part) => InstantPattern.ExtendedIso.Format(Begin + (Span * part));

    private static object Entry(int number, int entries, Instant begin)
    {
        var at = InstantPattern.ExtendedIso.Format(begin + (Span * ((double)number / entries)));
        var landmark = (long)number * Landmarks / entries;
        var isFirstOfItsTenth = number == 0 || ((number - 1L) * Landmarks / entries) < landmark;
        var role = entries < Landmarks || !isFirstOfItsTenth ? "NOTE" : Roles[landmark];
        return new { occurredAt = at, precision = "SECOND", role, who = "Grace Hopper", text = $"Pump {number % 12} was primed again, **{number}**; the pressure is watched from the control room." };
    }
}
