using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Timeline.Storage.Json;

/// <summary>The JSON of events and documents, as it always was: members as declared, enums by name, nulls written, NodaTime values by their ISO patterns.</summary>
public static class StoreJson
{
    /// <summary>Fresh options for a store.</summary>
    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { Converters = { new StorableStringConverter(), new JsonStringEnumConverter(allowIntegerValues: true) } };
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
