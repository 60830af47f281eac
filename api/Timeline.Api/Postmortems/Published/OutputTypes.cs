using Marten;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Published;

/// <summary>An output with the incident that it is about.</summary>
internal sealed record ShownOutput(string IncidentKey, KeptOutput Output);

/// <summary>What is kept of published versions.</summary>
internal static class OutputTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<OutputFormat>("OutputFormat");
        schema.Enum<OutputReader>("OutputReader");
        schema.Enum<ForgottenBecause>("ForgottenBecause");
        schema.Object<ShownOutput>("PublishedOutput")
            .Field("format", shown => shown.Output.Key.Format)
            .Field("reader", shown => shown.Output.Key.Reader)
            .Field("sections", shown => shown.Output.Key.Sections)
            .Field("withdrawn", shown => shown.Output.Key.Withdrawn)
            .Field("url", UrlOf)
            .Field("bytes", shown => shown.Output.Bytes)
            .Field("before", shown => shown.Output.Before);
        schema.Object<KeptBytes>("OutputBytes").Properties();
        schema.Object<ForgottenBytes>("ForgottenBytes").Properties();
    }

    /// <summary>Of a publication, as it was known at the moment that the incident is.</summary>
    public static async ValueTask<object?> OutputsAsync(FieldContext field, CancellationToken cancellation)
    {
        var (postmortem, publication) = field.Parent<ShownPublication>();
        await using var session = field.Service<IDocumentStore>().Reading();
        var kept = await OutputStreams.ReadAsync(session, postmortem.Incident.Id, postmortem.Incident.Moment, cancellation);
        return kept.Outputs.Where(output => output.Key.Number == publication.Number).Select(output => new ShownOutput(postmortem.Incident.Key, output)).ToList();
    }

    private static string UrlOf(ShownOutput shown)
    {
        var key = shown.Output.Key;
        var reader = key.Reader switch
        {
            OutputReader.People => "",
            OutputReader.Roles => "&names=roles",
            _ when key.Sections.Count == 0 => "&audience=external",
            _ => $"&audience=external&sections={string.Join(',', key.Sections.Select(Say.Name))}",
        };
        return $"{PostmortemEndpoints.UrlOf(shown.IncidentKey, OutputFormats.ExtensionOf(key.Format))}?version={Say.Count(key.Number)}{reader}{(key.Withdrawn ? "" : "&standing=published")}";
    }
}
