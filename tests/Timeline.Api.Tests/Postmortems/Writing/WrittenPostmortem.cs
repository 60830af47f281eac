using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Writing;

/// <summary>An incident with a postmortem, and those who write in it.</summary>
internal sealed class WrittenPostmortem : IDisposable
{
    private const string Part =
        """
        section written { markdown html authors { name personId } incidentVersion references { label entryId } redaction { reason } }
        hold { by { personId } since until } draft { markdown version incidentVersion by { personId } }
        kept { draftId markdown version by { personId } difference { paragraphs { kind before after } } }
        comments { commentId text replyTo open resolvedBy } outdated difference { paragraphs { kind before after words { kind text } } }
        """;

    public required TimelineClient Ada { get; init; }

    public required TimelineClient Grace { get; init; }

    public required string AdaId { get; init; }

    public required string GraceId { get; init; }

    public required string Incident { get; init; }

    public static async Task<WrittenPostmortem> DraftAsync(RunningTimeline timeline)
    {
        var people = new SignedInPeople(timeline);
        var (ada, grace) = (await people.SignInAsync("MANAGER"), await people.SignInAsync("MANAGER"));
        var client = ada.Http(timeline.Root);
        var incident = await client.DeclareAsync();
        await client.DoAsync("draftPostmortem", new { incidentId = incident }, "postmortem { id }");
        return new() { Ada = client, Grace = grace.Http(timeline.Root), AdaId = ada.PersonId, GraceId = grace.PersonId, Incident = incident };
    }

    /// <summary>The payload of a mutation on a section, whether it was refused or not.</summary>
    public Task<JsonElement> TryAsync(TimelineClient by, string mutation, object? more = null, string section = "SUMMARY") => by.MutateAsync(
        mutation, Input(more, section), mutation == "saveSectionDraft" ? $"section {{ {Part} }} kept {{ draftId markdown version difference {{ paragraphs {{ kind before after }} }} }}" : $"section {{ {Part} }}");

    /// <summary>The section after a mutation on it; a rejection fails the test.</summary>
    public async Task<JsonElement> DoAsync(TimelineClient by, string mutation, object? more = null, string section = "SUMMARY")
    {
        var payload = await TryAsync(by, mutation, more, section);
        Assert.True(payload.GetProperty("error").ValueKind == JsonValueKind.Null, payload.GetProperty("error").ToString());
        return payload.GetProperty("section");
    }

    /// <summary>Holds a section, writes in it and ends the hold.</summary>
    public async Task<JsonElement> WriteAsync(TimelineClient by, string markdown, string section = "SUMMARY", long? incidentVersion = null)
    {
        var held = await DoAsync(by, "holdSection", section: section);
        var saved = await DoAsync(by, "saveSectionDraft", new { version = held.Number("draft.version"), markdown, incidentVersion }, section);
        return await DoAsync(by, "finishSection", new { version = saved.Number("draft.version") }, section);
    }

    /// <summary>A mutation on the whole postmortem.</summary>
    public Task<JsonElement> ReviewAsync(TimelineClient by, string mutation, object? more = null) =>
        by.MutateAsync(mutation, Input(more, section: null), "postmortem { status version publications { number reason missing withdrawal { reason } } }");

    public async Task<JsonElement> SectionAsync(string section = "SUMMARY") => (await PostmortemAsync($"sections(only: [{section}]) {{ {Part} }}")).At("sections.0");

    public async Task<JsonElement> PostmortemAsync(string selection) =>
        (await Ada.AskAsync($"query($key: String!) {{ incident(key: $key) {{ postmortem {{ {selection} }} }} }}", new { key = Incident })).At("incident.postmortem");

    public void Dispose()
    {
        Ada.Dispose();
        Grace.Dispose();
    }

    private Dictionary<string, object?> Input(object? more, string? section)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["incidentId"] = Incident };
        if (section is not null)
            input["section"] = section;
        foreach (var member in more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject().ToList())
            input[member.Name] = member.Value;
        return input;
    }
}
