using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>The story so far of an incident, told from its record for the moment that is asked for.</summary>
internal static class StorySoFarField
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<StorySection>("StorySection");
        schema.Object<StorySoFar>("StorySoFar").Properties();
        schema.Object<StorySentence>("StorySentence").Field("entryIds", sentence => sentence.Entries.Select(id => id.ToString()).ToList()).Properties();
        schema.Object<IncidentRecord>("Incident").Field("storySoFar", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (record, since) = (field.Parent<IncidentRecord>(), field.Argument<Instant?>("since"));
        if (field.Argument<Instant?>("asKnownAt") is not { } moment)
            return StorySoFar.Tell(record, field.Service<IClock>().GetCurrentInstant(), since);

        return await field.Service<IncidentReader>().EarlierAsync(record, moment, cancellation) is { } earlier
            ? StorySoFar.Tell(earlier, moment, since)
            : null;
    }
}
