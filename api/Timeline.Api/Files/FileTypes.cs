using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Files;

/// <summary>Binds the files of an incident.</summary>
internal static class FileTypes
{
    public static void Bind(SchemaBindings schema) => schema.Object<AttachedFile>("AttachedFile")
        .Field("id", FileUrls.IdOf)
        .Field("entryId", file => file.EntryId.ToString())
        .Field("about", file => file.About?.ToString())
        .Field("url", FileUrls.Original)
        .Field("shownUrl", file => FileUrls.Of(file, ShownAs.Shown))
        .Field("thumbnailUrl", file => FileUrls.Of(file, ShownAs.Thumbnail))
        .Properties();
}
