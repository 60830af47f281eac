using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Storage.Files;

namespace Timeline.Api.Postmortems.Published;

/// <summary>Where it stands what is kept of the published versions of a postmortem, and where the bytes lie.</summary>
internal static class OutputStreams
{
    private const string Actor = "Timeline";

    /// <summary>Follows from the incident's id. It owns the bytes, too.</summary>
    public static Guid Of(IncidentId incident) => PostmortemReader.Derived("outputs"u8, incident);

    public static FileKey KeyOf(IncidentId incident, OutputFormat format, string sha256) => new(Tenants.Only, Of(incident), sha256, $"postmortem.{OutputFormats.ExtensionOf(format)}");

    /// <param name="moment">As it was known then. Null: as it is now.</param>
    public static async Task<KeptOutputs> ReadAsync(IQuerySession session, IncidentId incident, Instant? moment, CancellationToken cancellation) => KeptOutputs.Fold(
        (await session.Events.FetchStreamAsync(Of(incident), token: cancellation))
            .Select(stored => ((OutputEvent)stored.Data, Instant.FromDateTimeOffset(stored.Timestamp)))
            .TakeWhile(recorded => moment is not { } known || recorded.Item2 <= known));

    /// <summary>A session that appends what nobody decided: the program itself records what it keeps.</summary>
    public static IDocumentSession Recording(this IDocumentStore store)
    {
        var session = store.Writing();
        session.LastModifiedBy = Actor;
        session.SetHeader(EventHeaders.Source, nameof(Source.System));
        return session;
    }
}

/// <summary>The forms of an output, and for whom it is, as documents and downloads know them.</summary>
internal static class OutputFormats
{
    public static string ExtensionOf(OutputFormat format) => format switch
    {
        OutputFormat.Markdown => "md",
        OutputFormat.Html => "html",
        OutputFormat.Pdf => "pdf",
        _ => "json",
    };

    public static string MediaTypeOf(OutputFormat format) => format switch
    {
        OutputFormat.Markdown => "text/markdown; charset=utf-8",
        OutputFormat.Html => "text/html; charset=utf-8",
        OutputFormat.Pdf => "application/pdf",
        _ => "application/json; charset=utf-8",
    };

    /// <summary>As people call it.</summary>
    public static string NameOf(OutputFormat format) => format == OutputFormat.Markdown ? "Markdown" : Say.Name(format);

    /// <param name="withdrawn">True: the one that says that the version was withdrawn.</param>
    public static OutputKey KeyOf(int number, OutputFormat format, DocumentView view, bool withdrawn) => new(
        number, format, view.IsExternal ? OutputReader.External : view.RolesNotNames ? OutputReader.Roles : OutputReader.People, view.Chosen is [PostmortemSection.ExternalMessage] ? [] : [.. view.Chosen.Distinct().Order()], withdrawn);

    public static DocumentView ViewOf(OutputKey key) => key.Reader switch
    {
        OutputReader.People => DocumentView.Whole,
        OutputReader.Roles => DocumentView.Blameless,
        _ => DocumentView.External(key.Sections),
    };
}
