using Marten;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>A section in two published versions.</summary>
internal sealed record SectionComparison(PostmortemSection Section, TextDifference Difference);

/// <summary>What two published versions differ in.</summary>
internal sealed record PostmortemComparison(ShownPublication From, ShownPublication To, IReadOnlyList<SectionComparison> Sections, RecordComparison Record);

/// <summary>Published versions as they were: folded from the events up to then, so that what is redacted is gone from them too. For incidents that the caller was shown.</summary>
internal sealed class PublishedVersions(IDocumentStore store, PostmortemRecords postmortems, SectionTexts texts)
{
    /// <summary>The postmortem as one of its published versions has it.</summary>
    public async Task<PostmortemRecord> ReadAsync(PostmortemDraft postmortem, Publication publication, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await postmortems.AtAsync(session, postmortem.Incident.Id, publication.PostmortemVersion, cancellation);
    }

    /// <summary>What was missing from it, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(ShownPublication shown, CancellationToken cancellation)
    {
        if (shown.Publication.Missing.Count == 0)
            return [];
        var then = await ReadAsync(shown.Postmortem, shown.Publication, cancellation);
        var basis = await texts.AtAsync(shown.Postmortem.Incident.Id, then.Drafted!, cancellation);
        // The words of comments as they are now: what is redacted is not said.
        return [.. Completeness.Missing(shown.Publication, shown.Postmortem.Record, basis.Record, basis.Catalogue).Select(Timeline.Markdown.VisibleText.Of)];
    }

    /// <summary>Null when one of the two does not exist.</summary>
    public async Task<PostmortemComparison?> CompareAsync(PostmortemDraft postmortem, int from, int to, CancellationToken cancellation)
    {
        if (Find(from) is not { } earlier || Find(to) is not { } later)
            return null;
        var (before, after) = (await ReadAsync(postmortem, earlier, cancellation), await ReadAsync(postmortem, later, cancellation));
        var sections = new List<SectionComparison>();
        foreach (var section in Enum.GetValues<PostmortemSection>())
        {
            var (id, saidBefore) = (postmortem.Incident.Id, await texts.OfAsync(postmortem.Incident.Id, before, section, cancellation));
            if (TextDifference.Between(saidBefore, await texts.OfAsync(id, after, section, cancellation)) is { } difference)
                sections.Add(new(section, difference));
        }

        var (basis, newer) = (
            await texts.AtAsync(postmortem.Incident.Id, before.Drafted!, cancellation), await texts.AtAsync(postmortem.Incident.Id, after.Drafted!, cancellation));
        return new(new(postmortem, earlier), new(postmortem, later), sections, RecordComparison.Of(basis.Record, newer.Record));

        Publication? Find(int number) => postmortem.Record.Publications.Find(publication => publication.Number == number);
    }
}
